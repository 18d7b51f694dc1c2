#include "bot/commands/spoken.hpp"

#include "core/harmless.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <cstddef>

namespace coach::bot::spoken {

namespace {

constexpr std::string_view blanks = " \t\n";

/// The text with plain spaces for those that do not break.
std::string with_plain_spaces(std::string_view text) {
    constexpr std::string_view no_break = "\u00A0";
    auto out = trimmed(text);
    for (auto at = out.find(no_break); at != std::string::npos; at = out.find(no_break, at)) {
        out.replace(at, no_break.size(), " ");
    }
    return trimmed(out);
}

bool is_id_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// "execution" of "#execution," and of "<#C1|execution>"; nothing where the word is no tag.
std::optional<std::string> tag_in(std::string_view word) {
    if (word.starts_with("<#")) {
        const auto bar = word.find('|');
        const auto end = word.find('>');
        if (bar == std::string_view::npos || end == std::string_view::npos || end < bar) return {};
        return std::string(word.substr(bar + 1, end - bar - 1));
    }
    if (!word.starts_with('#')) return std::nullopt;
    const auto end = word.find_last_not_of(".,;:!?)");
    return std::string(word.substr(1, end == std::string_view::npos ? 0 : end));
}

std::vector<std::size_t> named(const framework& ladder, std::string tag) {
    auto whole = find_competencies(ladder, tag);
    if (!whole.empty()) return whole;
    std::ranges::replace(tag, '-', ' ');
    std::ranges::replace(tag, '_', ' ');
    return find_competencies(ladder, tag);
}

void add_once(std::vector<std::string>& list, const std::string& value) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

/// Takes a tag into account; false where the word is to stay in the text.
bool take_tag(const framework& ladder, std::string_view word, tagged& out) {
    const auto tag = tag_in(word);
    if (!tag || tag->empty()) return false;
    const auto found = named(ladder, *tag);
    if (found.size() == 1) {
        add_once(out.competencies, ladder.competencies[found.front()].key);
        return true;
    }
    if (!word.starts_with('<')) add_once(out.not_found, *tag);
    return false;
}

}  // namespace

std::optional<std::string> mentioned_member(std::string_view text) {
    const auto begin = text.find("<@");
    if (begin == std::string_view::npos) return std::nullopt;
    text.remove_prefix(begin + 2);
    const auto end = text.find_first_of("|>");
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    const auto id = text.substr(0, end);
    if (!std::ranges::all_of(id, is_id_letter)) return std::nullopt;
    return std::string(id);
}

tagged read_tags(const framework& ladder, std::string_view text) {
    tagged out;
    const auto clean = with_plain_spaces(text);
    std::size_t at = 0;
    while (at < clean.size()) {
        const auto begin = std::min(clean.find_first_not_of(blanks, at), clean.size());
        const auto end = std::min(clean.find_first_of(blanks, begin), clean.size());
        const auto word = std::string_view(clean).substr(begin, end - begin);
        if (!take_tag(ladder, word, out)) out.text += clean.substr(at, end - at);
        at = end;
    }
    out.text = trimmed(out.text);
    return out;
}

first_word split_first_word(std::string_view text) {
    const auto clean = with_plain_spaces(text);
    const auto end = std::min(clean.find_first_of(blanks), clean.size());
    return {.word = fold(clean.substr(0, end)), .rest = trimmed(clean.substr(end))};
}

}  // namespace coach::bot::spoken
