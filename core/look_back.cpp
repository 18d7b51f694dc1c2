#include "core/look_back.hpp"

#include "core/day.hpp"

#include <algorithm>
#include <utility>

namespace coach {

namespace {

/// More than anybody writes in two months; what would be beyond is not counted.
constexpr std::size_t most_entries = 1000;

struct span_of_time {
    timestamp begin{};
    timestamp end{};

    bool has(timestamp at) const { return begin <= at && at < end; }
};

span_of_time span_of(std::chrono::year_month month, const time_zone& where) {
    const auto begin_of = [&](std::chrono::year_month which) {
        return where.first_moment(std::chrono::local_days{which / 1});
    };
    return {.begin = begin_of(month), .end = begin_of(month + std::chrono::months{1})};
}

void count(look_back& out, const framework& ladder, const journal_entry& entry) {
    ++out.entries;
    for (std::size_t c = 0; c < ladder.competencies.size(); ++c) {
        const auto& key = ladder.competencies[c].key;
        if (std::ranges::find(entry.competencies, key) != entry.competencies.end()) {
            ++out.touched[c];
        }
    }
}

void note(look_back& out, const goal& each, const span_of_time& in) {
    if (each.state == goal_state::done && in.has(each.changed)) out.done.push_back(each);
    if (each.state == goal_state::active && in.has(each.made)) out.begun.push_back(each);
}

}  // namespace

std::vector<std::size_t> look_back::untouched() const {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < touched.size(); ++c) {
        if (touched[c] == 0) out.push_back(c);
    }
    return out;
}

std::optional<std::chrono::year_month> read_month(std::string_view text) {
    const auto day = read_day(std::string(text) + "-01");
    if (!day) return std::nullopt;
    return day->year() / day->month();
}

std::string write_month(std::chrono::year_month month) {
    return write_day(month / 1).substr(0, 7);
}

task<look_back> find_look_back(store& people, const framework& ladder, person_id who,
                               std::chrono::year_month month, const time_zone& where,
                               timestamp now) {
    const auto in = span_of(month, where);
    look_back out{.month = month, .touched = std::vector<std::size_t>(ladder.competencies.size())};
    const auto found = co_await people.find_entries(who, {.since = in.begin, .most = most_entries});
    for (const auto& entry : found.entries) {
        if (in.has(entry.written)) count(out, ladder, entry);
    }
    auto me = co_await find_overview(people, ladder, std::move(who), now);
    for (const auto& each : me.goals) note(out, each, in);
    if (!me.ideas.empty()) out.idea = std::move(me.ideas.front());
    co_return out;
}

}  // namespace coach
