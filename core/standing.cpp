#include "core/standing.hpp"

namespace coach {

result<standing> choose_standing(const framework& ladder, std::size_t level,
                                 std::optional<std::size_t> target) {
    const auto top = ladder.levels.size() - 1;
    if (level > top || target.value_or(level) > top) {
        return error{error_code::unknown_level,
                     "This ladder has " + std::to_string(top + 1) + " levels."};
    }
    const bool stays_at_top = level == top && target == top;
    if (target && *target <= level && !stays_at_top) {
        return error{error_code::target_too_low, "A target lies above the level you hold."};
    }
    const auto aim = target.value_or(level == top ? top : level + 1);
    return standing{.framework = ladder.id,
                    .level = ladder.levels[level].key,
                    .target = ladder.levels[aim].key};
}

std::optional<placement> place(const framework& ladder, const standing& value) {
    if (value.framework != ladder.id) return std::nullopt;
    const auto level = level_with_key(ladder, value.level);
    const auto target = level_with_key(ladder, value.target);
    if (!level || !target || *target < *level) return std::nullopt;
    const bool ladder_grew = *target == *level && *level + 1 < ladder.levels.size();
    return placement{.level = *level, .target = ladder_grew ? *level + 1 : *target};
}

task<std::optional<placement>> find_placement(store& people, const framework& ladder,
                                              person_id who) {
    const auto found = co_await people.find_person(std::move(who));
    if (!found) co_return std::nullopt;
    co_return place(ladder, found->standing);
}

}  // namespace coach
