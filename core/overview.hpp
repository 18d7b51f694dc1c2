#pragma once

#include "core/assessment.hpp"
#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/gaps.hpp"
#include "core/goals.hpp"
#include "core/ids.hpp"
#include "core/prompts.hpp"
#include "core/rounds.hpp"
#include "core/standing.hpp"
#include "core/store.hpp"
#include "core/suggestions.hpp"
#include "core/team.hpp"

#include <optional>
#include <vector>

namespace coach {

/// The last round of assessments that a person and their manager completed, and whether the
/// manager's latest still waits for the person's.
struct round_state {
    std::optional<open_round> open{};
    bool waits_for_own = false;
};

/// Where somebody stands and what they work on: what cards, plans and dashboards are made of. It is
/// for that person's eyes; what of it others may see, core/privacy.hpp decides.
struct overview {
    person_id who{};
    std::optional<placement> place{};  ///< nothing until they have chosen a level of this ladder
    std::vector<assessment> own{};     ///< by themselves, against this ladder; newest first
    last_entries written{};            ///< when they last wrote about each competency
    std::vector<gap> gaps{};           ///< none without a level and an assessment
    std::vector<goal> goals{};         ///< active ones first
    std::vector<suggestion> ideas{};   ///< none without a level
    coach::sharing shared{};           ///< what their manager may read
    std::optional<manager_link> manager{};  ///< confirmed, or who asked last
    round_state round{};                    ///< with the confirmed manager
    coach::prompts prompts{};               ///< when they are asked to reflect

    bool has_assessment() const { return !own.empty(); }
    std::size_t active_goals() const;

    /// The manager, if both agreed.
    std::optional<person_id> confirmed_manager() const;
};

/// Makes gaps and suggestions of the rest.
void derive(overview& of, const framework& ladder, timestamp now);

/// What the store knows about that person, seen through this ladder.
task<overview> find_overview(store& people, const framework& ladder, person_id who, timestamp now);

/// That person's manager, if both agreed.
task<std::optional<person_id>> find_confirmed_manager(store& people, person_id who);

/// What a person and their manager see of each other's assessments.
task<round_state> find_round(store& people, const framework& ladder, person_id who,
                             person_id manager);

/// The assessments against this ladder, in their order.
std::vector<assessment> of_ladder(const framework& ladder, std::vector<assessment> made);

}  // namespace coach
