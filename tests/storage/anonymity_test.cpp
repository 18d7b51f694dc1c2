#include "core/feedback_results.hpp"
#include "storage/sealing.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/storage/feedback_scene.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using coach::applied;
using coach::person_id;
using coach::rater_group;
using coach::storage::sqlite_store;
using coach::testing::bytes_of;
using coach::testing::feedback_scene;
using coach::testing::key_files;
using coach::testing::member;
using coach::testing::run;
using coach::testing::scene_begin;
using coach::testing::scene_due;
using coach::testing::temporary_directory;

namespace {

using permutation = std::vector<std::size_t>;

/// Who is there. Every second giver is asked by name, the others come from the channel.
struct cast {
    std::vector<rater_group> groups;

    std::size_t size() const { return groups.size(); }
    static person_id giver(std::size_t number) { return member("UGIVER" + std::to_string(number)); }
    static bool is_asked(std::size_t number) { return number % 2 == 1; }
};

/// Who wrote what, and in which order they did. What givers of one group wrote may be exchanged.
struct deeds {
    permutation texts;
    permutation order;
};

/// Texts of two lengths, so that the stages that go with them differ too.
std::string text_number(std::size_t number) {
    return "final words " + std::string(number % 2 + 1, '!') + std::to_string(number);
}
std::string draft_number(std::size_t number) {
    return "draft words " + std::to_string(number);
}

std::vector<permutation> permutations_of(std::size_t size) {
    permutation one(size);
    std::iota(one.begin(), one.end(), std::size_t{0});
    std::vector<permutation> out;
    do {
        out.push_back(one);
    } while (std::ranges::next_permutation(one).found);
    return out;
}

/// Who may have written what so that each text stays in its group.
std::vector<permutation> assignments_of(const cast& people) {
    auto out = permutations_of(people.size());
    std::erase_if(out, [&](const permutation& each) {
        for (std::size_t i = 0; i < each.size(); ++i) {
            if (people.groups[i] != people.groups[each[i]]) return true;
        }
        return false;
    });
    return out;
}

/// All mixtures of so many, up to their names: with and without a manager.
std::vector<cast> casts_of(std::size_t size) {
    std::vector<cast> out;
    for (std::size_t managers = 0; managers < 2; ++managers) {
        for (std::size_t reports = 0; reports + managers <= size; ++reports) {
            cast one{.groups = std::vector(size, rater_group::peers)};
            std::fill_n(one.groups.begin(), managers + reports, rater_group::reports);
            std::fill_n(one.groups.begin(), managers, rater_group::manager);
            out.push_back(one);
        }
    }
    return out;
}

/// A draft of each, then, the other way round, what they mean; one declines in between, and so does
/// somebody who never writes.
void play(feedback_scene& scene, const cast& people, const deeds& what) {
    std::vector<person_id> by_name{member("UDECLINES")};
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (cast::is_asked(i)) by_name.push_back(cast::giver(i));
    }
    scene.ask(by_name);
    for (const auto i : what.order) {
        scene.admit(cast::giver(i));
        scene.answer(cast::giver(i), draft_number(what.texts[i]), people.groups[i]);
    }
    scene.decline(cast::giver(what.order.front()));
    scene.decline(member("UDECLINES"));
    for (auto i = what.order.rbegin(); i != what.order.rend(); ++i) {
        scene.answer(cast::giver(*i), text_number(what.texts[*i]), people.groups[*i]);
    }
}

/// The database's files as they are, without the folder of the keys.
std::string files_of(const fs::path& file) {
    return bytes_of(file) + bytes_of(file.string() + "-wal") + bytes_of(file.string() + "-shm");
}

std::string dump_table(SQLite::Database& database, const std::string& table) {
    std::string out = table + "\n";
    SQLite::Statement rows(database, "SELECT * FROM " + table);
    while (rows.executeStep()) {
        for (int i = 0; i < rows.getColumnCount(); ++i) out += rows.getColumn(i).getString() + "|";
        out += "\n";
    }
    return out;
}

