#include "core/questions.hpp"

#include <string_view>

namespace coach {

namespace {

constexpr std::string_view placeholder = "{focus}";

std::string about(std::string text, std::string_view focus) {
    const auto where = text.find(placeholder);
    if (where == std::string::npos) return text;
    return text.replace(where, placeholder.size(), focus);
}

std::string reflection(const question_set& from, unsigned turn) {
    return from.reflection.empty() ? std::string() : from.reflection[turn % from.reflection.size()];
}

}  // namespace

question ask(const question_set& from, const framework& ladder, std::optional<std::size_t> level,
             unsigned turn) {
    const bool has_focus = level && *level < ladder.levels.size() &&
                           !ladder.levels[*level].growth.empty() && !from.growth.empty();
    if (!has_focus) return {.text = reflection(from, turn), .focus = {}};
    const auto of_its_kind = turn / 2;
    if (turn % 2 == 0) return {.text = reflection(from, of_its_kind), .focus = {}};
    const auto& growth = ladder.levels[*level].growth;
    const auto focus = of_its_kind % growth.size();
    // Each round of the focuses begins one wording further, so that each meets them all.
    const auto round = of_its_kind / growth.size();
    const auto& words = from.growth[(round + focus) % from.growth.size()];
    return {.text = about(words, growth[focus].text), .focus = focus};
}

}  // namespace coach
