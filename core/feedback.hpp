#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/privacy.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// Names one request for feedback; never reused.
using feedback_id = id<struct feedback_tag>;

/// How far a request for feedback has come.
enum class feedback_state {
    waiting,    ///< for the subject to confirm that the asker is their manager
    open,       ///< may be answered until it is due
    closed,     ///< its results stand
    cancelled,  ///< what was written is deleted
};

/// A request for 360 feedback about somebody, by themselves or by their manager.
struct feedback_request {
    feedback_id id{};
    person_id subject{};
    person_id asker{};
    feedback_state state{};
    bool anonymous = true;  ///< fixed once it is open
    std::string channel{};  ///< where anybody may answer; empty: only who is asked by name
    std::vector<person_id> givers{};          ///< who is asked by name; never the subject
    std::vector<std::string> competencies{};  ///< competency::key, of what is to be rated
    std::string framework{};                  ///< framework::id that it is asked against
    std::string version{};                    ///< framework::version
    timestamp made{};                         ///< or opened, where it had to wait
    timestamp due{};                          ///< the end of a day in the asker's time zone
    std::optional<timestamp> ended{};  ///< closed or cancelled; nothing where a link's end did that
    bool shared = false;               ///< whether the subject may read its report
    std::optional<timestamp> nudged{};  ///< by the asker, last
    std::string posted{};  ///< where its message stands in the channel: "C1/1700000000.1"
    std::string shown{};   ///< what has been told of the answers; see core/feedback_tally.hpp

    bool is_about_asker() const { return subject == asker; }
    bool operator==(const feedback_request&) const = default;
};

inline constexpr std::chrono::hours between_nudges{72};

/// Whether who owes an answer may be written to again on the asker's behalf.
inline bool may_nudge(const feedback_request& request, timestamp now) {
    return !request.nudged || now - *request.nudged >= between_nudges;
}

/// What core/privacy.hpp is asked of a request: who may read its report, and who its answers.
readable report_of(const feedback_request& request);
readable answers_to(const feedback_request& request);

/// The request without what is its asker's business: whom they asked by name, when they pressed,
/// and how its message in the channel stands.
feedback_request as_others_see(feedback_request request);

/// What of 360 feedback belongs into a 1:1 of a report and their manager. Both may know of it.
struct feedback_agenda {
    std::vector<feedback_request> open{};    ///< by the manager, about the report; first due first
    std::vector<feedback_request> shared{};  ///< closed since the last 1:1, and the report may read
                                             ///< it; latest first

    bool operator==(const feedback_agenda&) const = default;
};

/// Picks it from the requests about the report; as_others_see(). Without a last 1:1 nothing is too
/// old. What the report asked about themselves is their own, and not in it.
feedback_agenda pick_for_one_on_one(const std::vector<feedback_request>& about,
                                    const person_id& manager, std::optional<timestamp> last);

/// From whom an answer comes, seen from the subject. Settled when it is written, so that nobody is
/// named whom nobody told so: a manager is, before they write.
enum class rater_group {
    manager,
    reports,
    peers,
    others,  ///< peers and reports together, where there are too few of either
};

/// The stages that somebody picked: by competency::key, the level::key at which the ladder expects
/// it. What they have not observed is left out.
using stage_choices = std::map<std::string, std::string>;

/// What a giver writes.
struct feedback_answer {
    person_id giver{};
    rater_group group{};
    stage_choices stages{};
    std::string keep_doing{};
    std::string focus_next{};
    std::string note{};

    bool is_empty() const {
        return stages.empty() && keep_doing.empty() && focus_next.empty() && note.empty();
    }
    bool operator==(const feedback_answer&) const = default;
};

/// The longest of the three texts of an answer, in code points: what fits into its sealed form,
/// whose size is the same for all.
inline constexpr std::size_t longest_feedback_text = 1500;

/// How somebody stands to a request.
struct feedback_giver {
    person_id who{};
    bool asked = false;  ///< by name; otherwise they came from the channel
    bool declined = false;
    bool answered = false;

    bool operator==(const feedback_giver&) const = default;
};

/// What anybody is told of how a request goes.
struct feedback_count {
    std::size_t answers = 0;
    std::size_t declined = 0;

    bool operator==(const feedback_count&) const = default;
};

/// How many answers there are, as its channel reads it: exactly where it is named, otherwise in
/// steps, "fewer than 3", "3+", "5+", "10+", so that nobody can be counted.
std::string feedback_band(bool anonymous, std::size_t answers);

inline constexpr std::chrono::days usual_feedback_time{14};
inline constexpr std::chrono::days shortest_feedback_time{2};
inline constexpr std::chrono::days longest_feedback_time{30};

/// Names one piece of feedback that nobody asked for; never reused.
using given_id = id<struct given_tag>;

/// Feedback that nobody asked for, from one person to another, who alone may read it.
/// Source of its parts: the Center for Creative Leadership's Situation-Behavior-Impact.
struct given_feedback {
    given_id id{};
    person_id receiver{};
    std::optional<person_id> giver{};  ///< nothing: a former colleague, whose data was erased
    std::string situation{};           ///< may be empty
    std::string behavior{};            ///< what they did
    std::string effect{};
    std::string competency{};  ///< competency::key; may be empty
    timestamp at{};

    bool operator==(const given_feedback&) const = default;
};

}  // namespace coach
