#include "tests/support/memory_store.hpp"
#include "tests/support/ordered.hpp"

#include <algorithm>
#include <string>

namespace coach::testing {

namespace {

bool names_somebody(outgoing_kind kind) {
    return kind == outgoing_kind::manager_question || kind == outgoing_kind::undelivered;
}

}  // namespace

applied memory_store::send(std::string id, const outgoing& value) {
    const auto is_enough = [&](const kept_outgoing& each) {
        const auto& what = each.state.what;
        const bool is_free = !each.held_until || waits_once_held(what.kind);
        return what.kind == value.kind && !each.end && is_free && what.to == value.to &&
               what.about == value.about;
    };
    if (waits_once(value.kind) && std::ranges::any_of(outbox_, is_enough)) return applied::before;
    outbox_.push_back(
        {.state = {.id = outgoing_id{std::move(id)}, .what = value}, .next_try = value.due});
    return applied::now;
}

void memory_store::send_all(const std::string& cause, const std::vector<outgoing>& all) {
    std::size_t place = 0;
    for (const auto& each : all) {
        send(each.to.team.str() + ' ' + cause + ' ' + std::to_string(place++), each);
    }
}

void memory_store::refresh_home(const person_id& who) {
    if (!homes_.contains(who)) return;
    send("home " + std::to_string(++homes_sent_), {.to = who, .kind = outgoing_kind::home});
}

memory_store::kept_outgoing* memory_store::held_by(const claimed_outgoing& holder) {
    const auto found = std::ranges::find_if(outbox_, [&](const kept_outgoing& each) {
        return each.state.id == holder.id && each.state.claim == holder.claim && !each.end;
    });
    return found == outbox_.end() ? nullptr : &*found;
}

void memory_store::end_leases(outbox_lane lane, timestamp now) {
    for (auto& each : outbox_) {
        auto& state = each.state;
        if (lane_of(state.what.kind) != lane || !each.held_until || *each.held_until > now)
            continue;
        if (!state.maybe_sent) state.maybe_sent = each.claimed;
        each.held_until.reset();
    }
}

std::vector<outgoing_record> memory_store::outbox_of(const person_id& who) const {
    std::vector<outgoing_record> out;
    for (const auto& each : outbox_) {
        if (each.state.what.to == who) out.push_back({each.state.what, each.end});
    }
    std::ranges::reverse(out);
    return out;
}

std::uint64_t memory_store::forget_outbox(const person_id& who) {
    std::erase_if(outbox_, [&](const kept_outgoing& each) {
        const auto& what = each.state.what;
        const bool is_home = what.to == who && what.kind == outgoing_kind::home;
        const bool is_about =
            what.to.team == who.team && what.about == who.member.str() && names_somebody(what.kind);
        return is_home || (is_about && what.to != who && !each.end);
    });
    for (auto& [state, next_try, claimed, held_until, end] : outbox_) {
        auto& what = state.what;
        if (what.to.team == who.team && what.about == who.member.str() && names_somebody(what.kind))
            what.about.clear();
    }
    return std::erase_if(outbox_,
                         [&](const kept_outgoing& each) { return each.state.what.to == who; });
}

task<applied> memory_store::add_outgoing(request_key key, outgoing value) {
    const auto team = value.to.team;
    auto id = team.str() + ' ' + key.str();
    return change(team, std::move(key),
                  [this, id = std::move(id), value = std::move(value)] { return send(id, value); });
}

task<applied> memory_store::note_home_opened(person_id who) {
    return read([this, who = std::move(who)] {
        return homes_.insert(who).second ? applied::now : applied::before;
    });
}

task<std::vector<claimed_outgoing>> memory_store::claim_outgoing(outbox_lane lane, std::size_t most,
                                                                 timestamp now, timestamp until) {
    return read([this, lane, most, now, until] {
        end_leases(lane, now);
        std::vector<kept_outgoing*> due;
        for (auto& each : outbox_) {
            const bool waits = !each.end && !each.held_until && each.next_try <= now;
            const bool wanted = waits && lane_of(each.state.what.kind) == lane;
            if (wanted) insert_in_order(due, &each, &kept_outgoing::next_try);
        }
        due.resize(std::min(due.size(), most));
        std::vector<claimed_outgoing> out;
        for (auto* const each : due) {
            ++each->state.claim;
            each->claimed = now;
            each->held_until = until;
            out.push_back(each->state);
        }
        return out;
    });
}

task<applied> memory_store::settle_outgoing(claimed_outgoing held, settlement end,
                                            std::vector<outgoing> then) {
    return read([this, held = std::move(held), end = std::move(end), then = std::move(then)] {
        auto* const found = held_by(held);
        if (found == nullptr) return applied::nowhere;
        found->end = end;
        found->held_until.reset();
        const auto& what = held.what;
        const bool is_sent = end.fate == outgoing_fate::sent;
        const auto asked = prompts_.find(what.to);
        if (asks_to_reflect(what.kind) && !is_sent && asked != prompts_.end()) {
            asked->second = not_reached(asked->second, what.kind);
            ++asked->second.version;
        }
        auto* const called = feedback_of(what.to.team, feedback_id{what.about});
        if (what.kind == outgoing_kind::feedback_call && is_sent && called != nullptr) {
            called->request.posted = end.reason;
        }
        if (is_forgotten(what.kind, end.fate)) {
            std::erase_if(outbox_, [&](const kept_outgoing& each) {
                return each.state.id == held.id && each.state.what.to.team == what.to.team;
            });
        }
        send_all("end of " + held.id.str(), then);
        return applied::now;
    });
}

task<applied> memory_store::postpone_outgoing(claimed_outgoing held, postponement why) {
    return read([this, held = std::move(held), why = std::move(why)] {
        auto* const found = held_by(held);
        if (found == nullptr) return applied::nowhere;
        auto& state = found->state;
        if (why.maybe_sent) {
            state.maybe_sent = std::min(state.maybe_sent.value_or(found->claimed), found->claimed);
        } else if (why.has_failed) {
            state.maybe_sent.reset();
        }
        if (why.has_failed) ++state.failures;
        found->next_try = why.until;
        found->held_until.reset();
        return applied::now;
    });
}

task<std::optional<timestamp>> memory_store::next_outgoing(outbox_lane lane) {
    return read([this, lane] {
        std::optional<timestamp> out;
        for (const auto& each : outbox_) {
            if (each.end || lane_of(each.state.what.kind) != lane) continue;
            const auto ready = each.held_until.value_or(each.next_try);
            out = std::min(out.value_or(ready), ready);
        }
        return out;
    });
}

task<std::uint64_t> memory_store::forget_settled(timestamp before) {
    return read([this, before]() -> std::uint64_t {
        return std::erase_if(
            outbox_, [&](const kept_outgoing& each) { return each.end && each.end->at < before; });
    });
}

task<outbox_state> memory_store::find_outbox_state() {
    return read([this] {
        outbox_state out;
        std::map<std::string, std::uint64_t> dead;
        for (const auto& each : outbox_) {
            const auto due = each.state.what.due;
            if (!each.end) {
                ++out.waiting;
                const auto since = each.state.failures > 0 ? due : each.next_try;
                if (due != timestamp{}) out.oldest = std::min(out.oldest.value_or(since), since);
            } else if (each.end->fate == outgoing_fate::dead) {
                ++dead[each.end->reason];
            }
        }
        for (const auto& [reason, count] : dead) out.dead.push_back({reason, count});
        return out;
    });
}

}  // namespace coach::testing
