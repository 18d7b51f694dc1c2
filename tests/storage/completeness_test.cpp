#include "bot/documents/export_json.hpp"
#include "core/disclosure.hpp"
#include "core/store.hpp"
#include "storage/connection.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/storage/flat_export.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/full_life.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using coach::storage::sqlite_store;
using coach::testing::flat_export;
using coach::testing::live_fully;
using coach::testing::run;
using coach::testing::temporary_directory;

namespace {

/// What need not be exported or erased, and why. A new table belongs here, or into
/// core/personal_data.hpp, storage/data_rights.cpp and the documents of bot/documents/.
const std::map<std::string, std::string> exempt_tables{
    {"recent_requests", "hashes of request keys, which name nobody; bounded in number"},
    {"journal_words", "hashes under a key that is deleted; made from journal_entries"},
    {"journal_words_config", "settings of FTS5"},
    {"journal_words_data", "what journal_words is made of"},
    {"journal_words_idx", "what journal_words is made of"},
};

/// Columns that say nothing about a person.
const std::set<std::string> exempt_columns{
    "entry_competencies.entry",
    "entry_competencies.position",
    "assessment_ratings.assessment",
    "assessment_ratings.position",
    "assessments.assessment",
    "journal_entries.entry",
    "goals.goal",
    "accesses.access",
    "pictures.picture",
    "pictures.digest",  // a hash of what is exported anyway
    "search_keys.key",  // makes the search's index readable and nothing else
    "outbox.outgoing",
    "outbox.id",    // names a message to Slack
    "outbox.lane",  // follows from the kind
    // how far sending has come
    "outbox.next_try",
    "outbox.failures",
    "outbox.claim",
    "outbox.claimed",
    "outbox.held_until",
    "outbox.maybe_sent",
    "feedback_requests.request",
    "feedback_requests.withheld",  // of anonymous answers: a result, not a word of anybody
    "feedback_competencies.position",
    "sealed_answers.sealed",  // what is in it is exported in plain
    "named_answers.answer",   // a random name
    "named_stages.answer",
    "feedback_group_givers.position",
    "feedback_stage_counts.position",
    "feedback_comments.position",
    "given_feedback.given",
};

/// Which rows of tables without people in them belong to somebody, with their name for "ann".
const std::map<std::string, std::string> rows_of_ann{
    {"assessment_ratings",
     "assessment IN (SELECT assessment FROM assessments WHERE ann IN (subject, author))"},
    {"feedback_competencies",
     "feedback IN (SELECT id FROM feedback_requests WHERE ann IN (subject, asker))"},
    {"feedback_groups",
     "feedback IN (SELECT id FROM feedback_requests WHERE ann IN (subject, asker))"},
    {"feedback_stage_counts",
     "feedback IN (SELECT id FROM feedback_requests WHERE ann IN (subject, asker))"},
    {"named_stages", "answer IN (SELECT answer FROM named_answers WHERE ann IN (giver))"},
};

const coach::person_id ann{.team = coach::team_id{"T1"}, .member = coach::member_id{"UANN"}};
const coach::person_id bob{.team = coach::team_id{"T1"}, .member = coach::member_id{"UBOB"}};

std::vector<std::string> texts(SQLite::Database& database, const std::string& sql) {
    std::vector<std::string> out;
    SQLite::Statement rows(database, sql);
    while (rows.executeStep()) out.push_back(rows.getColumn(0).getString());
    return out;
}

std::vector<std::string> tables_of_people(SQLite::Database& database) {
    auto tables = texts(database,
                        "SELECT name FROM sqlite_schema WHERE type = 'table'"
                        " AND name NOT LIKE 'sqlite_%'");
    std::erase_if(tables, [](const auto& name) { return exempt_tables.contains(name); });
    return tables;
}

/// FROM and WHERE for the rows of a table that name the person in any column, or belong to one that
/// does.
std::string of_ann(SQLite::Database& database, const std::string& table) {
    const auto name = "'" + ann.member.str() + "'";
    if (const auto found = rows_of_ann.find(table); found != rows_of_ann.end()) {
        auto rows = found->second;
        return " FROM " + table + " WHERE " + rows.replace(rows.find("ann "), 3, name);
    }
    std::string columns;
    for (const auto& each :
         texts(database, "SELECT name FROM pragma_table_info('" + table + "')")) {
        columns += (columns.empty() ? "" : ", ") + each;
    }
    return " FROM " + table + " WHERE " + name + " IN (" + columns + ")";
}

std::int64_t count_rows(SQLite::Database& database, const std::string& table) {
    return database.execAndGet("SELECT count(*)" + of_ann(database, table)).getInt64();
}

/// The same without what others are sent about the person: that stands in their exports, and is
/// known from the links that it is about. Without what they wrote as a manager into the results of
/// others: those belong to whom they are about.
std::string exported_of_ann(SQLite::Database& database, const std::string& table) {
    const auto rows = of_ann(database, table);
    if (table == "outbox") return rows + " AND about <> '" + ann.member.str() + "'";
    if (table == "feedback_comments" || table == "feedback_group_givers") {
        return rows + " AND feedback IN (SELECT id FROM feedback_requests WHERE '" +
               ann.member.str() + "' IN (subject, asker))";
    }
    return rows;
}

/// The columns of a table of which a value of the person is missing in the export.
std::string missing(SQLite::Database& database, const std::string& table,
                    const flat_export& exported) {
    std::string out;
    SQLite::Statement rows(database, "SELECT *" + exported_of_ann(database, table));
    while (rows.executeStep()) {
        for (int i = 0; i < rows.getColumnCount(); ++i) {
            const auto column = table + "." + rows.getColumnName(i);
            const bool matters = !exempt_columns.contains(column) && !rows.isColumnNull(i);
            if (matters && !exported.has(rows.getColumn(i).getString())) out += column + " ";
        }
    }
    return out;
}

/// Her own assessment against the ladder of the one that her manager made, so that both are open.
void complete_round(sqlite_store& people) {
    auto made = run(people.find_assessments(ann, bob)).at(0);
    made.author = ann;
    made.made += std::chrono::hours{1};
    run(people.save_assessment(coach::request_key{"own"}, made));
}

}  // namespace

