#include "sandbox/workspace/link_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace coach::sandbox {

namespace {

bool is_name_character(char c) {
    return c == '.' || c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::string mention_of(std::string_view name, const workspace& space) {
    constexpr std::array words{"here", "channel", "everyone"};
    if (std::ranges::find(words, name) != words.end()) return "<!" + std::string(name) + '>';
    const auto& people = space.profile().people;
    const auto found = std::ranges::find(people, name, &person::name);
    return found == people.end() ? std::string{} : "<@" + found->id + '>';
}

std::string link_of(std::string_view name, const workspace& space) {
    const auto& channels = space.profile().channels;
    const auto found = std::ranges::find_if(channels, [&](const channel& c) {
        return c.kind == channel_kind::channel && c.name == name;
    });
    return found == channels.end() ? std::string{} : "<#" + found->id + '>';
}

/// How many characters the next piece has: a control sequence, a name with its sign, or one.
std::size_t piece_size(std::string_view text, bool at_start) {
    if (text.front() == '<') return std::min(text.find('>'), text.size() - 1) + 1;
    if (!at_start || (text.front() != '@' && text.front() != '#')) return 1;
    const auto end = std::ranges::find_if_not(text.substr(1), is_name_character);
    auto size = static_cast<std::size_t>(end - text.begin());
    while (size > 1 && text[size - 1] == '.') --size;
    return size;
}

}  // namespace

std::string link_names(std::string_view text, const workspace& space) {
    std::string out;
    bool at_start = true;
    while (!text.empty()) {
        const auto piece = text.substr(0, piece_size(text, at_start));
        std::string linked;
        if (at_start && piece.front() == '@') linked = mention_of(piece.substr(1), space);
        if (at_start && piece.front() == '#') linked = link_of(piece.substr(1), space);
        out += linked.empty() ? std::string(piece) : linked;
        at_start = !is_name_character(piece.back());
        text.remove_prefix(piece.size());
    }
    return out;
}

}  // namespace coach::sandbox
