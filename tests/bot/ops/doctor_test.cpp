#include "bot/ops/doctor.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach;
using namespace coach::ops;
using namespace std::chrono_literals;

namespace {

constexpr std::uintmax_t mebibyte = 1024UL * 1024;

const timestamp noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 12h};

database_facts sound_database() {
    return {.file = "/data/coach.db",
            .exists = true,
            .mode = 0600,
            .bytes = 3 * mebibyte,
            .schema = 9,
            .newest = 9,
            .is_ours = true,
            .is_checked = true};
}

diagnosis only(const diagnoses& found) {
    REQUIRE(found.size() == 1);
    return found.front();
}

bool mentions(const diagnosis& found, const std::string& words) {
    return found.text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a finding is one line with its verdict first, whatever stands in it") {
    CHECK(as_line({.how = verdict::ok, .subject = "disk", .text = "fine"}) ==
          "ok       disk          fine");
    CHECK(as_line({.how = verdict::warning, .subject = "dead letters", .text = "a\nb\x1B[2J"}) ==
          "warning  dead letters  a b [2J");
    CHECK(as_line({.how = verdict::wrong, .subject = "socket mode", .text = "…"}) ==
          "wrong    socket mode   …");
}

TEST_CASE("the worst finding counts") {
    const diagnosis good{.how = verdict::ok, .subject = "a", .text = ""};
    const diagnosis doubtful{.how = verdict::warning, .subject = "b", .text = ""};
    const diagnosis bad{.how = verdict::wrong, .subject = "c", .text = ""};

    CHECK(worst_of({}) == verdict::ok);
    CHECK(worst_of(diagnoses{good, doubtful, good}) == verdict::warning);
    CHECK(worst_of(diagnoses{good, bad, doubtful}) == verdict::wrong);
}

TEST_CASE("a sound database is said to be so, with its schema and size") {
    const auto found = only(diagnose_database(sound_database()));

    CHECK(found.how == verdict::ok);
    CHECK(found.text == "/data/coach.db, schema 9, 3 MiB, no damage found");
}

TEST_CASE("a database that is not there yet is nothing wrong") {
    const auto found = only(diagnose_database({.file = "/data/coach.db"}));

    CHECK(found.how == verdict::ok);
    CHECK(mentions(found, "none yet at /data/coach.db"));
}

TEST_CASE("a large database is not searched, and that is said") {
    auto facts = sound_database();
    facts.is_checked = false;

    CHECK(mentions(only(diagnose_database(facts)), "too large to be searched for damage"));
}

TEST_CASE("an older database is migrated by the next start") {
    auto facts = sound_database();
    facts.schema = 8;
    const auto found = only(diagnose_database(facts));

    CHECK(found.how == verdict::warning);
    CHECK(mentions(found, "This version has schema 9"));
}

TEST_CASE("a database that the app cannot use is wrong, for each reason") {
    auto newer = sound_database();
    newer.schema = 10;
    auto foreign = sound_database();
    foreign.is_ours = false;
    auto damaged = sound_database();
    damaged.first_damage = "Page 3 is never used";
    auto locked = sound_database();
    locked.failure = "another process holds the lock of the database (SQLite code 5)";

    const auto refused = [](const database_facts& facts, const std::string& words) {
        const auto found = only(diagnose_database(facts));
        INFO(found.text);
        CHECK(found.how == verdict::wrong);
        CHECK(mentions(found, words));
    };
    refused(newer, "written by a newer pm-coach (schema 10, this one knows 9)");
    refused(foreign, "belongs to another application");
    refused(damaged, "is damaged: Page 3 is never used");
    refused(locked, "another process holds the lock");
}

TEST_CASE("an empty file is a database that is still to be made") {
    const auto found = only(
        diagnose_database({.file = "/data/coach.db", .exists = true, .mode = 0600, .newest = 9}));

    CHECK(found.how == verdict::warning);
    CHECK(mentions(found, "schema 0"));
}

TEST_CASE("a database that others can read is warned of") {
    auto facts = sound_database();
    facts.mode = 0640;
    const auto found = diagnose_database(facts);

    REQUIRE(found.size() == 2);
    CHECK(found[1].how == verdict::warning);
    CHECK(mentions(found[1], "its mode was 0640"));
}

TEST_CASE("a disk is judged by what is left on it") {
    CHECK(diagnose_disk("/data", 1024 * mebibyte).how == verdict::ok);
    CHECK(diagnose_disk("/data", 1024 * mebibyte - 1).how == verdict::warning);
    CHECK(diagnose_disk("/data", 64 * mebibyte).how == verdict::warning);
    CHECK(diagnose_disk("/data", 64 * mebibyte - 1).how == verdict::wrong);
    CHECK(diagnose_disk("/data", std::nullopt).how == verdict::warning);
}

TEST_CASE("an outbox waits for what is to come, and complains of what is overdue") {
    CHECK(only(diagnose_outbox({}, noon)).text == "0 waiting");
    CHECK(only(diagnose_outbox({.waiting = 2, .oldest = noon + 24h, .dead = {}}, noon)).how ==
          verdict::ok);
    CHECK(only(diagnose_outbox({.waiting = 2, .oldest = noon - 14min, .dead = {}}, noon)).how ==
          verdict::ok);

    const auto late = only(diagnose_outbox({.waiting = 2, .oldest = noon - 3h, .dead = {}}, noon));
    CHECK(late.how == verdict::warning);
    CHECK(mentions(late, "2 waiting, the first due for 3 hours"));
}

TEST_CASE("dead letters are told by reason, with what each means") {
    const auto found = diagnose_outbox({.waiting = 0,
                                        .oldest = {},
                                        .dead = {{.reason = "user_disabled", .count = 2},
                                                 {.reason = "missing_scope", .count = 1}}},
                                       noon);

    REQUIRE(found.size() == 3);
    CHECK(found[1].how == verdict::warning);
    CHECK(found[1].subject == "dead letters");
    CHECK(mentions(found[1], "2 of user_disabled: the account is deactivated"));
    CHECK(mentions(found[2], "1 of missing_scope: the bot token lacks a scope"));
}

TEST_CASE("a reason that nobody listed still means something") {
    CHECK(meaning_of("token_revoked").find("token") != std::string::npos);
    CHECK(meaning_of("ekm_access_denied").find("right") != std::string::npos);
    for (const auto* unreached : {"internal_error", "http_503", "timeout", "connection_lost"}) {
        INFO(unreached);
        CHECK(meaning_of(unreached).find("could not be reached") != std::string::npos);
    }
    CHECK(meaning_of("invalid_blocks").find("report it") != std::string::npos);
}
