#include "sandbox/events/typed_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

std::string unescaped(std::string_view text) {
    constexpr std::array entities{std::pair{std::string_view("&lt;"), '<'},
                                  std::pair{std::string_view("&gt;"), '>'},
                                  std::pair{std::string_view("&amp;"), '&'}};
    std::string out;
    while (!text.empty()) {
        const auto* found = std::ranges::find_if(
            entities, [&](const auto& entity) { return text.starts_with(entity.first); });
        out += found == entities.end() ? text.front() : found->second;
        text.remove_prefix(found == entities.end() ? 1 : found->first.size());
    }
    return out;
}

/// What stands between "<" and ">".
json control_element(std::string_view inside) {
    const std::string target(inside.substr(0, inside.find('|')));
    if (target.starts_with('@')) return {{"type", "user"}, {"user_id", target.substr(1)}};
    if (target.starts_with('#')) return {{"type", "channel"}, {"channel_id", target.substr(1)}};
    if (target.starts_with("!subteam^")) {
        return {{"type", "usergroup"}, {"usergroup_id", target.substr(9)}};
    }
    if (target.starts_with('!')) return {{"type", "broadcast"}, {"range", target.substr(1)}};
    json link{{"type", "link"}, {"url", unescaped(target)}};
    if (target.size() < inside.size()) link["text"] = unescaped(inside.substr(target.size() + 1));
    return link;
}

json elements_of(std::string_view text) {
    auto elements = json::array();
    while (!text.empty()) {
        const auto open = std::min(text.find('<'), text.size());
        const auto close = text.find('>', open);
        const auto plain = close == std::string_view::npos ? text : text.substr(0, open);
        if (!plain.empty()) elements.push_back({{"type", "text"}, {"text", unescaped(plain)}});
        text.remove_prefix(plain.size());
        if (text.empty()) break;
        elements.push_back(control_element(text.substr(1, close - open - 1)));
        text.remove_prefix(close - open + 1);
    }
    return elements;
}

}  // namespace

json typed_blocks(std::string_view text, random_source& random) {
    const json section{{"type", "rich_text_section"}, {"elements", elements_of(text)}};
    const json block{{"type", "rich_text"},
                     {"block_id", random.letters(5)},
                     {"elements", json::array({section})}};
    return json::array({block});
}

}  // namespace coach::sandbox
