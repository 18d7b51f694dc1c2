#include "storage/sqlite_store.hpp"
#include "tests/storage/feedback_scene.hpp"
#include "tests/storage/file_size_limit.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <SQLiteCpp/Database.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;
using coach::applied;
using coach::storage::sqlite_store;
using coach::testing::bytes_of;
using coach::testing::feedback_scene;
using coach::testing::file_size_limit;
using coach::testing::key_files;
using coach::testing::member;
using coach::testing::run;
using coach::testing::scene_begin;
using coach::testing::scene_due;
using coach::testing::temporary_directory;

namespace {

const auto dan = member("UDAN");
const auto eve = member("UEVE");

/// A store with an anonymous request to which two have written.
struct rig {
    rig() {
        scene.ask({dan, eve});
        scene.answer(dan, "by dan");
        scene.answer(eve, "by eve");
    }

    void lose_key() { fs::remove(key_files(file).at(0)); }

    temporary_directory place;
    fs::path file = place.path() / "coach.db";
    sqlite_store people{file};
    feedback_scene scene{people};
};

void check_lost(rig& at) {
    CHECK(at.scene.is_told_of_loss(dan));
    CHECK(at.scene.is_told_of_loss(eve));
    CHECK(at.scene.count().answers == 0);
    CHECK(at.scene.answer(dan, "once more") == applied::now);
    CHECK(at.scene.written(dan).value().keep_doing == "once more");
}

}  // namespace

TEST_CASE("the key of a request lies in one file of its own, and goes when it ends") {
    rig at;
    REQUIRE(key_files(at.file).size() == 1);
    const auto key = bytes_of(key_files(at.file).at(0));

    SECTION("when it closes") {
        CHECK(at.scene.close() == applied::now);
    }
    SECTION("when it is cancelled") {
        run(at.people.cancel_feedback(coach::request_key{"k"}, dan.team, at.scene.id(),
                                      scene_begin));
    }
    SECTION("when its subject's data is erased") {
        run(at.people.erase(coach::request_key{"k"}, coach::testing::scene_subject));
    }

    CHECK(key_files(at.file).empty());
    CHECK(coach::testing::traces_of(key, at.file).empty());
}

TEST_CASE("a lost key is found out by whoever needs it, and who wrote is told") {
    rig at;
    at.lose_key();

    SECTION("who looks at what they wrote") {
        CHECK_FALSE(at.scene.written(dan));
        check_lost(at);
    }
    SECTION("who looks for trouble") {
        CHECK(run(at.people.mend_feedback(scene_begin)) == 1);
        CHECK(run(at.people.mend_feedback(scene_begin)) == 0);
        check_lost(at);
    }
    SECTION("who closes: there is a week more time, and it closes then") {
        CHECK(at.scene.close() == applied::nowhere);
        CHECK(at.scene.find().due == scene_due + std::chrono::days{7});
        CHECK(at.scene.find().state == coach::feedback_state::open);
        check_lost(at);
        CHECK(at.scene.close() == applied::now);
    }
    SECTION("who writes again: what they write now is kept") {
        CHECK(at.scene.answer(eve, "new") == applied::now);
        CHECK(at.scene.is_told_of_loss(dan));
        CHECK_FALSE(at.scene.is_told_of_loss(eve));
        CHECK(at.scene.count().answers == 1);
        CHECK(at.scene.written(eve).value().keep_doing == "new");
    }
}

TEST_CASE("a key that is another one, or cut, is as good as lost") {
    rig at;
    const auto file = key_files(at.file).at(0);
    std::ofstream(file, std::ios::trunc) << std::string(GENERATE(0U, 7U, 32U), 'x');

    CHECK(run(at.people.mend_feedback(scene_begin)) == 1);

    check_lost(at);
}

TEST_CASE("answers that were exchanged in the file are noticed, and those alone are given up") {
    rig at;
    const auto fay = member("UFAY");
    at.scene.admit(fay);
    at.scene.answer(fay, "by fay");
    SQLite::Database(at.file.string(), SQLite::OPEN_READWRITE)
        .exec(
            "CREATE TEMP TABLE before AS SELECT giver, sealed FROM sealed_answers;"
            "UPDATE sealed_answers SET sealed = (SELECT before.sealed FROM before"
            " WHERE before.giver = iif(sealed_answers.giver = 'UDAN', 'UEVE', 'UDAN'))"
            " WHERE giver IN ('UDAN', 'UEVE')");

    CHECK(at.scene.close() == applied::nowhere);

    CHECK(at.scene.is_told_of_loss(dan));
    CHECK(at.scene.is_told_of_loss(eve));
    CHECK_FALSE(at.scene.is_told_of_loss(fay));
    CHECK(at.scene.written(fay).value().keep_doing == "by fay");
}

TEST_CASE("a key that a crash left behind is destroyed by the next start, or by who mends") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto saved = place.path() / "saved";
    coach::feedback_id id;
    {
        sqlite_store people(file);
        feedback_scene scene(people);
        scene.ask({dan});
        scene.answer(dan, "by dan");
        id = scene.id();
        fs::copy(file.string() + ".keys", saved);
        scene.close();
    }
    fs::copy(saved, file.string() + ".keys",
             fs::copy_options::overwrite_existing | fs::copy_options::recursive);
    REQUIRE(key_files(file).size() == 1);

    SECTION("by the next start") {
        const sqlite_store people(file);
        CHECK(key_files(file).empty());
    }
    SECTION("by who mends") {
        fs::remove_all(file.string() + ".keys");
        sqlite_store people(file);
        fs::copy(saved, file.string() + ".keys");
        CHECK(run(people.mend_feedback(scene_begin)) == 0);
        CHECK(key_files(file).empty());
    }
}

TEST_CASE("a start destroys no key that is needed") {
    rig at;

    const sqlite_store other(at.file);

    CHECK(at.scene.written(dan).value().keep_doing == "by dan");
}

TEST_CASE("two stores on one file use one key, and either may end it") {
    rig at;
    sqlite_store other(at.file);
    feedback_scene there(other);
    there.continue_with(at.scene.id());

    CHECK(there.written(dan).value().keep_doing == "by dan");
    run(other.save_answer(coach::request_key{"there"}, dan.team, at.scene.id(),
                          {.giver = dan, .keep_doing = "from there"}, scene_begin));
    CHECK(at.scene.written(dan).value().keep_doing == "from there");
    CHECK(run(other.mend_feedback(scene_begin)) == 0);
    CHECK(key_files(at.file).size() == 1);
    CHECK(run(other.close_feedback(coach::request_key{"close"}, dan.team, at.scene.id(),
                                   scene_due)) == applied::now);
    CHECK(key_files(at.file).empty());
    CHECK_FALSE(at.scene.written(dan));
    CHECK(at.scene.answer(dan, "late") == applied::nowhere);
}

TEST_CASE("while the disk takes nothing, answers and ends fail, and no key is lost") {
    rig at;
    {
        const file_size_limit tiny(1);
        CHECK_THROWS_AS(at.scene.answer(dan, "new"), coach::store_failure);
        CHECK_THROWS_AS(at.scene.close(), coach::store_failure);
    }

    CHECK(at.scene.written(dan).value().keep_doing == "by dan");
    CHECK(key_files(at.file).size() == 1);
    CHECK(at.scene.close() == applied::now);
}

TEST_CASE("a named request has no key") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    sqlite_store people(file);
    feedback_scene scene(people);
    scene.ask({dan}, false);
    scene.answer(dan, "by dan");

    CHECK(key_files(file).empty());
}
