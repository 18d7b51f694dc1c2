#include "sandbox/workspace/mentions.hpp"

#include "sandbox/block_kit/state.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace coach::sandbox {

namespace {

/// Something that can be mentioned: as it is typed, and as it goes on.
struct mentionable {
    std::string typed;
    std::string written;
};

std::vector<mentionable> mentionables(const workspace& space, mention_style style) {
    const bool named = style == mention_style::with_name;
    const auto write = [&](char sign, const std::string& id, const std::string& name) {
        return named ? fmt::format("<{}{}|{}>", sign, id, name) : fmt::format("<{}{}>", sign, id);
    };
    std::vector<mentionable> all;
    for (const auto& p : space.profile().people) {
        for (const auto& name : {p.name, p.display_name}) {
            if (!name.empty()) all.push_back({'@' + name, write('@', p.id, p.name)});
        }
    }
    for (const auto& c : space.profile().channels) {
        if (c.kind == channel_kind::channel)
            all.push_back({'#' + c.name, write('#', c.id, c.name)});
    }
    if (!named) {
        for (const std::string word : {"here", "channel", "everyone"}) {
            all.push_back({'@' + word, "<!" + word + ">"});
        }
    }
    std::ranges::sort(all, std::ranges::greater{},
                      [](const mentionable& m) { return m.typed.size(); });
    return all;
}

bool same_letter(char a, char b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return lower(a) == lower(b);
}

bool goes_on_as_word(std::string_view rest) {
    if (rest.empty()) return false;
    const auto c = static_cast<unsigned char>(rest.front());
    return c >= 0x80 || c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
}

bool starts_with(std::string_view text, const mentionable& wanted) {
    const auto head = text.substr(0, wanted.typed.size());
    return std::ranges::equal(head, wanted.typed, same_letter) &&
           !goes_on_as_word(text.substr(head.size()));
}

}  // namespace

std::string resolve_mentions(std::string_view typed, const workspace& space, mention_style style) {
    const auto all = mentionables(space, style);
    std::string out;
    bool at_start = true;
    while (!typed.empty()) {
        const auto found = std::ranges::find_if(
            all, [&](const mentionable& m) { return at_start && starts_with(typed, m); });
        const auto size = found == all.end() ? 1 : found->typed.size();
        out += found == all.end() ? escape_entities(typed.substr(0, 1)) : found->written;
        at_start = !goes_on_as_word(typed.substr(size - 1, 1));
        typed.remove_prefix(size);
    }
    return out;
}

}  // namespace coach::sandbox
