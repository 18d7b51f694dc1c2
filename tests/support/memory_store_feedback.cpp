#include "tests/support/memory_store.hpp"
#include "tests/support/memory_words.hpp"
#include "tests/support/ordered.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace coach::testing {

namespace {

bool has_ended(const feedback_request& request) {
    return request.state == feedback_state::closed || request.state == feedback_state::cancelled;
}

std::vector<outgoing> about(const std::string& id, std::vector<outgoing> then) {
    for (auto& each : then) {
        if (each.about.empty()) each.about = id;
    }
    return then;
}

}  // namespace

memory_store::kept_feedback* memory_store::feedback_of(const team_id& team, const feedback_id& id) {
    const auto found = std::ranges::find_if(feedback_, [&](const kept_feedback& each) {
        return each.request.id == id && each.request.subject.team == team;
    });
    return found == feedback_.end() ? nullptr : &*found;
}

memory_store::kept_feedback* memory_store::open_feedback_of(const team_id& team,
                                                            const feedback_id& id) {
    auto* const found = feedback_of(team, id);
    const bool is_open = found != nullptr && found->request.state == feedback_state::open;
    return is_open ? found : nullptr;
}

template <class Wanted>
std::vector<feedback_request> memory_store::requests_where(const Wanted& wanted) const {
    std::vector<feedback_request> out;
    for (const auto& each : feedback_) {
        if (wanted(each)) insert_latest_first(out, each.request, &feedback_request::made);
    }
    return out;
}

bool memory_store::may_be_added(const feedback_request& value) const {
    const auto& team = value.subject.team;
    const auto is_wrong = [&](const person_id& giver) {
        return giver.team != team || giver == value.subject;
    };
    const bool has_one = std::ranges::any_of(feedback_, [&](const kept_feedback& each) {
        return each.request.asker == value.asker && each.request.subject == value.subject &&
               !has_ended(each.request);
    });
    return value.asker.team == team && std::ranges::none_of(value.givers, is_wrong) && !has_one;
}

void memory_store::refresh_homes_of(const feedback_request& request) {
    std::set<person_id> all(request.givers.begin(), request.givers.end());
    all.insert(request.asker);
    all.insert(request.subject);
    for (const auto& each : all) refresh_home(each);
}

void memory_store::tell_each(const std::vector<person_id>& who, const outgoing& what) {
    for (const auto& each : who) {
        auto told = what;
        told.to = each;
        send("told " + std::to_string(++told_), told);
    }
}

std::vector<person_id> memory_store::owing_to(const kept_feedback& kept) const {
    std::vector<person_id> out;
    for (const auto& [who, giver] : kept.givers) {
        const bool owes = giver.asked && !giver.declined && !kept.answers.contains(who);
        if (owes) out.push_back(who);
    }
    return out;
}

std::vector<person_id> memory_store::concerned_by(const kept_feedback& kept) const {
    if (kept.request.state != feedback_state::open) return {};
    std::set<person_id> out(kept.request.givers.begin(), kept.request.givers.end());
    for (const auto& each : kept.answers) out.insert(each.first);
    return {out.begin(), out.end()};
}

void memory_store::forget_tellers(const feedback_request& request) {
    std::erase_if(outbox_, [&](const kept_outgoing& each) {
        const auto& what = each.state.what;
        return tells_of_givers(what.kind) && what.to.team == request.subject.team &&
               what.about == request.id.str();
    });
}

void memory_store::forget_homes(const std::vector<person_id>& of) {
    std::erase_if(outbox_, [&](const kept_outgoing& each) {
        const auto& what = each.state.what;
        return what.kind == outgoing_kind::home && !each.held_until &&
               std::ranges::find(of, what.to) != of.end();
    });
}

void memory_store::end_feedback(kept_feedback& kept, feedback_state how,
                                std::optional<timestamp> now) {
    kept.request.state = how;
    kept.request.ended = now;
    forget_tellers(kept.request);
    if (kept.request.anonymous) {
        kept.answers.clear();
        std::erase_if(kept.givers, [](const auto& each) { return !each.second.asked; });
        for (auto& each : kept.givers) each.second.declined = false;
        forget_homes(kept.request.givers);
    }
    refresh_homes_of(kept.request);
}

