#include "core/framework.hpp"

#include "core/words.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace coach {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "L 2" and "L2" are one name; "1 2" is not 12.
std::string without_spaces(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool between_digits =
            i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (text[i] != ' ' || between_digits) out.push_back(text[i]);
    }
    return out;
}

bool same_name(std::string_view name, std::string_view compact_words) {
    return without_spaces(fold(name)) == compact_words;
}

bool is_name_of(const level& rung, std::string_view compact) {
    const auto same = [&](const std::string& name) { return same_name(name, compact); };
    return same(rung.key) || same(rung.title) || std::ranges::any_of(rung.aliases, same);
}

std::vector<std::string> names_of(const competency& strand) {
    std::vector<std::string> names{fold(strand.name), fold(strand.short_name), fold(strand.key)};
    std::ranges::transform(strand.aliases, std::back_inserter(names), fold);
    return names;
}

template <class Matches>
std::vector<std::size_t> competencies_where(const framework& ladder, Matches matches) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < ladder.competencies.size(); ++i) {
        if (std::ranges::any_of(names_of(ladder.competencies[i]), matches)) found.push_back(i);
    }
    return found;
}

}  // namespace

std::optional<std::size_t> level_with_key(const framework& ladder, std::string_view key) {
    const auto found = std::ranges::find(ladder.levels, key, &level::key);
    if (found == ladder.levels.end()) return std::nullopt;
    return static_cast<std::size_t>(std::distance(ladder.levels.begin(), found));
}

std::optional<std::size_t> find_level(const framework& ladder, std::string_view words) {
    const auto compact = without_spaces(fold(words));
    for (std::size_t i = 0; i < ladder.levels.size(); ++i) {
        const auto number = std::to_string(i + 1);
        if (compact == number || compact == "level" + number) return i;
    }
    const auto found = std::ranges::find_if(
        ladder.levels, [&](const level& rung) { return is_name_of(rung, compact); });
    if (found == ladder.levels.end()) return std::nullopt;
    return static_cast<std::size_t>(std::distance(ladder.levels.begin(), found));
}

std::vector<std::size_t> find_competencies(const framework& ladder, std::string_view words) {
    const auto wanted = fold(words);
    if (wanted.empty()) return {};
    auto exact =
        competencies_where(ladder, [&](const std::string& name) { return name == wanted; });
    if (!exact.empty()) return exact;
    return competencies_where(ladder,
                              [&](const std::string& name) { return name.starts_with(wanted); });
}

}  // namespace coach
