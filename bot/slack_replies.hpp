#pragma once

#include "bot/routing/slack_port.hpp"
#include "bot/slack/api_error.hpp"
#include "bot/slack/methods.hpp"
#include "core/clock.hpp"
#include "core/ids.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What Slack's replies say, read without trust: what is missing or of another type is empty.
namespace coach::bot::replies {

/// The `event_type` of the metadata that marks what was sent.
/// Source: docs.slack.dev/messaging/message-metadata.
inline constexpr auto mark_type = "pm_coach_sent";

std::string text_at(const nlohmann::json& object, const char* key);
nlohmann::json object_at(const nlohmann::json& object, const char* key);
bool flag_at(const nlohmann::json& object, const char* key);
std::int64_t number_at(const nlohmann::json& object, const char* key);

/// The member that a user object describes. Slack's names for people, in their order: display name,
/// real name, name. Source: docs.slack.dev/reference/objects/user-object.
member read_member(const nlohmann::json& user, const team_id& team);

/// Until when that person wants no notifications, if they do at that moment.
/// Source: docs.slack.dev/reference/methods/dnd.teamInfo.
std::optional<timestamp> quiet_until(const nlohmann::json& status, timestamp now);

/// What a failed call means for something that was to be sent.
sending as_sending(const slack::api_error& why);

/// The failure in one line of the log, with the scope's name where one is missing.
void report(std::string_view what, const slack::api_method& method, const slack::api_error& why);

}  // namespace coach::bot::replies