TEST_CASE("an export has every value that any table holds of a person") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    sqlite_store people(file);
    live_fully(people, ann, bob, "ann");
    const flat_export exported(run(people.find_personal_data(ann)));

    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    for (const auto& table : tables_of_people(database)) {
        INFO(
            "a table that holds people's data must be filled by tests/support/full_life.cpp,"
            " exported and erased, or be exempt with a reason: " +
            table);
        CHECK(count_rows(database, table) > 0);
        CHECK(missing(database, table, exported).empty());
    }
}

TEST_CASE("the export in JSON has every value that any table holds of a person") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    sqlite_store people(file);
    live_fully(people, ann, bob, "ann");
    complete_round(people);
    const auto open = coach::disclose(run(people.find_personal_data(ann)));
    const flat_export exported(nlohmann::json::parse(coach::bot::export_json(open, {})));

    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    for (const auto& table : tables_of_people(database)) {
        INFO("what is added to core/personal_data.hpp must be in the documents as well: " + table);
        CHECK(missing(database, table, exported).empty());
    }
}

TEST_CASE("erasing leaves no row of a person in any table") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    sqlite_store people(file);
    live_fully(people, ann, bob, "ann");
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    const auto ratings = "SELECT count(*) FROM assessment_ratings";
    CHECK(database.execAndGet(ratings).getInt64() == 3);

    run(people.erase(coach::request_key{"erase"}, ann));

    for (const auto& table : tables_of_people(database)) {
        INFO(table);
        CHECK(count_rows(database, table) == 0);
    }
    CHECK(database.execAndGet(ratings).getInt64() == 0);
    CHECK(database.execAndGet("SELECT count(*) FROM entry_competencies").getInt64() == 0);
}

TEST_CASE("every table of people carries the team") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const sqlite_store people(file);

    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    for (const auto& table : tables_of_people(database)) {
        INFO(table);
        const auto columns = texts(database, "SELECT name FROM pragma_table_info('" + table + "')");
        CHECK(std::ranges::count(columns, "team_id") == 1);
    }
}

TEST_CASE("what is exempt from export and erase is there") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const sqlite_store people(file);

    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    for (const auto& [table, reason] : exempt_tables) {
        CHECK(database.tableExists(table));
        CHECK_FALSE(reason.empty());
    }
}
