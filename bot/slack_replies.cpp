#include "bot/slack_replies.hpp"

#include "bot/ops/log.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace coach::bot::replies {

namespace {

using nlohmann::json;
using namespace std::chrono_literals;

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& codes, std::string_view code) {
    return std::ranges::find(codes, code) != codes.end();
}

/// Slackbot says that it is no bot.
bool is_person(const json& user) {
    constexpr std::array kinds{"is_bot", "is_app_user", "is_workflow_bot", "is_connector_bot"};
    return text_at(user, "id") != "USLACKBOT" &&
           std::ranges::none_of(kinds, [&](const char* kind) { return flag_at(user, kind); });
}

/// The statuses that product.md names.
bool is_vacation(const json& profile) {
    const auto emoji = text_at(profile, "status_emoji");
    return emoji == ":palm_tree:" || emoji == ":airplane:" ||
           fold(text_at(profile, "status_text")).find("vacationing") != std::string::npos;
}

/// Codes of ours for requests that never left: see slack::net_error.
constexpr std::array<std::string_view, 4> never_sent{"resolve_failed", "connect_failed",
                                                     "tls_failed", "handshake_failed"};

/// No moment that Slack names lies outside of these, and no sum with one of them overflows.
timestamp from_seconds(std::int64_t seconds) {
    constexpr std::int64_t year_10000 = 253'402'300'800;
    return timestamp{std::chrono::seconds{std::clamp<std::int64_t>(seconds, 0, year_10000)}};
}

}  // namespace

std::string text_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || !found->is_string() ? "" : found->get<std::string>();
}

json object_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || !found->is_object() ? json::object() : *found;
}

bool flag_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && *found == true;
}

std::int64_t number_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || !found->is_number_integer() ? 0 : found->get<std::int64_t>();
}

member read_member(const json& user, const team_id& team) {
    const auto profile = object_at(user, "profile");
    auto name = text_at(profile, "display_name");
    if (name.empty()) name = text_at(user, "real_name");
    if (name.empty()) name = text_at(user, "name");
    const auto home = text_at(user, "team_id");
    const bool elsewhere = flag_at(user, "is_stranger") || (!home.empty() && home != team.str());
    const auto ends = number_at(profile, "status_expiration");
    return {.id = {.team = team, .member = member_id{text_at(user, "id")}},
            .name = std::move(name),
            .time_zone = text_at(user, "tz"),
            .is_person = is_person(user),
            .is_here = !elsewhere && !flag_at(user, "deleted"),
            .on_vacation = is_vacation(profile),
            .status_ends = ends > 0 ? std::optional(from_seconds(ends)) : std::nullopt};
}

std::optional<timestamp> quiet_until(const json& status, timestamp now) {
    std::optional<timestamp> out;
    const auto begin = from_seconds(number_at(status, "next_dnd_start_ts"));
    const auto end = from_seconds(number_at(status, "next_dnd_end_ts"));
    if (flag_at(status, "dnd_enabled") && begin <= now && now < end) out = end;
    const auto snoozed = from_seconds(number_at(status, "snooze_endtime"));
    if (flag_at(status, "snooze_enabled") && now < snoozed) {
        out = std::max(out.value_or(snoozed), snoozed);
    }
    return out;
}

sending as_sending(const slack::api_error& why) {
    constexpr auto after_refusal = 5min;
    using enum sending::fate;
    const auto wait = why.retry_after.value_or(0s);
    switch (why.kind) {
        case slack::error_class::transient:
            if (why.code == "ratelimited" || why.code == "rate_limited") {
                return {.what = limited, .why = why.code, .wait = wait};
            }
            return {.what = is_among(never_sent, why.code) ? later : unknown,
                    .why = why.code,
                    .wait = wait};
        case slack::error_class::dead_token:
            return {.what = limited, .why = why.code, .wait = after_refusal};
        case slack::error_class::config:
            return {.what = later, .why = why.code, .wait = after_refusal};
        case slack::error_class::bug:
        case slack::error_class::refused:
            break;
    }
    return {.what = refused, .why = why.code};
}

void report(std::string_view what, const slack::api_method& method, const slack::api_error& why) {
    if (why.needed.empty()) {
        log::warning(what, {{"method", method.name}, {"cause", why.code}});
    } else {
        log::warning(what, {{"method", method.name}, {"cause", why.code}, {"scope", why.needed}});
    }
}

}  // namespace coach::bot::replies