/// All rows of all tables, in the order in which they lie there. The search index itself cannot be
/// read so; the tables that it is made of are.
std::string dump_of(const fs::path& file) {
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    SQLite::Statement tables(
        database,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name <> 'journal_words'");
    std::string out;
    while (tables.executeStep()) out += dump_table(database, tables.getColumn(0).getString());
    return out;
}

/// The file written anew.
std::string vacuumed(const fs::path& file) {
    const auto copy = file.string() + ".vacuumed";
    SQLite::Database(file.string(), SQLite::OPEN_READONLY).exec("VACUUM INTO '" + copy + "'");
    auto out = bytes_of(copy);
    fs::remove(copy);
    return out;
}

/// All that an adversary may get hold of.
struct loot {
    std::string before;  ///< the files, while it was open
    std::string key;
    std::string after;  ///< the files, once it had closed
    std::string tables;
    std::string anew;  ///< the file of a backup that was made then
    coach::feedback_results report;
};

/// An empty database to begin from, so that its tables are made once.
class stage {
 public:
    stage() { const sqlite_store made(template_); }

    loot act(const cast& people, const deeds& what) const {
        const auto file = place_.path() / "coach.db";
        for (const auto* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
        fs::copy_file(template_, file);
        loot out;
        {
            sqlite_store store(file, {.draw = [](std::size_t bound) { return bound / 2; }});
            feedback_scene scene(store);
            play(scene, people, what);
            out.before = files_of(file);
            out.key = bytes_of(key_files(file).at(0));
            if (scene.close() != applied::now) throw std::logic_error("it did not close");
            out.after = files_of(file);
            out.report = scene.results().value();
        }
        out.tables = dump_of(file);
        out.anew = vacuumed(file);
        return out;
    }

    const fs::path& path() const { return place_.path(); }

 private:
    temporary_directory place_;
    fs::path template_ = place_.path() / "template.db";
};

bool has(const std::string& bytes, const std::string& text) {
    return bytes.find(text) != std::string::npos;
}

bool shows(const coach::feedback_results& report, const std::string& text) {
    return std::ranges::any_of(report.groups, [&](const coach::group_results& group) {
        return std::ranges::any_of(group.comments,
                                   [&](const auto& each) { return each.text == text; });
    });
}

/// What is found nowhere: texts that the report does not show, who came from the channel, the key.
void check_loot(const loot& found, const cast& people) {
    for (std::size_t i = 0; i < people.size(); ++i) {
        INFO(i);
        CHECK_FALSE(has(found.before, text_number(i)));
        CHECK_FALSE(has(found.before, draft_number(i)));
        CHECK_FALSE(has(found.after, draft_number(i)));
        CHECK(has(found.after, text_number(i)) == shows(found.report, text_number(i)));
        const bool is_named = cast::is_asked(i) || people.groups[i] == rater_group::manager;
        CHECK(has(found.after, cast::giver(i).member.str()) == is_named);
    }
    CHECK(found.key.size() == coach::storage::sealing_key_size);
    CHECK_FALSE(has(found.before, found.key));
    CHECK_FALSE(has(found.after, found.key));
}

/// All that can be told apart in the end is told by the report.
void check_indistinguishable(const stage& scene, const cast& people,
                             const std::vector<deeds>& worlds) {
    const auto first = scene.act(people, worlds.front());
    check_loot(first, people);
    for (const auto& world : worlds) {
        const auto other = scene.act(people, world);
        CHECK((other.tables == first.tables));
        CHECK((other.anew == first.anew));
        CHECK(other.report == first.report);
        check_loot(other, people);
    }
}

/// Each assignment with each order.
std::vector<deeds> all_worlds(const cast& people) {
    std::vector<deeds> out;
    for (const auto& texts : assignments_of(people)) {
        for (const auto& order : permutations_of(people.size())) out.push_back({texts, order});
    }
    return out;
}

/// Each order once, with the assignments in turn; at most so many.
std::vector<deeds> some_worlds(const cast& people, std::size_t most) {
    const auto texts = assignments_of(people);
    const auto orders = permutations_of(people.size());
    const auto step = std::max<std::size_t>(1, orders.size() / most);
    std::vector<deeds> out;
    for (std::size_t i = 0; i < orders.size() && out.size() < most; i += step) {
        out.push_back({texts[(i * 7) % texts.size()], orders[i]});
    }
    return out;
}

}  // namespace

TEST_CASE("of up to three givers nobody can tell who wrote what, whatever they did") {
    const stage scene;
    for (std::size_t size = 1; size <= 3; ++size) {
        for (const auto& people : casts_of(size)) {
            check_indistinguishable(scene, people, all_worlds(people));
        }
    }
}

TEST_CASE("of four givers nobody can tell who wrote what, in whatever order they did") {
    const stage scene;
    constexpr std::size_t all = 24;
    for (const auto& people : casts_of(4)) {
        check_indistinguishable(scene, people, some_worlds(people, all));
    }
}

TEST_CASE("of five and six givers nobody can tell who wrote what") {
    const stage scene;
    constexpr std::size_t some = 5;
    for (const std::size_t size : {5UL, 6UL}) {
        for (const auto& people : casts_of(size)) {
            check_indistinguishable(scene, people, some_worlds(people, some));
        }
    }
}

TEST_CASE("worlds that differ in what was written would be told apart") {
    const stage scene;
    const cast people{.groups = std::vector(3, rater_group::peers)};
    const cast other{.groups = {rater_group::manager, rater_group::peers, rater_group::peers}};
    const deeds what{.texts = {0, 1, 2}, .order = {0, 1, 2}};

    CHECK(scene.act(people, what).tables != scene.act(other, what).tables);
}

TEST_CASE("all sealed answers in the file are of one size") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    sqlite_store people(file);
    feedback_scene scene(people);
    scene.ask({member("UDAN"), member("UEVE")});
    scene.answer(member("UDAN"), "");
    scene.answer(member("UEVE"), std::string(6000, 'x'));

    SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    CHECK(database.execAndGet("SELECT count(*) FROM sealed_answers").getInt() == 2);
    CHECK(
        database.execAndGet("SELECT count(DISTINCT length(sealed)) FROM sealed_answers").getInt() ==
        1);
}

TEST_CASE("a backup that was made while it was open gives nothing away once it has closed") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto backup = place.path() / "backup.db";
    const auto dan = member("UDAN");
    sqlite_store people(file);
    feedback_scene scene(people);
    scene.ask({dan});
    scene.answer(dan, "by dan");
    SQLite::Database(file.string(), SQLite::OPEN_READONLY)
        .exec("VACUUM INTO '" + backup.string() + "'");
    CHECK(scene.written(dan));
    scene.close();

    sqlite_store restored(backup);
    feedback_scene there(restored);
    there.continue_with(scene.id());

    CHECK_FALSE(has(bytes_of(backup), "by dan"));
    CHECK(there.count().answers == 1);
    CHECK_FALSE(there.written(dan));
    CHECK(there.is_told_of_loss(dan));
}
