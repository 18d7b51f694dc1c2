#include "storage/inspection.hpp"

#include "storage/connection.hpp"
#include "storage/migrations.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/storage/feedback_scene.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using coach::store_failure;
using coach::storage::inspect;
using coach::storage::inspect_keys;
using coach::storage::inspect_ladder_parts;
using coach::storage::sqlite_store;
using coach::testing::feedback_scene;
using coach::testing::key_files;
using coach::testing::member;
using coach::testing::run;
using coach::testing::temporary_directory;

namespace {

constexpr auto any_size = std::numeric_limits<std::uintmax_t>::max();

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a database in use is found sound, and its version is said") {
    const temporary_directory folder;
    const auto file = folder.path() / "coach.db";
    sqlite_store in_use(file);

    const auto found = inspect(file, any_size);

    CHECK(found.is_ours);
    CHECK(found.schema == found.newest);
    CHECK(found.newest == coach::storage::migrations().back().version);
    CHECK(found.is_checked);
    CHECK(found.first_damage.empty());
}

TEST_CASE("a larger file than may be read is not searched for damage") {
    const temporary_directory folder;
    const auto file = folder.path() / "coach.db";
    const sqlite_store made(file);

    CHECK_FALSE(inspect(file, 1).is_checked);
}

TEST_CASE("an older database is looked into, and stays as it is") {
    const temporary_directory folder;
    const auto file = folder.path() / "coach.db";
    std::ofstream(file).close();
    {
        coach::storage::connection database(file, std::chrono::milliseconds{0});
        coach::storage::migrate(database, coach::storage::migrations().first(3));
    }
    const auto before = bytes_of(file);

    const auto found = inspect(file, any_size);

    CHECK(found.is_ours);
    CHECK(found.schema == 3);
    CHECK(bytes_of(file) == before);
}

TEST_CASE("another application's database is not ours") {
    const temporary_directory folder;
    const auto file = folder.path() / "other.db";
    std::ofstream(file).close();
    coach::storage::connection(file, std::chrono::milliseconds{0})
        .execute("CREATE TABLE other (id); PRAGMA user_version = 4");

    const auto found = inspect(file, any_size);

    CHECK_FALSE(found.is_ours);
    CHECK(found.schema == 4);
}

TEST_CASE("damage is found") {
    const temporary_directory folder;
    const auto file = folder.path() / "coach.db";
    {
        const sqlite_store made(file);
    }
    {
        constexpr std::streamoff page = 4096;
        std::fstream raw(file, std::ios::binary | std::ios::in | std::ios::out);
        raw.seekp(2 * page);
        raw << std::string(page, 'x');
    }

    CHECK_FALSE(inspect(file, any_size).first_damage.empty());
}

TEST_CASE("what cannot be read as a database is a failure that says why") {
    const temporary_directory folder;
    const auto file = folder.path() / "words.db";
    std::ofstream(file) << std::string(5000, 'w');

    CHECK_THROWS_WITH(inspect(file, any_size),
                      Catch::Contains("the file is no database of SQLite"));
    CHECK_THROWS_AS(inspect(folder.path() / "none.db", any_size), store_failure);
    CHECK_FALSE(fs::exists(folder.path() / "none.db"));
}

TEST_CASE("keys are counted, and missed where answers wait for them") {
    const temporary_directory folder;
    const auto file = folder.path() / "coach.db";
    sqlite_store people(file);
    CHECK_FALSE(inspect_keys(file).exists);
    feedback_scene scene(people);
    scene.ask({member("UDAN"), member("UEVE")});
    CHECK(inspect_keys(file).lost == 0);
    scene.answer(member("UDAN"), "by dan");

    const auto found = inspect_keys(file);
    CHECK(found.exists);
    CHECK(found.folder == file.string() + ".keys");
    CHECK(found.files == key_files(file));
    CHECK(found.lost == 0);

    fs::remove(found.files.at(0));
    CHECK(inspect_keys(file).lost == 1);
    CHECK(inspect_keys(file).lost == 1);  // looking mends nothing
    fs::remove_all(found.folder);
    CHECK_FALSE(inspect_keys(file).exists);
    CHECK(inspect_keys(file).lost == 1);
}

TEST_CASE("what the store holds of ladders is counted by its keys") {
    const temporary_directory folder;
    const auto file = folder.path() / "coach.db";
    sqlite_store people(file);
    const auto stand = [&](const std::string& who, const std::string& level) {
        run(people.save_standing(coach::request_key{who + level}, member(who),
                                 {.framework = "pm", .level = level, .target = "L3"}, {}));
    };
    stand("UANN", "L1");
    stand("UBOB", "L2");
    stand("UBOB", "L1");
    stand("UCLEO", "L2");
    run(people.add_entry(coach::request_key{"e"}, member("UANN"),
                         {.text = {.main = "w"}, .competencies = {"growth", "strategy"}}));
    const coach::goal_text goal{.title = "t", .competency = "strategy", .origin = ""};
    run(people.add_goal(coach::request_key{"g"}, member("UANN"), goal, {}));
    const auto done = run(people.add_goal(coach::request_key{"h"}, member("UBOB"), goal, {}));
    run(people.set_goal_state(coach::request_key{"d"}, member("UBOB"), done.id,
                              coach::goal_state::done, {}));
    feedback_scene scene(people);
    scene.ask({member("UDAN")});  // about execution

    const auto found = inspect_ladder_parts(file);
    CHECK(found.standings == std::vector<coach::storage::stored_standing>{
                                 {{.framework = "pm", .level = "L1", .target = "L3"}, 2},
                                 {{.framework = "pm", .level = "L2", .target = "L3"}, 1}});
    CHECK(found.competencies == std::vector<coach::storage::stored_competency>{
                                    {"execution", 1}, {"growth", 1}, {"strategy", 2}});
    scene.close();
    CHECK(inspect_ladder_parts(file).competencies.size() == 2);
}
