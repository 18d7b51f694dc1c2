#include "tests/support/memory_store.hpp"
#include "tests/support/ordered.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace coach::testing {

namespace {

std::vector<outgoing> about(const std::string& id, std::vector<outgoing> then) {
    for (auto& each : then) {
        if (each.about.empty()) each.about = id;
    }
    return then;
}

/// Who reads the name of a former colleague reads none.
person_id former(const person_id& who) {
    return {.team = who.team, .member = {}};
}

}  // namespace

memory_store::kept_feedback* memory_store::active_feedback_of(const feedback_id& id,
                                                              const person_id& giver,
                                                              const team_id& team, timestamp now) {
    auto* const found = open_feedback_of(team, id);
    const bool is_active =
        found != nullptr && now < found->request.due && found->givers.contains(giver);
    return is_active ? found : nullptr;
}

void memory_store::note_done(kept_feedback& kept, const person_id& giver, bool declined) {
    auto& by = kept.givers.at(giver);
    by.declined = declined;
    if (by.asked) refresh_home(giver);
}

task<applied> memory_store::admit_giver(team_id team, feedback_id id, person_id giver) {
    return read([this, team = std::move(team), id = std::move(id), giver = std::move(giver)] {
        auto* const found = open_feedback_of(team, id);
        const bool may = found != nullptr && !found->request.channel.empty() &&
                         giver.team == team && giver != found->request.subject;
        if (!may) return applied::nowhere;
        const bool is_new = found->givers.try_emplace(giver, feedback_giver{.who = giver}).second;
        return is_new ? applied::now : applied::before;
    });
}

task<std::optional<feedback_giver>> memory_store::find_giver(team_id team, feedback_id id,
                                                             person_id giver) {
    return read([this, team = std::move(team), id = std::move(id),
                 giver = std::move(giver)]() -> std::optional<feedback_giver> {
        const auto* const found = open_feedback_of(team, id);
        if (found == nullptr || !found->givers.contains(giver)) return std::nullopt;
        auto out = found->givers.at(giver);
        out.answered = found->answers.contains(giver);
        return out;
    });
}

task<applied> memory_store::save_answer(request_key key, team_id team, feedback_id id,
                                        feedback_answer value, timestamp now,
                                        std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return change(
        team, std::move(key),
        [this, team, id = std::move(id), value = std::move(value), now] {
            auto* const found = active_feedback_of(id, value.giver, team, now);
            if (found == nullptr) return applied::nowhere;
            found->answers.insert_or_assign(value.giver, value);
            note_done(*found, value.giver, false);
            return applied::now;
        },
        std::move(then));
}

task<std::optional<feedback_answer>> memory_store::find_answer(team_id team, feedback_id id,
                                                               person_id giver) {
    return read([this, team = std::move(team), id = std::move(id),
                 giver = std::move(giver)]() -> std::optional<feedback_answer> {
        const auto* const found = open_feedback_of(team, id);
        if (found == nullptr || !found->answers.contains(giver)) return std::nullopt;
        return found->answers.at(giver);
    });
}

task<applied> memory_store::decline_feedback(request_key key, team_id team, feedback_id id,
                                             person_id giver, timestamp now,
                                             std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return change(
        team, std::move(key),
        [this, team, id = std::move(id), giver = std::move(giver), now] {
            auto* const found = active_feedback_of(id, giver, team, now);
            if (found == nullptr) return applied::nowhere;
            found->answers.erase(giver);
            note_done(*found, giver, true);
            return applied::now;
        },
        std::move(then));
}

task<feedback_count> memory_store::count_answers(team_id team, feedback_id id) {
    return read([this, team = std::move(team), id = std::move(id)]() -> feedback_count {
        const auto* const found = open_feedback_of(team, id);
        if (found == nullptr) return {};
        const auto declined = std::ranges::count_if(
            found->givers, [](const auto& each) { return each.second.declined; });
        return {.answers = found->answers.size(), .declined = static_cast<std::size_t>(declined)};
    });
}

std::optional<feedback_results> memory_store::results_of(const kept_feedback& kept) const {
    if (kept.request.state != feedback_state::closed) return std::nullopt;
    if (kept.request.anonymous) return kept.results;
    auto all = kept.of_former;
    for (const auto& each : kept.answers) all.push_back(each.second);
    return gather_named(std::move(all));
}

task<std::optional<feedback_results>> memory_store::find_results(team_id team, feedback_id id) {
    return read(
        [this, team = std::move(team), id = std::move(id)]() -> std::optional<feedback_results> {
            const auto* const found = feedback_of(team, id);
            if (found == nullptr) return std::nullopt;
            return results_of(*found);
        });
}

task<std::size_t> memory_store::mend_feedback(timestamp /*now*/) {
    return read([] { return std::size_t{0}; });
}

std::vector<given_feedback> memory_store::received_by(const person_id& receiver) const {
    std::vector<given_feedback> out;
    for (const auto& each : given_) {
        if (each.receiver == receiver) insert_latest_first(out, each, &given_feedback::at);
    }
    return out;
}

