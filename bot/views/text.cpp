#include "bot/views/text.hpp"

#include "core/harmless.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace coach::bot {

namespace {

using entity = std::pair<std::string_view, char>;
constexpr std::array<entity, 3> entities{entity{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}};

bool starts_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : harmless(text)) {
        const auto found = std::ranges::find(entities, c, &entity::second);
        if (found == entities.end()) {
            out.push_back(c);
        } else {
            out.append(found->first);
        }
    }
    return out;
}

std::string unescape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto found = std::ranges::find_if(
            entities, [&](const entity& e) { return text.starts_with(e.first); });
        const bool plain = found == entities.end();
        out.push_back(plain ? text.front() : found->second);
        text.remove_prefix(plain ? 1 : found->first.size());
    }
    return out;
}

std::string sentence_case(std::string_view text) {
    std::string out{text};
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
        out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, starts_code_point));
}

std::string shorten(std::string_view text, std::size_t limit) {
    if (code_points(text) <= limit) return std::string{text};
    std::size_t seen = 0;
    const auto cut = std::ranges::find_if(
        text, [&](char byte) { return starts_code_point(byte) && ++seen == limit; });
    return std::string{text.begin(), cut} + "…";
}

}  // namespace coach::bot
