#include "core/overview.hpp"

#include <algorithm>
#include <utility>

namespace coach {

std::size_t overview::active_goals() const {
    return static_cast<std::size_t>(std::ranges::count(goals, goal_state::active, &goal::state));
}

std::optional<person_id> overview::confirmed_manager() const {
    if (!manager || !manager->confirmed) return std::nullopt;
    return manager->manager;
}

task<std::optional<person_id>> find_confirmed_manager(store& people, person_id who) {
    const auto link = co_await people.find_manager(std::move(who));
    if (!link || !link->confirmed) co_return std::nullopt;
    co_return link->manager;
}

task<round_state> find_round(store& people, const framework& ladder, person_id who,
                             person_id manager) {
    const auto own = of_ladder(ladder, co_await people.find_assessments(who, who));
    const auto given = of_ladder(ladder, co_await people.find_assessments(who, manager));
    const auto last = find_last_round(own, given);
    co_return round_state{.open = find_open_round(own, given),
                          .waits_for_own = !given.empty() && (!last || given.front().made > *last)};
}

std::vector<assessment> of_ladder(const framework& ladder, std::vector<assessment> made) {
    std::erase_if(made, [&](const assessment& each) { return each.framework != ladder.id; });
    return made;
}

void derive(overview& of, const framework& ladder, timestamp now) {
    of.gaps.clear();
    of.ideas.clear();
    if (!of.place) return;
    if (of.has_assessment()) {
        of.gaps = find_gaps(ladder, of.place->target, of.own.front(), of.written, now);
    }
    of.ideas = suggest(ladder, *of.place, of.gaps, of.goals, now);
}

task<overview> find_overview(store& people, const framework& ladder, person_id who, timestamp now) {
    overview out{.who = who};
    out.place = co_await find_placement(people, ladder, who);
    out.own = of_ladder(ladder, co_await people.find_assessments(who, who));
    out.written = co_await people.find_last_entries(who);
    out.goals = co_await people.find_goals(who);
    out.shared = co_await people.find_sharing(who);
    out.manager = co_await people.find_manager(who);
    out.prompts = as_of(co_await people.find_prompts(who), now);
    if (const auto manager = out.confirmed_manager()) {
        out.round = co_await find_round(people, ladder, who, *manager);
    }
    derive(out, ladder, now);
    co_return out;
}

}  // namespace coach
