#pragma once

#include "bot/routing/slack_port.hpp"

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
    command,           ///< a slash command: may be answered in its acknowledgement
    action,            ///< a pressed button or a choice, on a message, in a modal or in Home
    submission,        ///< a modal that was sent: answered in its acknowledgement
    shortcut,          ///< a global shortcut
    message_shortcut,  ///< a shortcut on a message
    home,              ///< Home was opened
    direct_message,    ///< words to the app, between the two of them
    mention,           ///< words to the app, in a channel
    member_change,     ///< what Slack knows of somebody has changed
};

/// The view that a request came from.
struct request_view {
    std::string id;
    std::string hash;      ///< changes with each redraw
    std::string metadata;  ///< `private_metadata`: a claim
    bool is_home = false;
    nlohmann::json values{};  ///< `state.values`: what stands in its inputs
    nlohmann::json echo{};    ///< all of it as Slack echoes it: plain texts are escaped
};

/// The message that a shortcut was used on.
struct request_message {
    std::string text;  ///< unescaped
    std::string link;  ///< where it stands
};

/// One thing that a person asked for: a typed view of an envelope's payload. Everything in it comes
/// from a client and is a claim; only `who` is vouched for by Slack.
struct request {
    request_kind kind{};
    actor who;
    std::string route;           ///< the command ("/level"), action id or callback id
    std::string words{};         ///< what was typed, or the value that was pressed or chosen
    std::string response_url{};  ///< a secret; empty where Slack gave none
    std::string trigger{};       ///< a secret; opens one modal, within 3 s
    std::string conversation{};  ///< where it happened; empty in modals and Home
    std::string key{};           ///< the same for every delivery of this request; a secret
    bool on_ephemeral = false;   ///< an action on a message that nobody else sees
    std::optional<request_view> view{};
    std::optional<request_message> message{};
    std::optional<bot::member> member{};  ///< of member_change: how they are now
};

/// Reads the payload of a slash command. Nothing where a field that every command has is missing.
/// Source: docs.slack.dev/interactivity/implementing-slash-commands.
std::optional<request> read_command(const nlohmann::json& payload);

/// Reads the payload of an interaction. Nothing where it is of a kind that this app does not offer.
/// Source: docs.slack.dev/interactivity/handling-user-interaction.
std::optional<request> read_interaction(const nlohmann::json& payload);

/// Reads the payload of an event. Nothing for the app's own messages, edits, and events that this
/// app does nothing about.
/// Source: docs.slack.dev/apis/events-api.
std::optional<request> read_event(const nlohmann::json& payload);

}  // namespace coach::bot
