#include "storage/assessments.hpp"
#include "storage/connection.hpp"
#include "storage/data_rights.hpp"
#include "storage/feedback_data.hpp"
#include "storage/feedback_givers.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/feedback_results.hpp"
#include "storage/feedback_steps.hpp"
#include "storage/given_feedback.hpp"
#include "storage/giving.hpp"
#include "storage/goals.hpp"
#include "storage/homes.hpp"
#include "storage/journal.hpp"
#include "storage/open_database.hpp"
#include "storage/outbox.hpp"
#include "storage/outbox_records.hpp"
#include "storage/people.hpp"
#include "storage/pictures.hpp"
#include "storage/prompts.hpp"
#include "storage/request_keys.hpp"
#include "storage/teams.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <deque>
#include <string>
#include <string_view>

namespace storage = coach::storage;
using coach::member_id;
using coach::request_key;
using coach::team_id;
using coach::storage::connection;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

const coach::person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};
const coach::person_id bob{.team = team_id{"T1"}, .member = member_id{"U2"}};
const coach::person_id cleo{.team = team_id{"T1"}, .member = member_id{"U3"}};

void use_journal(connection& database) {
    const coach::entry_id id{"e"};
    storage::insert_entry(database,
                          {.id = id, .author = ann, .text = {.main = "w"}, .competencies = {"c"}});
    storage::update_entry(database, ann, id, {.main = "word"}, {"c"}, {});
    storage::update_entry_sharing(database, ann, id, true);
    storage::unshare_entries(database, ann);
    storage::select_entry(database, ann, id);
    storage::select_entries(database, ann, {});
    storage::select_entries(database, ann, {.words = "word"});
    storage::select_journal(database, ann);
    storage::select_last_entries(database, ann);
    storage::delete_entry(database, ann, id);
    storage::delete_journal(database, ann);
}

void use_goals(connection& database) {
    const coach::goal_id id{"g"};
    storage::insert_goal(database, {.id = id, .owner = ann, .text = {.title = "t", .origin = ""}});
    storage::update_goal(database, ann, id, {.title = "u", .origin = ""}, {});
    storage::update_goal_state(database, ann, id, coach::goal_state::done, {});
    storage::select_goals(database, ann);
    storage::delete_goals(database, ann);
}

void use_teams(connection& database) {
    storage::upsert_manager_link(database, ann, {.manager = bob, .confirmed = true});
    storage::select_managers(database, ann);
    storage::select_reports(database, bob);
    storage::delete_manager_link(database, ann, bob);
    storage::delete_managers(database, ann);
    storage::insert_access(database, ann, {.reader = bob, .thing = "plan"});
    storage::select_accesses(database, ann, 10);
    storage::delete_accesses_before(database, {}, 10);
    storage::upsert_one_on_one(database, {.report = ann, .manager = bob});
    storage::select_one_on_one(database, ann, bob);
}

void use_pictures(connection& database) {
    storage::insert_picture(database, ann, "d", {.file = "F", .made = {}});
    storage::select_picture(database, ann, "d");
    storage::select_pictures(database, ann);
    storage::delete_picture(database, ann, "F");
    storage::delete_pictures(database, ann);
}

void use_outbox(connection& database) {
    const coach::outgoing what{.to = ann, .kind = coach::outgoing_kind::prompt};
    storage::insert_all_outgoing(database, ann.team, request_key{"k"}, {what, what});
    storage::insert_opened_home(database, ann);
    storage::refresh_home(database, ann);
    const auto held = storage::claim_outgoing(database, coach::outbox_lane::bulk, 10, {}, {}).at(0);
    storage::select_next_outgoing(database, coach::outbox_lane::bulk);
    storage::postpone_outgoing(database, held, {});
    storage::settle_outgoing(database, held, {});
    storage::take_back_prompts(database, ann, {});
    storage::select_outbox_state(database);
    storage::delete_settled(database, {});
}

void use_prompts(connection& database) {
    storage::store_prompts(database, {.who = ann, .look_back = true});
    storage::advance_prompts(database, {.after = {.who = ann, .version = 1}});
    storage::count_not_asked(database, ann, coach::outgoing_kind::prompt);
    storage::select_due_prompts(database, {}, 10);
    storage::select_prompted(database, ann.team);
}

coach::feedback_request request_called(const char* id, bool anonymous) {
    return {.id = coach::feedback_id{id},
            .subject = anonymous ? ann : bob,
            .asker = bob,
            .state = coach::feedback_state::open,
            .anonymous = anonymous,
            .channel = "C1",
            .givers = {cleo},
            .competencies = {"c"},
            .due = coach::timestamp{1h}};
}

