#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/outbox.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace coach {

/// What must reach Slack. Whatever changes something that a person's Home shows (where they stand,
/// their goals, entries, links, sharing, prompts) also leaves an outgoing `home` for them, once
/// they have opened it. What prompt_books::advance_prompts() does leaves none: a Home is drawn
/// whenever it is opened, and a burst of prompts must not become one of Homes.
class outboxes {
 public:
    /// Keeps something to be sent. Of what waits_once() one that waits already, unclaimed, is
    /// enough: `applied::before`.
    virtual task<applied> add_outgoing(request_key key, outgoing value) = 0;

    /// Notes that the person has opened their Home. Takes no request key: noting it twice is the
    /// same.
    virtual task<applied> note_home_opened(person_id who) = 0;

    /// Takes at most `most` of the lane that are due at `now` and that nobody holds, the longest
    /// due first, and holds them until `until`; no two holders at the same time have the same. What
    /// somebody held when their time ran out may have been sent.
    virtual task<std::vector<claimed_outgoing>> claim_outgoing(outbox_lane lane, std::size_t most,
                                                               timestamp now, timestamp until) = 0;

    /// Ends it, and keeps `then` with that; `applied::nowhere` where somebody else has claimed it
    /// since, or it is gone. A prompt, or the question whether to go on, that did not reach
    /// somebody counts as not asked: not_reached(). Where a feedback_call arrived, its request
    /// keeps where: feedback_request::posted. Of what is_forgotten() nothing is remembered.
    virtual task<applied> settle_outgoing(claimed_outgoing held, settlement end,
                                          std::vector<outgoing> then = {}) = 0;

    /// Gives it back until then; `applied::nowhere` like above.
    virtual task<applied> postpone_outgoing(claimed_outgoing held, postponement why) = 0;

    /// When there is something to claim of that lane: something becomes due, or a lease ends.
    virtual task<std::optional<timestamp>> next_outgoing(outbox_lane lane) = 0;

    /// Deletes what was settled before that moment; says how many.
    virtual task<std::uint64_t> forget_settled(timestamp before) = 0;

    virtual task<outbox_state> find_outbox_state() = 0;

 protected:
    ~outboxes() = default;
};

}  // namespace coach