void memory_store::cancel(kept_feedback& kept, std::optional<timestamp> now) {
    const auto concerned = concerned_by(kept);
    kept.answers.clear();
    end_feedback(kept, feedback_state::cancelled, now);
    tell_each(concerned, {.kind = outgoing_kind::feedback_cancelled,
                          .about = kept.request.id.str(),
                          .due = now.value_or(timestamp{})});
}

void memory_store::cancel_for_links(const person_id& report,
                                    const std::vector<manager_link>& before) {
    const auto after = managers_of(report);
    for (const auto& link : before) {
        if (std::ranges::find(after, link.manager, &manager_link::manager) != after.end()) continue;
        for (auto& each : feedback_) {
            const auto& request = each.request;
            const bool is_theirs = request.asker == link.manager && request.subject == report;
            if (is_theirs && !has_ended(request)) cancel(each, std::nullopt);
        }
    }
}

task<made<feedback_id>> memory_store::add_feedback(request_key key, feedback_request value,
                                                   std::vector<outgoing> then) {
    const auto team = value.subject.team;
    const feedback_id id{"feedback of " + team.str() + short_name(key)};
    value.id = id;
    const auto when = co_await change(
        team, std::move(key),
        [this, value = std::move(value)]() mutable {
            if (!may_be_added(value)) return applied::nowhere;
            std::ranges::sort(value.givers);
            kept_feedback added{.request = value};
            for (const auto& each : value.givers) {
                added.givers.try_emplace(each, feedback_giver{.who = each, .asked = true});
            }
            feedback_.push_back(added);
            refresh_homes_of(value);
            return applied::now;
        },
        about(id.str(), std::move(then)));
    co_return made<feedback_id>{id, when};
}

task<std::optional<feedback_request>> memory_store::find_feedback(team_id team, feedback_id id) {
    return read(
        [this, team = std::move(team), id = std::move(id)]() -> std::optional<feedback_request> {
            const auto* const found = feedback_of(team, id);
            if (found == nullptr) return std::nullopt;
            return found->request;
        });
}

task<std::vector<feedback_request>> memory_store::find_feedback_by(person_id asker) {
    return read([this, asker = std::move(asker)] {
        return requests_where(
            [&](const kept_feedback& each) { return each.request.asker == asker; });
    });
}

task<std::vector<feedback_request>> memory_store::find_feedback_about(person_id subject) {
    return read([this, subject = std::move(subject)] {
        return requests_where(
            [&](const kept_feedback& each) { return each.request.subject == subject; });
    });
}

task<std::vector<feedback_request>> memory_store::find_feedback_owed(person_id giver) {
    return read([this, giver = std::move(giver)] {
        std::vector<feedback_request> out;
        for (const auto& each : feedback_) {
            const auto owing = owing_to(each);
            const bool owes = each.request.state == feedback_state::open &&
                              std::ranges::find(owing, giver) != owing.end();
            if (owes) insert_in_order(out, each.request, &feedback_request::due);
        }
        return out;
    });
}

task<applied> memory_store::open_feedback(request_key key, team_id team, feedback_id id,
                                          timestamp due, timestamp now,
                                          std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return change(
        team, std::move(key),
        [this, team, id = std::move(id), due, now] {
            auto* const found = feedback_of(team, id);
            if (found == nullptr || found->request.state != feedback_state::waiting) {
                return applied::nowhere;
            }
            found->request.state = feedback_state::open;
            found->request.made = now;
            found->request.due = due;
            refresh_homes_of(found->request);
            return applied::now;
        },
        std::move(then));
}

task<applied> memory_store::extend_feedback(request_key key, team_id team, feedback_id id,
                                            timestamp due, timestamp now,
                                            std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return change(
        team, std::move(key),
        [this, team, id = std::move(id), due, now] {
            auto* const found = open_feedback_of(team, id);
            if (found == nullptr || due <= found->request.due) return applied::nowhere;
            found->request.due = due;
            if (may_nudge(found->request, now)) {
                found->request.nudged = now;
                tell_each(
                    owing_to(*found),
                    {.kind = outgoing_kind::feedback_extended, .about = id.str(), .due = now});
            }
            refresh_homes_of(found->request);
            return applied::now;
        },
        std::move(then));
}

