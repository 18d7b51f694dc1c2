#include "core/report_view.hpp"

#include "core/privacy.hpp"

#include <algorithm>
#include <utility>

namespace coach {

namespace {

task<std::size_t> count_open_requests(store& people, person_id asker, person_id subject) {
    const auto about = co_await people.find_feedback_about(std::move(subject));
    const auto open = std::ranges::count_if(about, [&](const feedback_request& each) {
        return each.asker == asker && each.state == feedback_state::open;
    });
    co_return static_cast<std::size_t>(open);
}

}  // namespace

task<std::optional<report_view>> look_at_report(store& people, const framework& ladder,
                                                person_id reader, person_id owner,
                                                entries_wanted wanted) {
    const auto manager = co_await find_confirmed_manager(people, owner);
    const auto may = [&](matter what, bool shared) {
        return may_read(reader, {.what = what, .owner = owner, .shared = shared}, manager);
    };
    if (!may(matter::team_overview, true)) co_return std::nullopt;

    const auto shared = co_await people.find_sharing(owner);
    report_view out{.who = owner,
                    .standing_shared = may(matter::standing, shared.standing),
                    .goals_shared = may(matter::goals, shared.goals)};
    auto round = co_await find_round(people, ladder, owner, reader);
    out.waits_for_own = round.waits_for_own;
    if (out.standing_shared) {
        out.place = co_await find_placement(people, ladder, owner);
        out.round = std::move(round.open);
    }
    if (out.goals_shared) out.goals = co_await people.find_goals(owner);
    auto page = co_await people.find_entries(
        owner, {.since = wanted.since, .shared_only = true, .most = wanted.most});
    out.shared_entries = page.total;
    out.open_requests = co_await count_open_requests(people, reader, owner);
    for (auto& entry : page.entries) {
        if (may(matter::journal_entry, entry.shared)) out.entries.push_back(std::move(entry));
    }
    co_return out;
}

}  // namespace coach
