#include "bot/slack/redact.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace coach::slack {

namespace {

constexpr std::string_view mark = "[redacted]";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_alnum(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_token_part(char c) {
    return is_alnum(c) || std::string_view("-._~+/=%").find(c) != std::string_view::npos;
}

bool ends_value(char c) {
    return static_cast<unsigned char>(c) <= ' ' ||
           std::string_view("\"'\\<>,;&})]").find(c) != std::string_view::npos;
}

bool ends_url(char c) {
    return static_cast<unsigned char>(c) <= ' ' ||
           std::string_view("\"'\\<>)]").find(c) != std::string_view::npos;
}

template <class Predicate>
std::size_t run_length(std::string_view text, Predicate belongs) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, belongs) - text.begin());
}

/// A secret at the start of a text: what of it may stay, and how much after that must go.
struct finding {
    std::size_t kept = 0;
    std::size_t hidden = 0;
};

finding token_at(std::string_view text) {
    const bool user_or_bot = text.starts_with("xox") && text.size() > 4 && is_alnum(text[3]) &&
                             (text[4] == '-' || text[4] == '.');
    const bool app = text.starts_with("xapp-");
    if (!user_or_bot && !app) return {};
    return {.kept = 0, .hidden = run_length(text, is_token_part)};
}

finding bearer_at(std::string_view text) {
    constexpr std::string_view word = "Bearer ";
    if (!text.starts_with(word)) return {};
    return {.kept = word.size(), .hidden = run_length(text.substr(word.size()), is_token_part)};
}

finding secret_url_at(std::string_view text) {
    constexpr std::array<std::string_view, 5> starts{"wss://", "ws://", "https://hooks.slack.com",
                                                     "http://hooks.slack.com",
                                                     "https://files.slack.com/upload/"};
    const bool found = std::ranges::any_of(starts, [&](auto s) { return text.starts_with(s); });
    if (!found) return {};
    return {.kept = 0, .hidden = run_length(text, [](char c) { return !ends_url(c); })};
}

/// Three parts, the last long and hexadecimal: "13345224609.738474920.8088930838d88f008e0".
finding trigger_at(std::string_view text) {
    constexpr std::size_t shortest_last_part = 8;
    const auto first = run_length(text, is_digit);
    if (first == 0 || first + 1 >= text.size() || text[first] != '.') return {};
    const auto second = run_length(text.substr(first + 1), is_digit);
    const auto head = first + 1 + second;
    if (second == 0 || head + 1 >= text.size() || text[head] != '.') return {};
    const auto last = run_length(text.substr(head + 1), is_hex);
    if (last < shortest_last_part) return {};
    return {.kept = 0, .hidden = head + 1 + last};
}

/// From the end of a key to the start of its value: `":"`, `\":\"`, `=`, `: `.
std::size_t separator_length(std::string_view text) {
    const auto is_filler = [](char c) { return c == '"' || c == '\\' || c == ' ' || c == '\''; };
    const auto before = run_length(text, is_filler);
    if (before >= text.size() || (text[before] != ':' && text[before] != '=')) return 0;
    return before + 1 + run_length(text.substr(before + 1), is_filler);
}

finding keyed_value_at(std::string_view text) {
    constexpr std::array<std::string_view, 5> keys{"token", "ticket", "trigger_id", "response_url",
                                                   "upload_url"};
    const auto* const key =
        std::ranges::find_if(keys, [&](auto name) { return text.starts_with(name); });
    if (key == keys.end()) return {};
    const auto separator = separator_length(text.substr(key->size()));
    if (separator == 0) return {};
    const auto kept = key->size() + separator;
    const auto value = run_length(text.substr(kept), [](char c) { return !ends_value(c); });
    return {.kept = kept, .hidden = value};
}

finding secret_at(std::string_view text, bool inside_number) {
    for (const auto find : {token_at, bearer_at, secret_url_at, keyed_value_at}) {
        if (const auto found = find(text); found.hidden > 0) return found;
    }
    return inside_number ? finding{} : trigger_at(text);
}

}  // namespace

std::string redact(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const bool inside_number = !out.empty() && is_digit(out.back());
        const auto [kept, hidden] = secret_at(text, inside_number);
        const auto copied = hidden == 0 ? 1 : kept;
        out += text.substr(0, copied);
        if (hidden > 0) out += mark;
        text.remove_prefix(copied + hidden);
    }
    return out;
}

}  // namespace coach::slack
