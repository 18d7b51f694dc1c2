#include "bot/documents/export_json.hpp"
#include "bot/documents/names.hpp"
#include "core/day.hpp"
#include "core/disclosure.hpp"
#include "core/store.hpp"
#include "storage/connection.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/bot/documents/export_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/full_life.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using coach::personal_data;
using coach::storage::sqlite_store;
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
};

const coach::person_id ann{.team = coach::team_id{"T1"}, .member = coach::member_id{"UANN"}};
const coach::person_id bob{.team = coach::team_id{"T1"}, .member = coach::member_id{"UBOB"}};

/// Everything that an export has, as texts.
class flat {
 public:
    explicit flat(const personal_data& held) {
        add(held.who);
        if (held.known) add_person(*held.known);
        add(held.sharing.standing), add(held.sharing.goals);
        for (const auto& each : held.assessments) add_assessment(each);
        for (const auto& each : held.assessments_given) add_assessment(each);
        for (const auto& each : held.entries) add_entry(each);
        for (const auto& each : held.goals) add_goal(each);
        for (const auto& each : held.managers) add(each.manager), add_link(each);
        for (const auto& each : held.reports) add(each.report), add_link(each);
        for (const auto& each : held.accesses) add(*each.reader), add_look(each);
        for (const auto& each : held.looks) add(each.owner), add_look(each);
        for (const auto& each : held.one_on_ones) add(each.report), add(each.manager), add(each.at);
        for (const auto& each : held.pictures) add(each.file), add(each.made);
        if (held.prompts) add_prompts(*held.prompts);
        for (const auto& each : held.outbox) add_outgoing(each);
    }

    explicit flat(const nlohmann::json& document) {
        for (const auto& each : document.flatten()) add_leaf(each);
        add_schedule(coach::testing::read_export(document.dump()).data.prompts.value());
    }

    bool has(const std::string& value) const { return values_.contains(value); }

 private:
    void add(const std::string& text) { values_.insert(text); }
    void add(std::int64_t number) { values_.insert(std::to_string(number)); }
    void add(coach::timestamp moment) { add(moment.time_since_epoch().count()); }
    void add(const coach::person_id& who) { add(who.team.str()), add(who.member.str()); }

    void add_leaf(const nlohmann::json& leaf) {
        if (leaf.is_boolean()) add(leaf.get<bool>());
        if (leaf.is_number_integer()) add(leaf.get<std::int64_t>());
        if (!leaf.is_string()) return;
        const auto text = leaf.get<std::string>();
        add(text);
        if (const auto moment = coach::testing::read_moment(text)) add(*moment);
        if (const auto day = coach::read_day(text)) {
            add(std::chrono::sys_days(*day).time_since_epoch().count());
        }
    }

    void add_person(const coach::person& known) {
        add(known.standing.framework), add(known.standing.level), add(known.standing.target);
        add(known.since), add(known.changed);
    }

    void add_assessment(const coach::assessment& made) {
        add(made.subject), add(made.author), add(made.framework), add(made.version), add(made.made);
        for (const auto& each : made.ratings) add(each.competency), add(each.level), add(each.note);
    }

    void add_entry(const coach::journal_entry& entry) {
        constexpr std::array kinds{"reflection", "win", "evidence"};
        const auto& text = entry.text;
        add(entry.id.str()), add(entry.author), add(entry.shared);
        add(kinds.at(static_cast<std::size_t>(entry.kind)));
        add(text.main), add(text.did_not_work), add(text.what_next), add(text.link);
        add(text.quote), add(entry.written), add(entry.changed);
        for (const auto& each : entry.competencies) add(each);
    }

    void add_goal(const coach::goal& goal) {
        constexpr std::array states{"active", "done", "dropped"};
        const auto& text = goal.text;
        add(goal.id.str()), add(goal.owner), add(states.at(static_cast<std::size_t>(goal.state)));
        add(text.title), add(text.competency), add(text.next_step), add(text.origin);
        add(std::chrono::sys_days(text.due.value()).time_since_epoch().count());
        add(goal.made), add(goal.changed);
    }

    void add_prompts(const coach::prompts& chosen) {
        add_schedule(chosen);
        add(chosen.version), add(chosen.look_back), add(chosen.presence.time_zone);
        add(chosen.presence.is_here), add(chosen.presence.on_vacation);
        add(chosen.presence.vacation_ends.value()), add(chosen.paused_until.value());
        add(chosen.next.value()), add(chosen.next_look_back.value());
        add(chosen.turn), add(chosen.unanswered), add(chosen.silent);
    }

    /// Documents say it in words.
    void add_schedule(const coach::prompts& chosen) {
        const auto& schedule = chosen.schedule.value();
        add(schedule.days.bits()), add(schedule.every_weeks), add(schedule.at.count());
        add(schedule.first_week.time_since_epoch().count());
    }

    void add_outgoing(const coach::outgoing_record& sent) {
        const auto& what = sent.what;
        add(what.to), add(std::string(coach::bot::documents::name_of(what.kind))), add(what.about);
        add(what.due);
        if (what.expires) add(*what.expires);
        if (!sent.settled) return;
        add(std::string(coach::bot::documents::name_of(sent.settled->fate)));
        add(sent.settled->reason), add(sent.settled->at);
    }

    void add_link(const auto& link) { add(link.confirmed), add(link.since); }
    void add_look(const auto& seen) { add(seen.thing), add(seen.at); }

    std::set<std::string> values_;
};

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
    if (table == "assessment_ratings") {
        return " FROM assessment_ratings WHERE assessment IN"
               " (SELECT assessment FROM assessments WHERE " +
               name + " IN (subject, author))";
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
/// known from the links that it is about.
std::string exported_of_ann(SQLite::Database& database, const std::string& table) {
    const auto own = table == "outbox" ? " AND about <> '" + ann.member.str() + "'" : "";
    return of_ann(database, table) + own;
}

/// The columns of a table of which a value of the person is missing in the export.
std::string missing(SQLite::Database& database, const std::string& table, const flat& exported) {
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
    const flat exported(run(people.find_personal_data(ann)));

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
    const flat exported(nlohmann::json::parse(coach::bot::export_json(open, {})));

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
