#include "bot/ops/slack_checks.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <iomanip>
#include <locale>
#include <sstream>

namespace coach::ops {

namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;

std::string joined(std::span<const std::string> words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

/// "Sun, 22 Nov 2026 19:43:19 GMT"; nothing where it is no such date (RFC 9110, 5.6.7).
std::optional<sys_seconds> parse_http_date(std::string_view text) {
    std::istringstream in{std::string(text)};
    in.imbue(std::locale::classic());
    std::tm parts{};
    in >> std::get_time(&parts, "%a, %d %b %Y %H:%M:%S GMT");
    if (in.fail()) return std::nullopt;
    const std::chrono::year_month_day day{
        std::chrono::year{parts.tm_year + 1900},
        std::chrono::month{static_cast<unsigned>(parts.tm_mon) + 1},
        std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    if (!day.ok()) return std::nullopt;
    return sys_days{day} + std::chrono::hours{parts.tm_hour} + std::chrono::minutes{parts.tm_min} +
           std::chrono::seconds{parts.tm_sec};
}

diagnosis unreachable(std::string subject, const slack::api_error& error) {
    if (error.code == "ratelimited") {
        return {.how = verdict::warning,
                .subject = std::move(subject),
                .text = "Slack was asked too often (ratelimited). Try again in a minute."};
    }
    return {.how = verdict::wrong,
            .subject = std::move(subject),
            .text = fmt::format("Slack does not answer ({}). Check this machine's network, its "
                                "firewall, the system's certificates and SLACK_API_URL.",
                                error.code)};
}

diagnosis refused(std::string subject, const slack::api_error& error, std::string_view mend) {
    return {.how = verdict::wrong,
            .subject = std::move(subject),
            .text = fmt::format("Slack answers {}. {}", error.code, mend)};
}

std::string_view mend_of_app_token(const slack::api_error& error) {
    if (error.code == "missing_scope") {
        return "Generate an app-level token with connections:write, under Basic Information.";
    }
    if (error.code == "not_allowed_token_type") {
        return "SLACK_APP_TOKEN must be the app-level token (xapp-…), from Basic Information.";
    }
    if (error.kind == slack::error_class::dead_token) {
        return "Generate a new app-level token, under Basic Information, and set SLACK_APP_TOKEN.";
    }
    return "Switch Socket Mode on, under Socket Mode in the app's settings.";
}

std::string_view mend_of_bot_token(const slack::api_error& error) {
    if (error.code == "not_allowed_token_type") {
        return "SLACK_BOT_TOKEN must be the bot token (xoxb-…), from Install App.";
    }
    return "Install the app anew, under Install App, and set SLACK_BOT_TOKEN to the token shown.";
}

}  // namespace

bool refuses_token(const slack::api_error& error) {
    return error.kind == slack::error_class::dead_token || error.kind == slack::error_class::config;
}

diagnosis diagnose_bot_token(const slack::identity_result& said) {
    if (said) {
        return {.how = verdict::ok,
                .subject = "bot token",
                .text = "accepted in the workspace " + said->team_id};
    }
    const auto& error = said.error();
    if (error.kind == slack::error_class::transient) return unreachable("bot token", error);
    return refused("bot token", error, mend_of_bot_token(error));
}

diagnosis diagnose_scopes(const slack::identity& bot, std::span<const std::string> required) {
    const auto missing = slack::missing_scopes(bot.scopes, {required.begin(), required.end()});
    if (missing.empty()) {
        return {.how = verdict::ok,
                .subject = "scopes",
                .text = fmt::format("all {} are granted", required.size())};
    }
    return {.how = verdict::wrong,
            .subject = "scopes",
            .text = fmt::format("missing: {}. Add this under OAuth & Permissions, or paste what "
                                "`pm-coach manifest` prints, and reinstall the app.",
                                joined(missing))};
}

diagnosis diagnose_socket_mode(const std::optional<slack::api_error>& failed) {
    constexpr auto subject = "socket mode";
    if (!failed) return {.how = verdict::ok, .subject = subject, .text = "a ticket was issued"};
    if (failed->kind == slack::error_class::transient) return unreachable(subject, *failed);
    return refused(subject, *failed, mend_of_app_token(*failed));
}

diagnosis diagnose_clock(std::string_view date, timestamp now) {
    constexpr std::chrono::seconds usual{30};
    constexpr std::chrono::minutes bearable{5};
    const auto slacks = parse_http_date(date);
    if (!slacks) {
        return {.how = verdict::warning,
                .subject = "clock",
                .text = "Slack's answer had no date to compare with. Check it with `date -u`."};
    }
    const auto ahead = std::chrono::round<std::chrono::seconds>(now - *slacks);
    const auto apart = std::chrono::abs(ahead);
    if (apart <= usual) {
        return {.how = verdict::ok,
                .subject = "clock",
                .text = fmt::format("within {} s of Slack's", usual.count())};
    }
    return {.how = apart <= bearable ? verdict::warning : verdict::wrong,
            .subject = "clock",
            .text = fmt::format("{} s {} Slack's: prompts go out at the wrong time. Switch time "
                                "synchronization on (timedatectl set-ntp true).",
                                apart.count(), ahead.count() > 0 ? "ahead of" : "behind")};
}

}  // namespace coach::ops
