#include "config/settings.hpp"

#include "config/api_url.hpp"
#include "config/framework_file.hpp"
#include "config/listen_address.hpp"
#include "config/setting_values.hpp"
#include "config/state_directory.hpp"
#include "config/text_rule.hpp"
#include "config/token.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace coach::config {

namespace {

constexpr std::string_view default_api_url = "https://slack.com/api/";
constexpr std::string_view default_database = "pm-coach.db";
constexpr unsigned usual_messages = 300;
constexpr unsigned most_messages = 10'000;
constexpr unsigned most_backup_hours = 24 * 31;
constexpr unsigned most_backups = 1000;
/// Reports are there to be read, and access logs to be looked into.
constexpr unsigned fewest_days_to_read = 30;
constexpr unsigned most_days = 3650;
constexpr unsigned most_sent_days = 365;

const setting_value* find_value(const setting_values& values, std::string_view variable) {
    const auto found = values.find(variable);
    return found == values.end() ? nullptr : &found->second;
}

std::string read_api_url(const setting_values& values, findings& found) {
    const auto* value = find_value(values, "SLACK_API_URL");
    if (value == nullptr) return std::string(default_api_url);
    if (const auto fault = fault_of_api_url(value->text)) found.push_back(value->refused(*fault));
    return with_final_slash(value->text);
}

std::filesystem::path read_database(const setting_values& values, const environment& variables,
                                    findings& found) {
    if (const auto* value = find_value(values, "COACH_DATABASE")) return value->path();
    if (const auto folder = state_directory(variables)) return *folder / default_database;
    found.push_back({.source = "COACH_DATABASE",
                     .line = 0,
                     .column = 0,
                     .text = "is not set, and there is no home or state directory to default to; "
                             "allowed: a path"});
    return {};
}

std::optional<std::filesystem::path> read_framework(const setting_values& values) {
    const auto* value = find_value(values, "COACH_FRAMEWORK");
    if (value == nullptr) return std::nullopt;
    return value->path();
}

struct number_range {
    unsigned least = 1;
    unsigned most = 1;
};

/// A whole number in that range, where one is set.
std::optional<unsigned> read_number(const setting_values& values, std::string_view variable,
                                    number_range allowed, findings& found) {
    const auto* value = find_value(values, variable);
    if (value == nullptr) return std::nullopt;
    unsigned out = 0;
    const auto* end = value->text.data() + value->text.size();
    const auto [stopped, fault] = std::from_chars(value->text.data(), end, out);
    const bool fits = out >= allowed.least && out <= allowed.most;
    if (fault == std::errc{} && stopped == end && fits) return out;
    found.push_back(
        value->refused("is " + in_quotes(value->text) + "; allowed: a whole number from " +
                       std::to_string(allowed.least) + " to " + std::to_string(allowed.most)));
    return std::nullopt;
}

std::optional<std::chrono::days> read_days(const setting_values& values, std::string_view variable,
                                           number_range allowed, findings& found) {
    const auto number = read_number(values, variable, allowed, found);
    if (!number) return std::nullopt;
    return std::chrono::days{*number};
}

std::optional<listen_address> read_http(const setting_values& values, findings& found) {
    const auto* value = find_value(values, "COACH_HTTP");
    if (value == nullptr) return std::nullopt;
    auto address = parse_listen_address(value->text);
    if (!address) {
        found.push_back(value->refused("is " + in_quotes(value->text) +
                                       "; allowed: an address and a port, like 0.0.0.0:9090 or "
                                       "[::1]:9090, or :9090 for this machine alone"));
    }
    return address;
}

/// The numbers are checked where no folder is named, too.
std::optional<backup_settings> read_backups(const setting_values& values, findings& found) {
    backup_settings out;
    out.hours = read_number(values, "COACH_BACKUP_HOURS", {.most = most_backup_hours}, found)
                    .value_or(out.hours);
    out.keep =
        read_number(values, "COACH_BACKUP_KEEP", {.most = most_backups}, found).value_or(out.keep);
    const auto* value = find_value(values, "COACH_BACKUP_FOLDER");
    if (value == nullptr) return std::nullopt;
    out.folder = value->path();
    return out;
}

retention read_retention(const setting_values& values, findings& found) {
    constexpr number_range readable{.least = fewest_days_to_read, .most = most_days};
    return {.feedback = read_days(values, "COACH_KEEP_FEEDBACK_DAYS", readable, found),
            .accesses = read_days(values, "COACH_KEEP_ACCESS_LOG_DAYS", readable, found),
            .sent = read_days(values, "COACH_KEEP_SENT_DAYS", {.most = most_sent_days}, found)
                        .value_or(retention{}.sent)};
}

template <class Choice, std::size_t Count>
Choice read_choice(const setting_values& values, std::string_view variable,
                   const std::array<std::pair<std::string_view, Choice>, Count>& choices,
                   Choice otherwise, findings& found) {
    const auto* value = find_value(values, variable);
    if (value == nullptr) return otherwise;
    std::string allowed;
    for (const auto& [name, choice] : choices) {
        if (value->text == name) return choice;
        allowed += (allowed.empty() ? "" : ", ") + std::string(name);
    }
    found.push_back(value->refused("is " + in_quotes(value->text) + "; allowed: " + allowed));
    return otherwise;
}

constexpr std::array<std::pair<std::string_view, log_level>, 4> log_levels{{
    {"error", log_level::error},
    {"warning", log_level::warning},
    {"info", log_level::info},
    {"debug", log_level::debug},
}};

constexpr std::array<std::pair<std::string_view, log_format>, 2> log_formats{{
    {"text", log_format::text},
    {"json", log_format::json},
}};

finding missing_token(std::string_view variable) {
    return {.source = std::string(variable),
            .line = 0,
            .column = 0,
            .text = "is not set; allowed: the token itself, or a file with it in " +
                    std::string(variable) + "_FILE"};
}

}  // namespace

checked<settings> load_settings(const environment& variables,
                                const std::optional<std::filesystem::path>& file) {
    findings found;
    auto values = settings_in(variables, found);
    if (file) values.merge(settings_in(*file, found));
    refuse_stray_tokens(values, found);
    settings out{
        .bot_token = read_token(bot_token_kind, values, found),
        .app_token = read_token(app_token_kind, values, found),
        .api_url = read_api_url(values, found),
        .database = read_database(values, variables, found),
        .framework = read_framework(values),
        .messages_a_minute =
            read_number(values, "COACH_MESSAGES_PER_MINUTE", {.most = most_messages}, found)
                .value_or(usual_messages),
        .http = read_http(values, found),
        .log_level = read_choice(values, "COACH_LOG_LEVEL", log_levels, log_level::info, found),
        .log_format = read_choice(values, "COACH_LOG_FORMAT", log_formats, log_format::text, found),
        .backups = read_backups(values, found),
        .keeps = read_retention(values, found)};
    if (!found.empty()) return found;
    return out;
}

findings missing_tokens(const settings& chosen) {
    findings out;
    if (!chosen.bot_token) out.push_back(missing_token("SLACK_BOT_TOKEN"));
    if (!chosen.app_token) out.push_back(missing_token("SLACK_APP_TOKEN"));
    return out;
}

checked<framework> load_framework_or_embedded(const settings& chosen) {
    if (chosen.framework) return load_framework(*chosen.framework);
    return embedded_framework();
}

}  // namespace coach::config
