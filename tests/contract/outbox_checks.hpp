#pragma once

#include "core/store.hpp"
#include "tests/contract/checks.hpp"
#include "tests/support/run.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

inline const settlement was_sent{.fate = outgoing_fate::sent, .reason = "D1/1.1", .at = noon};

/// Something interactive that is told from others by what it is about.
inline outgoing create_outgoing(std::string about = "a", timestamp due = noon,
                                person_id to = create_person_id()) {
    return {
        .to = std::move(to), .kind = outgoing_kind::packet, .about = std::move(about), .due = due};
}

/// Something of the other lane.
inline outgoing create_prompt(std::string about = "a", timestamp due = noon) {
    auto out = create_outgoing(std::move(about), due);
    out.kind = outgoing_kind::prompt;
    return out;
}

inline applied send(store& people, std::string key, outgoing value) {
    return run(people.add_outgoing(request_key{std::move(key)}, std::move(value)));
}

/// Takes what is due of the lane, for a minute.
inline std::vector<claimed_outgoing> claim(store& people, timestamp now,
                                           outbox_lane lane = outbox_lane::interactive,
                                           std::size_t most = 10) {
    return run(people.claim_outgoing(lane, most, now, now + 1min));
}

/// What they are about, in order.
inline std::string abouts(const std::vector<claimed_outgoing>& claimed) {
    std::string out;
    for (const auto& each : claimed) out += each.what.about + ' ';
    return out;
}

/// What is kept of the person that waits to be sent, the latest first.
inline std::vector<outgoing> waiting(store& people, const person_id& who = create_person_id()) {
    std::vector<outgoing> out;
    for (const auto& each : run(people.find_personal_data(who)).outbox) {
        if (!each.settled) out.push_back(each.what);
    }
    return out;
}

}  // namespace coach::testing
