#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace coach::bot {

/// Who acted, by Slack's ids.
struct actor {
    std::string user;  ///< "U…" or "W…"
    std::string team;  ///< "T…"
};

/// How a person reached the app.
enum class request_kind {
    command,  ///< a slash command: may be answered in its acknowledgement
    action,   ///< a pressed button: may only be answered through its response URL
};

/// One thing that a person asked for: a typed view of an envelope's payload. Everything in it comes
/// from a client and is a claim; only `who` is vouched for by Slack.
struct request {
    request_kind kind{};
    actor who;
    std::string route;          ///< the command ("/level") or the action id
    std::string words;          ///< what was typed after the command, or the button's value
    std::string response_url;   ///< a secret; empty where Slack gave none
    std::string key;            ///< the same for every delivery of this request; a secret
    bool on_ephemeral = false;  ///< an action on a message that nobody else sees
};

/// Reads the payload of a slash command. Nothing where a field that every command has is missing.
/// Source: docs.slack.dev/interactivity/implementing-slash-commands.
std::optional<request> read_command(const nlohmann::json& payload);

/// Reads the payload of an interaction. Nothing where it is of a kind that this app does not offer.
/// Source: docs.slack.dev/interactivity/handling-user-interaction.
std::optional<request> read_interaction(const nlohmann::json& payload);

}  // namespace coach::bot
