#include "core/overview.hpp"

#include <algorithm>
#include <utility>

namespace coach {

std::size_t overview::active_goals() const {
    return static_cast<std::size_t>(std::ranges::count(goals, goal_state::active, &goal::state));
}

std::vector<assessment> of_ladder(const framework& ladder, std::vector<assessment> made) {
    std::erase_if(made, [&](const assessment& each) { return each.framework != ladder.id; });
    return made;
}

task<overview> find_overview(store& people, const framework& ladder, person_id who, timestamp now) {
    overview out{.who = who};
    out.place = co_await find_placement(people, ladder, who);
    out.own = of_ladder(ladder, co_await people.find_assessments(who, who));
    out.written = co_await people.find_last_entries(who);
    out.goals = co_await people.find_goals(who);
    out.shared = co_await people.find_sharing(who);
    out.manager = co_await people.find_manager(who);
    if (!out.place) co_return out;
    if (out.has_assessment()) {
        out.gaps = find_gaps(ladder, out.place->target, out.own.front(), out.written, now);
    }
    out.ideas = suggest(ladder, *out.place, out.gaps, out.goals, now);
    co_return out;
}

}  // namespace coach
