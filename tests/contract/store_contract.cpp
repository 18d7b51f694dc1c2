#include "tests/contract/store_contract.hpp"

#include "tests/contract/checks.hpp"

namespace coach::testing {

void check_store_contract(const std::function<std::unique_ptr<store_rig>()>& create) {
    const auto rig = create();
    check_people(rig->subject());
    check_requests(*rig);
    check_assessments(rig->subject());
    check_journal(*rig);
    check_journal_lists(rig->subject());
    check_journal_search(rig->subject());
    check_goals(*rig);
    check_teams(rig->subject());
    check_pictures(*rig);
    check_outbox(*rig);
    check_outbox_state(rig->subject());
    check_postponing(rig->subject());
    check_homes(rig->subject());
    check_prompts(*rig);
    check_prompt_steps(*rig);
    check_feedback_requests(*rig);
    check_feedback_answers(*rig);
    check_feedback_ends(rig->subject());
    check_feedback_rights(rig->subject());
    check_data_rights(rig->subject());
}

}  // namespace coach::testing
