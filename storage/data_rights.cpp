#include "storage/data_rights.hpp"

#include "storage/assessments.hpp"
#include "storage/feedback_data.hpp"
#include "storage/given_feedback.hpp"
#include "storage/goals.hpp"
#include "storage/homes.hpp"
#include "storage/journal.hpp"
#include "storage/outbox_records.hpp"
#include "storage/people.hpp"
#include "storage/pictures.hpp"
#include "storage/prompts.hpp"
#include "storage/teams.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <set>
#include <string>

namespace coach::storage {

namespace {

/// One step through the teams of each table by its index, from team to team.
constexpr std::array next_teams{
    "SELECT min(team_id) FROM people WHERE team_id > ?",
    "SELECT min(team_id) FROM sharing WHERE team_id > ?",
    "SELECT min(team_id) FROM assessments WHERE team_id > ?",
    "SELECT min(team_id) FROM journal_entries WHERE team_id > ?",
    "SELECT min(team_id) FROM goals WHERE team_id > ?",
    "SELECT min(team_id) FROM manager_links WHERE team_id > ?",
    "SELECT min(team_id) FROM accesses WHERE team_id > ?",
    "SELECT min(team_id) FROM one_on_ones WHERE team_id > ?",
    "SELECT min(team_id) FROM pictures WHERE team_id > ?",
    "SELECT min(team_id) FROM outbox WHERE team_id > ?",
    "SELECT min(team_id) FROM homes WHERE team_id > ?",
    "SELECT min(team_id) FROM prompts WHERE team_id > ?",
    "SELECT min(team_id) FROM feedback_requests WHERE team_id > ?",
    "SELECT min(team_id) FROM given_feedback WHERE team_id > ?",
};

void add_teams(connection& database, const char* next, std::set<team_id>& out) {
    std::string last;
    for (;;) {
        auto row = database.prepare(next);
        row.bind(last);
        if (!row.step() || row.is_null(0)) return;
        last = row.text(0);
        out.insert(team_id{last});
    }
}

/// To be called before the links go.
void refresh_linked_homes(connection& database, const person_id& who) {
    for (const auto& each : select_managers(database, who)) refresh_home(database, each.manager);
    for (const auto& each : select_reports(database, who)) refresh_home(database, each.report);
}

std::optional<prompts> find_prompts(connection& database, const person_id& who) {
    auto found = select_prompts(database, who);
    if (found.version == 0) return std::nullopt;
    return found;
}

}  // namespace

std::vector<erased_count> delete_everything(connection& database, key_ring& keys,
                                            const person_id& who) {
    database.forget_deleted();
    refresh_linked_homes(database, who);
    forget_reader(database, who);
    forget_in_outboxes(database, who);
    std::vector<erased_count> out{
        {.what = "level and target", .count = delete_person(database, who)},
        {.what = "sharing settings", .count = delete_sharing(database, who)},
        {.what = "journal entries", .count = delete_journal(database, who)},
        {.what = "goals", .count = delete_goals(database, who)},
        {.what = "assessments", .count = delete_assessments_of(database, who)},
        {.what = "assessments of others", .count = delete_assessments_given(database, who)},
        {.what = "manager links", .count = delete_all_links(database, who)},
        {.what = "dates of 1:1s", .count = delete_one_on_ones(database, who)},
        {.what = "access log lines", .count = delete_accesses(database, who)},
        {.what = "pictures", .count = delete_pictures(database, who)},
        {.what = "feedback requests", .count = delete_requests_of(database, keys, who)},
        {.what = "answers to feedback requests", .count = delete_answers_of(database, who)},
        {.what = "feedback received", .count = delete_received(database, who)},
        {.what = "messages", .count = delete_outbox(database, who)},
        {.what = "prompt settings", .count = delete_prompts(database, who)},
        {.what = "opened Home", .count = delete_opened_home(database, who)},
    };
    std::erase_if(out, [](const erased_count& each) { return each.count == 0; });
    return out;
}

personal_data select_everything(connection& database, const key_ring& keys, const person_id& who) {
    constexpr auto all = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
    return {.who = who,
            .known = select_person(database, who),
            .sharing = select_sharing(database, who),
            .assessments = select_assessments_of(database, who),
            .assessments_given = select_assessments_given(database, who),
            .entries = select_journal(database, who),
            .goals = select_goals(database, who),
            .managers = select_managers(database, who),
            .reports = select_reports(database, who),
            .accesses = select_accesses(database, who, all),
            .looks = select_looks(database, who),
            .one_on_ones = select_one_on_ones(database, who),
            .pictures = select_pictures(database, who),
            .prompts = find_prompts(database, who),
            .feedback_asked = select_files_by(database, who),
            .feedback_about = select_files_about(database, who),
            .feedback_parts = select_parts(database, keys, who),
            .received = select_received(database, who, all),
            .given = select_given_by(database, who),
            .outbox = select_outbox(database, who),
            .has_opened_home = has_opened_home(database, who)};
}

std::vector<team_id> select_teams(connection& database) {
    std::set<team_id> out;
    for (const auto* const next : next_teams) add_teams(database, next, out);
    return {out.begin(), out.end()};
}

}  // namespace coach::storage
