#pragma once

#include "core/store.hpp"
#include "tests/contract/outbox_checks.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

/// Whom it is about, who asks, and who is asked.
inline const auto subject = create_person_id("U1");
inline const auto asker = create_person_id("U2");
inline const auto dan = create_person_id("U4");
inline const auto eve = create_person_id("U5");
inline const auto fay = create_person_id("U6");
inline const auto in_two_weeks = noon + 14 * 24h;

inline feedback_request create_feedback(bool anonymous = true,
                                        feedback_state state = feedback_state::open) {
    return {.subject = subject,
            .asker = asker,
            .state = state,
            .anonymous = anonymous,
            .channel = "C1",
            .givers = {dan, eve},
            .competencies = {"leadership", "execution"},
            .framework = "product-management",
            .version = "1",
            .made = noon,
            .due = in_two_weeks};
}

inline feedback_answer create_answer(const person_id& giver, std::string text = "Go on.",
                                     rater_group group = rater_group::peers) {
    return {.giver = giver,
            .group = group,
            .stages = {{"execution", "L2"}},
            .keep_doing = std::move(text)};
}

/// A store with requests, and short names for what is done with them.
class feedback_desk {
 public:
    explicit feedback_desk(store& people) : people_(people) {}

    request_key key() { return request_key{"deed " + std::to_string(++count_)}; }

    made<feedback_id> try_ask(feedback_request value, std::vector<outgoing> then = {}) {
        return run(people_.add_feedback(key(), std::move(value), std::move(then)));
    }
    feedback_id ask(feedback_request value = create_feedback()) {
        return try_ask(std::move(value)).id;
    }
    applied answer(const feedback_id& id, feedback_answer value, timestamp now = noon) {
        return run(people_.save_answer(key(), subject.team, id, std::move(value), now));
    }
    applied decline(const feedback_id& id, const person_id& giver, timestamp now = noon) {
        return run(people_.decline_feedback(key(), subject.team, id, giver, now));
    }
    applied admit(const feedback_id& id, const person_id& giver) {
        return run(people_.admit_giver(subject.team, id, giver));
    }
    applied close(const feedback_id& id, timestamp now = in_two_weeks) {
        return run(people_.close_feedback(key(), subject.team, id, now));
    }
    applied cancel(const feedback_id& id, timestamp now = noon) {
        return run(people_.cancel_feedback(key(), subject.team, id, now));
    }
    applied share(const feedback_id& id, bool shared = true) {
        return run(people_.share_feedback(key(), subject.team, id, shared, noon));
    }
    feedback_request find(const feedback_id& id) {
        return run(people_.find_feedback(subject.team, id)).value();
    }
    bool knows(const feedback_id& id) {
        return run(people_.find_feedback(subject.team, id)).has_value();
    }
    std::optional<feedback_giver> giver(const feedback_id& id, const person_id& who) {
        return run(people_.find_giver(subject.team, id, who));
    }
    std::optional<feedback_answer> written(const feedback_id& id, const person_id& who) {
        return run(people_.find_answer(subject.team, id, who));
    }
    feedback_count count(const feedback_id& id) {
        return run(people_.count_answers(subject.team, id));
    }
    std::optional<feedback_results> results(const feedback_id& id) {
        return run(people_.find_results(subject.team, id));
    }

    /// Who is told that of that request, in the order of their ids, once each.
    std::string told(outgoing_kind kind, const feedback_id& id) {
        std::string out;
        for (const auto& who : {subject, asker, create_person_id("U3"), dan, eve, fay}) {
            for (const auto& each : waiting(people_, who)) {
                if (each.kind == kind && each.about == id.str()) out += who.member.str() + ' ';
            }
        }
        return out;
    }

    /// Whose Homes are to be drawn; none of them waits afterwards.
    std::string homes() {
        std::vector<std::string> drawn;
        for (const auto& each : claim(people_, noon + 365 * 24h, outbox_lane::interactive, 100)) {
            if (each.what.kind == outgoing_kind::home) drawn.push_back(each.what.to.member.str());
            run(people_.settle_outgoing(each, was_sent));
        }
        std::ranges::sort(drawn);
        std::string out;
        for (const auto& each : drawn) out += each + ' ';
        return out;
    }

 private:
    store& people_;
    int count_ = 0;
};

}  // namespace coach::testing
