#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace coach::testing {

namespace {

std::optional<timestamp> wakes(const prompts& of) {
    if (!of.next || !of.next_look_back) return of.next ? of.next : of.next_look_back;
    return std::min(*of.next, *of.next_look_back);
}

bool look_alike_at_home(const prompts& one, const prompts& other) {
    return one.schedule == other.schedule && one.look_back == other.look_back &&
           one.paused_until == other.paused_until && one.next == other.next &&
           one.next_look_back == other.next_look_back && one.silent == other.silent;
}

bool can_be_taken_back(outgoing_kind kind) {
    return kind == outgoing_kind::prompt || kind == outgoing_kind::go_on_question;
}

}  // namespace

prompts memory_store::prompts_of(const person_id& who) const {
    const auto found = prompts_.find(who);
    return found == prompts_.end() ? prompts{.who = who} : found->second;
}

applied memory_store::keep(const prompts& value) {
    const auto before = prompts_of(value.who);
    if (before.version != value.version) return applied::nowhere;
    auto& kept = prompts_[value.who] = value;
    ++kept.version;
    return applied::now;
}

void memory_store::take_back(const person_id& who, timestamp now) {
    for (auto& each : outbox_) {
        const auto& what = each.state.what;
        if (each.end || what.to != who || !can_be_taken_back(what.kind)) continue;
        each.end = settlement{outgoing_fate::unwanted, "taken_back", now};
        each.held_until.reset();
    }
}

task<prompts> memory_store::find_prompts(person_id who) {
    return read([this, who = std::move(who)] { return prompts_of(who); });
}

task<applied> memory_store::save_prompts(request_key key, prompts value, bool takes_back,
                                         timestamp now) {
    const auto team = value.who.team;
    return change(team, std::move(key), [this, value = std::move(value), takes_back, now] {
        const auto before = prompts_of(value.who);
        const auto done = keep(value);
        if (done == applied::now && !look_alike_at_home(before, value)) refresh_home(value.who);
        if (done == applied::now && takes_back) take_back(value.who, now);
        return done;
    });
}

task<std::vector<prompts>> memory_store::find_due_prompts(timestamp now, std::size_t most) {
    return read([this, now, most] {
        std::vector<prompts> out;
        for (const auto& each : prompts_) {
            const auto due = wakes(each.second);
            if (due && *due <= now) out.push_back(each.second);
        }
        std::ranges::sort(out, {}, [](const prompts& of) { return std::pair(wakes(of), of.who); });
        out.resize(std::min(out.size(), most));
        return out;
    });
}

task<std::size_t> memory_store::advance_prompts(std::vector<prompt_step> steps) {
    return read([this, steps = std::move(steps)] {
        std::size_t kept = 0;
        for (const auto& [after, then] : steps) {
            if (keep(after) != applied::now) continue;
            send_all("prompts " + after.who.member.str() + ' ' + std::to_string(after.version),
                     then);
            ++kept;
        }
        return kept;
    });
}

task<std::vector<person_id>> memory_store::find_prompted(team_id team) {
    return read([this, team = std::move(team)] {
        std::vector<person_id> out;
        for (const auto& each : prompts_) {
            if (each.first.team == team) out.push_back(each.first);
        }
        return out;
    });
}

}  // namespace coach::testing