coach::feedback_answer answer_by(const coach::person_id& giver) {
    return {.giver = giver, .stages = {{"c", "L1"}}, .keep_doing = "text"};
}

void use_requests(connection& database, storage::key_ring& keys, bool anonymous) {
    const auto& giver = cleo;
    const auto request = request_called(anonymous ? "r" : "n", anonymous);
    const auto which = storage::ref_of(request);
    storage::add_request(database, request);
    storage::open_request(database, which, request.due, {});
    storage::admit_giver(database, which, giver);
    storage::save_answer(database, keys, which, answer_by(giver), {});
    storage::open_answer(database, keys, which, giver);
    storage::count_givers(database, which);
    storage::select_feedback_owed(database, giver);
    storage::nudge_request(database, which, {});
    storage::extend_request(database, which, coach::timestamp{2h}, {});
    storage::decline_request(database, which, giver, {});
    storage::save_answer(database, keys, which, answer_by(giver), {});
    storage::mend_answers(database, keys, {});
    storage::note_shown(database, which, "3+");
    storage::note_posted(database, which, "C1/1.1");
    const auto last = [](std::size_t bound) { return bound - 1; };
    storage::close_request(database, keys, which, {}, last);
    storage::share_request(database, which, true);
    storage::find_results(database, which);
    storage::forget_requests(database, {}, 10);
}

void use_feedback(connection& database, storage::key_ring& keys) {
    use_requests(database, keys, true);
    use_requests(database, keys, false);
    storage::select_due_feedback(database, {}, 10);
    storage::insert_given(database, {.id = coach::given_id{"g"}, .receiver = ann, .giver = bob});
    storage::select_given(database, ann, coach::given_id{"g"});
}

/// Asks for everything that the store asks for.
void use_every_query(connection& database, storage::key_ring& keys) {
    storage::claim_request(database, ann.team, request_key{"k"});
    storage::release_request(database, ann.team, request_key{"k"});
    storage::upsert_standing(database, ann, {}, {});
    storage::upsert_sharing(database, ann, {});
    storage::insert_assessment(database, {ann, ann, "framework", "1", {{"c", "L1", ""}}, {}});
    storage::select_assessments(database, ann, ann);
    use_journal(database);
    use_goals(database);
    use_teams(database);
    use_pictures(database);
    use_outbox(database);
    use_prompts(database);
    use_feedback(database, keys);
    storage::select_everything(database, keys, cleo);
    storage::select_everything(database, keys, ann);
    storage::select_teams(database);
    storage::delete_everything(database, keys, cleo);
    storage::delete_everything(database, keys, bob);
    storage::delete_everything(database, keys, ann);
}

/// Whether a line of a plan is a way to rows by an index: of a table, or of FTS5 by MATCH or rowid.
bool is_quick(std::string_view line) {
    const bool reads = line.starts_with("SEARCH") || line.starts_with("SCAN");
    const bool by_words = line.starts_with("SCAN w VIRTUAL TABLE INDEX 0:M");
    return !reads || line.starts_with("SEARCH") || by_words;
}

/// The lines of a statement's plan that read all of a table.
std::string slow_lines(connection& database, const std::string& explanation) {
    auto plan = database.prepare(explanation);
    std::string out;
    while (plan.step()) {
        if (!is_quick(plan.text(3))) out += plan.text(3) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("no statement reads a whole table") {
    const temporary_directory place;
    std::deque<std::string> explanations;
    const auto file = place.path() / "coach.db";
    storage::key_ring keys(file);
    auto database = storage::open_database(file, 0ms);

    use_every_query(database, keys);

    std::size_t explained = 0;
    for (const auto sql : database.prepared()) {
        INFO(sql);
        const auto& explanation =
            explanations.emplace_back("EXPLAIN QUERY PLAN " + std::string(sql));
        CHECK(slow_lines(database, explanation).empty());
        ++explained;
    }
    CHECK(explained >= 130);
}

TEST_CASE("a statement that reads a whole table would be noticed") {
    const temporary_directory place;
    auto database = storage::open_database(place.path() / "coach.db", 0ms);

    for (const auto* const slow :
         {"EXPLAIN QUERY PLAN SELECT * FROM goals WHERE title = 'x'",
          "EXPLAIN QUERY PLAN DELETE FROM journal_entries WHERE shared = 1",
          "EXPLAIN QUERY PLAN SELECT * FROM journal_words AS w"}) {
        CHECK_FALSE(slow_lines(database, slow).empty());
    }
}