task<applied> memory_store::nudge_feedback(request_key key, team_id team, feedback_id id,
                                           timestamp now) {
    return change(team, std::move(key), [this, team, id = std::move(id), now] {
        auto* const found = open_feedback_of(team, id);
        if (found == nullptr || found->request.due <= now) return applied::nowhere;
        auto& last = found->request.nudged;
        if (last && now - *last < between_nudges) return applied::nowhere;
        last = now;
        tell_each(owing_to(*found),
                  {.kind = outgoing_kind::feedback_nudge, .about = id.str(), .due = now});
        refresh_home(found->request.asker);
        return applied::now;
    });
}

task<applied> memory_store::cancel_feedback(request_key key, team_id team, feedback_id id,
                                            timestamp now, std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return change(
        team, std::move(key),
        [this, team, id = std::move(id), now] {
            auto* const found = feedback_of(team, id);
            if (found == nullptr || has_ended(found->request)) return applied::nowhere;
            cancel(*found, now);
            return applied::now;
        },
        std::move(then));
}

task<applied> memory_store::close_feedback(request_key key, team_id team, feedback_id id,
                                           timestamp now, std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return change(
        team, std::move(key),
        [this, team, id = std::move(id), now] {
            auto* const found = open_feedback_of(team, id);
            if (found == nullptr) return applied::nowhere;
            if (found->request.anonymous) {
                std::vector<feedback_answer> all;
                for (const auto& each : found->answers) all.push_back(each.second);
                found->results = gather_anonymous(all, [](std::size_t bound) { return bound / 2; });
            }
            end_feedback(*found, feedback_state::closed, now);
            return applied::now;
        },
        std::move(then));
}

task<applied> memory_store::share_feedback(request_key key, team_id team, feedback_id id,
                                           bool shared, timestamp /*now*/,
                                           std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return change(
        team, std::move(key),
        [this, team, id = std::move(id), shared] {
            auto* const found = feedback_of(team, id);
            if (found == nullptr || found->request.state != feedback_state::closed) {
                return applied::nowhere;
            }
            found->request.shared = shared;
            refresh_home(found->request.asker);
            refresh_home(found->request.subject);
            return applied::now;
        },
        std::move(then));
}

task<std::vector<feedback_request>> memory_store::find_due_feedback(timestamp now,
                                                                    std::size_t most) {
    return read([this, now, most] {
        std::vector<feedback_request> out;
        for (const auto& each : feedback_) {
            const bool is_due =
                each.request.state == feedback_state::open && each.request.due <= now;
            if (is_due) insert_in_order(out, each.request, &feedback_request::due);
        }
        out.resize(std::min(out.size(), most));
        return out;
    });
}

task<std::uint64_t> memory_store::forget_feedback(timestamp before, std::size_t most) {
    return read([this, before, most]() -> std::uint64_t {
        std::uint64_t out = 0;
        const auto goes = [&](const kept_feedback& each) {
            const auto& request = each.request;
            const bool has_ended = request.state == feedback_state::closed ||
                                   request.state == feedback_state::cancelled;
            if (out == most || !has_ended || request.ended.value_or(request.due) >= before) {
                return false;
            }
            std::erase_if(outbox_, [&](const kept_outgoing& waiting) {
                const auto& what = waiting.state.what;
                return what.to.team == request.subject.team && what.about == request.id.str();
            });
            ++out;
            return true;
        };
        std::erase_if(feedback_, goes);
        return out;
    });
}

task<applied> memory_store::note_shown(team_id team, feedback_id id, std::string shown) {
    return read([this, team = std::move(team), id = std::move(id), shown = std::move(shown)] {
        auto* const found = feedback_of(team, id);
        if (found == nullptr) return applied::nowhere;
        found->request.shown = shown;
        return applied::now;
    });
}

}  // namespace coach::testing
