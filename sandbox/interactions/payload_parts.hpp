#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace coach::sandbox {

/// What every payload of an `interactive` envelope has (slack-platform 1.8): type, person, team,
/// app and token. The person must exist.
nlohmann::json payload_base(const models& all, std::string_view type, std::string_view person);

/// A fresh response URL, as an address.
std::string new_response_url(models& all, response_target target, moment now);

/// The time of an action in Slack's form: "1760000000.000100".
std::string action_ts(moment now);

/// What a channel is called in payloads: `{"id","name"}`, the name of a DM being "directmessage".
nlohmann::json channel_part(const channel& where);

/// `container` of something that happened on a message.
nlohmann::json container_of(const message& m);

/// The item of `actions` for an element, with what was chosen: `{"selected_option":{…}}`, empty for
/// a button.
nlohmann::json acted_element(const nlohmann::json& element, std::string_view block_id,
                             const nlohmann::json& chosen, moment now);

/// What a control shows where the app did not acknowledge; empty where it did (1.6).
std::string_view failure_notice(delivery_end end);

/// Slack's verification token, which apps are to ignore.
inline constexpr auto verification_token = "sandbox-verification-token";

}  // namespace coach::sandbox
