#pragma once

#include "core/assessment.hpp"
#include "core/clock.hpp"
#include "core/feedback.hpp"
#include "core/feedback_report.hpp"
#include "core/framework.hpp"
#include "core/gaps.hpp"
#include "core/goals.hpp"
#include "core/journal.hpp"
#include "core/personal_data.hpp"
#include "core/standing.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// What a packet says of one competency.
struct packet_competency {
    std::size_t competency{};               ///< position in framework::competencies
    std::optional<std::size_t> own{};       ///< the stage that the person sees in themselves
    std::optional<std::size_t> by_other{};  ///< the stage that their manager sees, once it is open
    std::vector<std::size_t> evidence{};    ///< positions in packet::entries, newest first

    bool operator==(const packet_competency&) const = default;
};

/// What a packet says of one behavior that the target level asks for.
struct packet_behavior {
    std::string text;  ///< the framework's words
    /// Entries whose words come close to it, by names_behavior(); positions in packet::entries,
    /// newest first. Entries carry competencies and a framework does not say to which of them a
    /// behavior belongs, so nothing but the words can link the two.
    std::vector<std::size_t> close{};

    bool operator==(const packet_behavior&) const = default;
};

/// The case for somebody's promotion, for their own eyes: what they have to show, and what is
/// missing. Without a level or an assessment it has less to say, and says what that is.
struct packet {
    person_id who{};
    timestamp made{};
    std::optional<placement> place{};               ///< nothing until they chose a level
    std::vector<journal_entry> entries{};           ///< of all kinds, newest first
    std::vector<packet_competency> competencies{};  ///< all, in the framework's order
    std::vector<packet_behavior> behaviors{};       ///< of the target; none without a level
    std::vector<std::size_t> untagged{};            ///< entries with no competency of the ladder
    std::vector<gap> gaps{};                        ///< largest first
    std::vector<goal> done{};                       ///< goals; the latest first
    std::vector<goal> active{};                     ///< goals; by due date
    std::vector<assessment> assessments{};          ///< of this ladder, by anybody; newest first
    std::size_t hidden = 0;                   ///< by managers, which the person may not read yet
    std::vector<feedback_report> feedback{};  ///< that they asked for or was shared; latest first
    std::vector<given_feedback> received{};   ///< unasked feedback, newest first

    bool has_own_assessment() const;
    /// Everybody whom its feedback names, each once.
    std::vector<person_id> people() const;
    /// Positions in `competencies` of those that no entry is tagged with.
    std::vector<std::size_t> without_evidence() const;
};

/// The packet made of everything that is held about a person. What of that they may not read is
/// left out, by disclose().
packet make_packet(const framework& ladder, const personal_data& held, timestamp now);

}  // namespace coach
