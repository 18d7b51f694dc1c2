#pragma once

#include "tests/contract/store_contract.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace coach::testing {

using namespace std::chrono_literals;

/// When it all happens, if nothing else is said.
inline constexpr timestamp noon{1'767'268'800'123ms};

inline person_id create_person_id(std::string member = "U1", std::string team = "T1") {
    return {.team = team_id{std::move(team)}, .member = member_id{std::move(member)}};
}

inline standing create_standing(std::string level = "L1", std::string target = "L2") {
    return {
        .framework = "product-management", .level = std::move(level), .target = std::move(target)};
}

/// An assessment of U1 by themselves.
inline assessment create_assessment(timestamp made = noon, std::string note = "I ship weekly.") {
    return {.subject = create_person_id(),
            .author = create_person_id(),
            .framework = "product-management",
            .version = "1",
            .ratings = {{"execution", "L2", std::move(note)}, {"leadership", "L1", ""}},
            .made = made};
}

/// A win that nobody else may read.
inline journal_entry create_entry(std::string text = "Shipped the search.",
                                  std::vector<std::string> competencies = {"execution"},
                                  timestamp written = noon) {
    return {.id = {},
            .author = {},
            .kind = entry_kind::win,
            .text = {.main = std::move(text)},
            .competencies = std::move(competencies),
            .shared = false,
            .written = written,
            .changed = {}};
}

/// The parts of check_store_contract(), by subject.
void check_people(store& people);
void check_requests(store_rig& rig);
void check_assessments(store& people);
void check_journal(store_rig& rig);
void check_journal_lists(store& people);
void check_journal_search(store& people);
void check_goals(store_rig& rig);
void check_teams(store& people);
void check_pictures(store_rig& rig);
void check_outbox(store_rig& rig);
void check_outbox_state(store& people);
void check_postponing(store& people);
void check_homes(store& people);
void check_prompts(store_rig& rig);
void check_prompt_steps(store_rig& rig);
void check_feedback_requests(store_rig& rig);
void check_feedback_answers(store_rig& rig);
void check_feedback_ends(store& people);
void check_feedback_rights(store& people);
void check_data_rights(store& people);

}  // namespace coach::testing
