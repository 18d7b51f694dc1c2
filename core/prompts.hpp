#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/outbox.hpp"
#include "core/schedule.hpp"
#include "core/time_zone.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace coach {

/// How somebody is there, as far as it decides whether to ask them something.
struct presence {
    std::string time_zone{};  ///< IANA name; empty where nobody knows
    bool is_here = true;      ///< false where their account is deactivated
    bool on_vacation = false;
    std::optional<timestamp> vacation_ends{};  ///< nothing: not known

    bool operator==(const presence&) const = default;
};

/// Somebody's prompts: what they chose, and how far it has come.
struct prompts {
    person_id who{};
    std::int64_t version = 0;                   ///< counts the changes; 0 where nothing is kept
    std::optional<prompt_schedule> schedule{};  ///< nothing: off
    bool look_back = false;  ///< the monthly look back, which is chosen by itself
    coach::presence presence{};
    std::optional<timestamp> paused_until{};
    std::optional<timestamp> next{};  ///< of the prompts; nothing: none is due
    std::optional<timestamp> next_look_back{};
    unsigned turn = 0;        ///< questions asked so far; the next one has this number
    unsigned unanswered = 0;  ///< in a row
    bool silent = false;      ///< asked whether to go on, and no answer yet

    bool operator==(const prompts&) const = default;
};

/// After so many in a row that nobody answered the next prompt asks whether to go on.
inline constexpr unsigned most_unanswered = 4;

/// A prompt is not sent when its time is so long past.
inline constexpr std::chrono::hours prompt_expires_after{12};

/// How long prompts pause where no day is named.
inline constexpr std::chrono::days usual_pause{28};

/// What somebody chose in /grow remind.
struct prompt_choice {
    std::optional<prompt_schedule> schedule{};  ///< `first_week` is not read; nothing: off
    bool look_back = false;
};

/// The prompts with another choice. It ends silence and pauses, and counts weeks anew where the
/// schedule is another one.
prompts choose(prompts before, prompt_choice chosen, const time_zones& zones, timestamp now);

/// Nothing is sent before `until`; then it goes on by itself. Who pauses has answered: silence
/// ends.
prompts pause(prompts before, timestamp until, const time_zones& zones, timestamp now);

/// Ends a pause, and silence.
prompts resume(prompts before, const time_zones& zones, timestamp now);

/// They did something with a prompt, or wrote a reflection: the count of unanswered ones begins
/// anew, and silence ends.
prompts answered(prompts before, const time_zones& zones, timestamp now);

/// A prompt that was counted as asked, or the question whether to go on, did not reach them.
prompts not_reached(prompts before, outgoing_kind what);

/// How they are there now. A new time zone moves what is due.
prompts seen(prompts before, presence now_there, const time_zones& zones, timestamp now);

/// The prompts as they are at that moment: without a pause that is over.
prompts as_of(prompts kept, timestamp now);

/// Whether something may be sent to them by itself at that moment: not on vacation, not while
/// paused, not where they are gone.
bool may_prompt(const prompts& of, timestamp now);

/// What becomes of prompts of which something is due.
struct prompt_step {
    prompts after{};               ///< with the version of before: the store counts
    std::vector<outgoing> then{};  ///< at most a prompt, or the question whether to go on, and
                                   ///< a look back

    bool operator==(const prompt_step&) const = default;
};

/// Takes what is due at `now`: of several that an outage left, one is sent; none whose time is
/// `prompt_expires_after` past, and none to who may not be prompted. What comes next lies after
/// `now`.
prompt_step take_due(prompts before, const time_zones& zones, timestamp now);

}  // namespace coach
