#include "config/token.hpp"

#include "config/read_file.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace coach::config {

namespace {

constexpr std::size_t file_bytes = 4096;

bool is_token_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '.' || c == '_';
}

bool looks_like(const token_kind& kind, std::string_view text) {
    return text.starts_with(kind.prefix) && text.size() > kind.prefix.size() &&
           std::ranges::all_of(text, is_token_character);
}

std::optional<secret> checked_token(const token_kind& kind, std::string text,
                                    const setting_value& origin, findings& found) {
    if (looks_like(kind, text)) return secret(std::move(text));
    const auto& other = kind.variable == bot_token_kind.variable ? app_token_kind : bot_token_kind;
    const auto fault = looks_like(other, text) ? "holds " + std::string(other.name)
                                               : "does not look like " + std::string(kind.name);
    found.push_back(origin.refused(fault + "; allowed: " + std::string(kind.name) +
                                   ", which begins with " + std::string(kind.prefix)));
    return std::nullopt;
}

std::optional<secret> token_in_file(const token_kind& kind, const setting_value& origin,
                                    findings& found) {
    auto text = read_file(origin.path(), file_bytes);
    if (!text) {
        const auto fault = text.error().front();
        found.push_back(origin.refused("names " + fault.source + ", which " + fault.text));
        return std::nullopt;
    }
    text->erase(text->find_last_not_of("\r\n") + 1);
    return checked_token(kind, std::move(*text), origin, found);
}

}  // namespace

std::optional<secret> read_token(const token_kind& kind, const setting_values& values,
                                 findings& found) {
    const auto token = values.find(kind.variable);
    const auto file = values.find(kind.file_variable);
    const bool both_are_variables = file != values.end() && file->second.line == 0;
    if (token == values.end()) {
        if (file == values.end()) return std::nullopt;
        return token_in_file(kind, file->second, found);
    }
    if (both_are_variables) {
        found.push_back(token->second.refused("and " + std::string(kind.file_variable) +
                                              " are both set; allowed: one of them"));
    }
    return checked_token(kind, token->second.text, token->second, found);
}

void refuse_stray_tokens(setting_values& values, findings& found) {
    std::erase_if(values, [&](const auto& entry) {
        const auto& [variable, value] = entry;
        if (variable == bot_token_kind.variable || variable == app_token_kind.variable) {
            return false;
        }
        const bool stray = value.text.find(bot_token_kind.prefix) != std::string::npos ||
                           value.text.find(app_token_kind.prefix) != std::string::npos;
        if (stray) {
            found.push_back(
                value.refused("holds a token; allowed: tokens in SLACK_BOT_TOKEN, "
                              "SLACK_APP_TOKEN or the files that …_FILE name"));
        }
        return stray;
    });
}

}  // namespace coach::config
