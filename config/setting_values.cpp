#include "config/setting_values.hpp"

#include "config/read_file.hpp"
#include "config/toml_reader.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::config {

namespace {

struct file_setting {
    std::string_view variable;
    std::string_view table;  ///< "" for the root
    std::string_view key;
};

/// Tokens themselves have no key, so that nobody keeps one in a file that is copied around.
constexpr std::array<file_setting, 15> file_settings{{
    {"COACH_DATABASE", "", "database"},
    {"COACH_FRAMEWORK", "", "framework"},
    {"COACH_HTTP", "", "http"},
    {"SLACK_API_URL", "slack", "api_url"},
    {"COACH_MESSAGES_PER_MINUTE", "slack", "messages_per_minute"},
    {"SLACK_BOT_TOKEN_FILE", "slack", "bot_token_file"},
    {"SLACK_APP_TOKEN_FILE", "slack", "app_token_file"},
    {"COACH_LOG_LEVEL", "log", "level"},
    {"COACH_LOG_FORMAT", "log", "format"},
    {"COACH_BACKUP_FOLDER", "backup", "folder"},
    {"COACH_BACKUP_HOURS", "backup", "hours"},
    {"COACH_BACKUP_KEEP", "backup", "keep"},
    {"COACH_KEEP_FEEDBACK_DAYS", "keep", "feedback_days"},
    {"COACH_KEEP_ACCESS_LOG_DAYS", "keep", "access_log_days"},
    {"COACH_KEEP_SENT_DAYS", "keep", "sent_days"},
}};

constexpr std::array<std::string_view, 2> variables_only{"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"};

constexpr std::string_view own_prefix = "COACH_";

constexpr text_rule any_value{4096};
constexpr std::size_t file_bytes = 64UL * 1024;

bool is_known(std::string_view variable) {
    return std::ranges::find(variables_only, variable) != variables_only.end() ||
           std::ranges::find(file_settings, variable, &file_setting::variable) !=
               file_settings.end();
}

/// The names of our own variables without their prefix, folded.
std::vector<std::string> own_names() {
    std::vector<std::string> out;
    for (const auto& setting : file_settings) {
        if (!setting.variable.starts_with(own_prefix)) continue;
        out.push_back(fold(setting.variable.substr(own_prefix.size())));
    }
    return out;
}

std::string as_variable(std::string name) {
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return std::string(own_prefix) + name;
}

finding unknown_variable(std::string_view name) {
    const auto known = own_names();
    auto text = "unknown setting " + in_quotes(name);
    // Without the prefix, which all of them share and which would make everything look near.
    const auto near = closest_word(fold(name.substr(own_prefix.size())), known);
    text += near ? "; did you mean " + in_quotes(as_variable(*near)) + "?" : "; allowed: ";
    for (std::size_t i = 0; !near && i < known.size(); ++i) {
        text += (i == 0 ? "" : ", ") + as_variable(known[i]);
    }
    return {.source = "environment", .line = 0, .column = 0, .text = std::move(text)};
}

void read_table(const table_reader& from, std::string_view table, const std::filesystem::path& file,
                setting_values& into) {
    for (const auto& setting : file_settings) {
        if (setting.table != table) continue;
        auto value = from.optional_text(setting.key, any_value);
        if (!value || value->text.empty()) continue;
        into[std::string(setting.variable)] = {
            .text = std::move(value->text),
            .source = file.string(),
            .line = value->where.line,
            .column = value->where.column,
            .label =
                (table.empty() ? "" : std::string(table) + ".") + std::string(setting.key) + " ",
            .folder = file.parent_path()};
    }
}

setting_values read_root(const table_reader& root, const std::filesystem::path& file) {
    setting_values out;
    root.allow_only({"database", "framework", "http", "slack", "log", "backup", "keep"});
    read_table(root, "", file, out);
    const auto read = [&](std::string_view name, std::initializer_list<std::string_view> keys) {
        if (!root.has(name)) return;
        auto table = root.table(name, "a table");
        if (!table) return;
        table->rename("[" + std::string(name) + "]");
        table->allow_only(keys);
        read_table(*table, name, file, out);
    };
    read("slack", {"api_url", "bot_token_file", "app_token_file", "messages_per_minute"});
    read("log", {"level", "format"});
    read("backup", {"folder", "hours", "keep"});
    read("keep", {"feedback_days", "access_log_days", "sent_days"});
    return out;
}

}  // namespace

finding setting_value::refused(const std::string& what) const {
    return {.source = source, .line = line, .column = column, .text = label + what};
}

setting_values settings_in(const environment& variables, findings& found) {
    setting_values out;
    for (const auto& [name, value] : variables) {
        if (value.empty()) continue;
        if (is_known(name)) {
            out[name] = {
                .text = value, .source = name, .line = 0, .column = 0, .label = {}, .folder = {}};
        } else if (name.starts_with(own_prefix)) {
            found.push_back(unknown_variable(name));
        }
    }
    return out;
}

setting_values settings_in(const std::filesystem::path& file, findings& found) {
    const auto text = read_file(file, file_bytes);
    if (!text) {
        for (auto& one : text.error()) found.push_back(std::move(one));
        return {};
    }
    finding_list list(file.string());
    setting_values out;
    if (const auto document = parse_toml(*text, list)) {
        out = read_root(table_reader(*document, "this file", list), file);
    }
    for (auto& one : list.take()) found.push_back(std::move(one));
    return out;
}

}  // namespace coach::config