task<made<given_id>> memory_store::give_feedback(request_key key, given_feedback value,
                                                 std::vector<outgoing> then) {
    const auto receiver = value.receiver;
    const given_id id{"given in " + receiver.team.str() + key.str()};
    value.id = id;
    const auto when = co_await change_of(
        receiver, std::move(key),
        [this, value = std::move(value)] {
            if (!value.giver || value.giver->team != value.receiver.team) return applied::nowhere;
            given_.push_back(value);
            return applied::now;
        },
        about(id.str(), std::move(then)));
    co_return made<given_id>{id, when};
}

task<std::optional<given_feedback>> memory_store::find_given(person_id receiver, given_id id) {
    return read([this, receiver = std::move(receiver),
                 id = std::move(id)]() -> std::optional<given_feedback> {
        const auto all = received_by(receiver);
        const auto found = std::ranges::find(all, id, &given_feedback::id);
        if (found == all.end()) return std::nullopt;
        return *found;
    });
}

task<std::vector<given_feedback>> memory_store::find_received(person_id receiver,
                                                              std::size_t most) {
    return read([this, receiver = std::move(receiver), most] {
        auto out = received_by(receiver);
        out.resize(std::min(out.size(), most));
        return out;
    });
}

void memory_store::add_feedback_to(personal_data& out) const {
    const auto made_at = [](const feedback_file& each) { return each.request.made; };
    std::vector<std::pair<timestamp, feedback_part>> parts;
    for (const auto& each : feedback_) {
        const auto& request = each.request;
        const feedback_file file{.request = request, .results = results_of(each)};
        if (request.asker == out.who) insert_latest_first(out.feedback_asked, file, made_at);
        const bool is_about = request.subject == out.who && request.asker != out.who;
        if (is_about) insert_latest_first(out.feedback_about, file, made_at);
        const auto giver = each.givers.find(out.who);
        if (giver == each.givers.end()) continue;
        feedback_part part{.request = request.id,
                           .subject = request.subject,
                           .asked = giver->second.asked,
                           .declined = giver->second.declined};
        const auto written = each.answers.find(out.who);
        if (written != each.answers.end()) part.written = written->second;
        insert_latest_first(parts, std::pair(request.made, part),
                            &std::pair<timestamp, feedback_part>::first);
    }
    for (auto& each : parts) out.feedback_parts.push_back(std::move(each.second));
    out.received = received_by(out.who);
    for (const auto& each : given_) {
        if (each.giver == out.who) insert_latest_first(out.given, each, &given_feedback::at);
    }
}

void memory_store::drop(const kept_feedback& kept, const person_id& who) {
    const auto& request = kept.request;
    auto concerned = concerned_by(kept);
    std::erase(concerned, who);
    refresh_homes_of(request);
    std::erase_if(outbox_, [&](const kept_outgoing& each) {
        const auto& what = each.state.what;
        const bool stays = what.kind == outgoing_kind::feedback_cancelled &&
                           request.state == feedback_state::cancelled;
        return what.to.team == request.subject.team && what.about == request.id.str() && !stays;
    });
    tell_each(concerned, {.kind = outgoing_kind::feedback_cancelled, .about = request.id.str()});
}

std::uint64_t memory_store::delete_requests_of(const person_id& who) {
    const auto is_dropped = [&](const kept_feedback& each) {
        const auto& request = each.request;
        const bool stays = request.state == feedback_state::closed && request.shared;
        return request.subject == who || (request.asker == who && !stays);
    };
    for (const auto& each : feedback_) {
        if (is_dropped(each)) drop(each, who);
    }
    for (auto& each : feedback_) {
        if (each.request.asker == who && each.request.subject != who) {
            each.request.asker = former(who);
        }
    }
    return std::erase_if(feedback_, [&](const kept_feedback& each) {
        const bool stays = each.request.state == feedback_state::closed && each.request.shared;
        return each.request.subject == who || (each.request.asker == former(who) && !stays);
    });
}

std::uint64_t memory_store::delete_answers_of(const person_id& who) {
    std::uint64_t out = 0;
    for (auto& each : feedback_) {
        if (each.request.state == feedback_state::open) out += each.answers.erase(who);
    }
    return out;
}

void memory_store::forget_in_feedback(const person_id& who) {
    for (auto& each : feedback_) {
        each.givers.erase(who);
        std::erase(each.request.givers, who);
        if (auto left = each.answers.extract(who)) {
            left.mapped().giver = former(who);
            each.of_former.push_back(std::move(left.mapped()));
        }
        for (auto& group : each.results.groups) {
            std::ranges::replace(group.givers, who, former(who));
            for (auto& comment : group.comments) {
                if (comment.giver == who) comment.giver = former(who);
            }
        }
    }
    for (auto& each : given_) {
        if (each.giver == who) each.giver.reset();
    }
}

}  // namespace coach::testing
