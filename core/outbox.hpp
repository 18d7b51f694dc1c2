#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// Names one thing in the outbox; never reused.
using outgoing_id = id<struct outgoing_tag>;

/// What can be sent to somebody.
enum class outgoing_kind {
    home,              ///< their Home, drawn anew
    manager_question,  ///< whether the member in `about` is their manager
    prompt,            ///< a question to reflect on; `about` is its turn
    go_on_question,    ///< whether the prompts should go on
    look_back,         ///< what the month in `about` brought: "2026-10"
    packet,            ///< their promotion packet, as a file
    export_json,       ///< all their data for programs, as a file
    export_markdown,   ///< the same for people
    export_notice,     ///< that the operator took their data out
    erasure_notice,    ///< that the operator erased their data
    undelivered,       ///< that what they asked for did not reach the member in `about`

    // About a request for feedback, whose id `about` is.
    feedback_call,            ///< into its channel, on behalf of the asker `to`
    feedback_recount,         ///< draws that message anew, where it says something else now
    feedback_invitation,      ///< to who is asked by name
    feedback_began,           ///< to the subject, that it began
    feedback_first_reminder,  ///< to who is asked by name and has neither answered nor declined
    feedback_last_reminder,   ///< the same, before it is due
    feedback_nudge,           ///< the same, because the asker pressed
    feedback_extended,        ///< to who is asked by name and still owes it: there is more time
    feedback_ready,           ///< to the asker: it has closed
    feedback_shared,          ///< to the subject: they may read its report
    feedback_cancelled,       ///< to who wrote or was asked: nothing is kept of it
    feedback_lost,            ///< to who wrote: it is lost, please write again
    feedback_unconfirmed,     ///< to the asker: the subject did not confirm, so it goes nowhere
    feedback_not_posted,      ///< to the asker: its channel cannot be posted to

    feedback_given,  ///< to the receiver of unasked feedback, whose id `about` is
    import_notice,   ///< that the operator set where they stand, or who their manager is
};

/// Something that must reach Slack. It says what, not how: its text is written when it is sent,
/// from what is true then, so that nothing private waits here and nothing outdated is sent.
struct outgoing {
    person_id to{};  ///< whose direct messages or Home
    outgoing_kind kind{};
    std::string about{};                 ///< see outgoing_kind; nothing that a person wrote
    timestamp due{};                     ///< not to be sent before
    std::optional<timestamp> expires{};  ///< not to be sent then or later

    bool operator==(const outgoing&) const = default;
};

/// Interactive things answer somebody who waits; bulk is what goes out by itself, to many.
enum class outbox_lane { interactive, bulk };

constexpr outbox_lane lane_of(outgoing_kind kind) {
    switch (kind) {
        case outgoing_kind::prompt:
        case outgoing_kind::go_on_question:
        case outgoing_kind::look_back:
        case outgoing_kind::feedback_first_reminder:
        case outgoing_kind::feedback_last_reminder:
        case outgoing_kind::import_notice:
            return outbox_lane::bulk;
        default:
            return outbox_lane::interactive;
    }
}

/// One thing from the outbox that somebody has taken under a lease, to send it.
struct claimed_outgoing {
    outgoing_id id{};
    std::int64_t claim = 0;  ///< counts the claims of it; names this one
    outgoing what{};
    unsigned failures = 0;  ///< tries that are known to have failed
    /// When the first try began whose fate nobody knows: its process died, or Slack did not say.
    /// It is looked for before it is repeated.
    std::optional<timestamp> maybe_sent{};

    bool operator==(const claimed_outgoing&) const = default;
};

/// Why something goes back into the outbox.
struct postponement {
    timestamp until{};
    bool has_failed = false;  ///< counts as a failure
    bool maybe_sent = false;  ///< nobody knows whether it arrived
};

/// How something in the outbox ended.
enum class outgoing_fate {
    sent,
    unwanted,  ///< it was not to be sent any more: too late, paused, changed meanwhile
    dead,      ///< Slack will not take it: a dead letter
};

struct settlement {
    outgoing_fate fate{};
    /// Of what was sent: where it stands, conversation and message ("D1/1700000000.1"), or empty;
    /// otherwise a code, "user_disabled". Never what a person wrote.
    std::string reason{};
    timestamp at{};

    bool operator==(const settlement&) const = default;
};

/// Whether it asked somebody something that goes on being counted.
constexpr bool asks_to_reflect(outgoing_kind kind) {
    return kind == outgoing_kind::prompt || kind == outgoing_kind::go_on_question;
}

/// Whether it tells who has answered a request for feedback, or when.
constexpr bool tells_of_givers(outgoing_kind kind) {
    switch (kind) {
        case outgoing_kind::feedback_recount:
        case outgoing_kind::feedback_first_reminder:
        case outgoing_kind::feedback_last_reminder:
        case outgoing_kind::feedback_nudge:
        case outgoing_kind::feedback_extended:
        case outgoing_kind::feedback_cancelled:
        case outgoing_kind::feedback_lost:
            return true;
        default:
            return false;
    }
}

/// Whether one that waits for the same person, about the same thing, is enough: what it says is
/// written when it is sent.
constexpr bool waits_once(outgoing_kind kind) {
    switch (kind) {
        case outgoing_kind::home:
        case outgoing_kind::feedback_call:
        case outgoing_kind::feedback_recount:
        case outgoing_kind::feedback_last_reminder:
            return true;
        default:
            return false;
    }
}

/// Whether that holds even while somebody is sending it, because it must not be seen twice.
constexpr bool waits_once_held(outgoing_kind kind) {
    return kind == outgoing_kind::feedback_call;
}

/// Whether nothing of it is remembered once it has ended so: it would only name its person, or tell
/// of givers.
constexpr bool is_forgotten(outgoing_kind kind, outgoing_fate fate) {
    const bool names_only = kind == outgoing_kind::home || kind == outgoing_kind::erasure_notice;
    return tells_of_givers(kind) || (names_only && fate == outgoing_fate::sent);
}

/// Something in the outbox as an export shows it.
struct outgoing_record {
    outgoing what{};
    std::optional<settlement> settled{};  ///< nothing while it waits

    bool operator==(const outgoing_record&) const = default;
};

/// Dead letters of one reason.
struct dead_letters {
    std::string reason;
    std::uint64_t count = 0;

    bool operator==(const dead_letters&) const = default;
};

/// How the outbox stands; for operators.
struct outbox_state {
    std::uint64_t waiting = 0;          ///< due or not
    std::optional<timestamp> oldest{};  ///< when the first of what waits was due
    std::vector<dead_letters> dead{};   ///< of what is still remembered, by reason

    bool operator==(const outbox_state&) const = default;
};

}  // namespace coach
