#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// A slash command that somebody typed.
struct typed_command {
    std::string person;
    std::string channel;
    std::string command;  ///< with its slash
    std::string text;     ///< as it goes to the app
};

/// A press or a choice on a message.
struct click {
    std::string person;
    std::string channel;
    std::string ts;
    std::string block_id;
    std::string action_id;
    nlohmann::json chosen;    ///< what was chosen: `{"selected_option":{…}}`; empty for a button
    nlohmann::json values{};  ///< what stands in other elements, in the form of `state.values`
};

/// The payload of a slash command (slack-platform 1.8), with a fresh trigger id and response URL.
/// Person and channel must exist.
nlohmann::json command_payload(models& all, const typed_command& command, moment now);

/// The payload of a block action on a message (1.8). `values` is the message's state; person,
/// channel, message and element must exist.
nlohmann::json action_payload(models& all, const click& on, const nlohmann::json& values,
                              moment now);

/// A message as the Web API and payloads show it, its plain texts escaped as Slack's echo is.
nlohmann::json echoed_message(const models& all, const message& m);

}  // namespace coach::sandbox
