#include "bot/ops/doctor.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

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

TEST_CASE("keys that the app can use are fine, also before there are any") {
    key_facts found{.folder = "/data/coach.db.keys", .database = "/data/coach.db"};
    CHECK(only(diagnose_keys(found)) ==
          diagnosis{.how = verdict::ok, .subject = "keys", .text = "none needed yet"});

    found.exists = true;
    found.keys = 2;
    CHECK(only(diagnose_keys(found)) ==
          diagnosis{.how = verdict::ok, .subject = "keys", .text = "2 in /data/coach.db.keys"});
}

TEST_CASE("keys that the app cannot use are wrong, each with its mend") {
    const key_facts usable{
        .folder = "/data/coach.db.keys", .database = "/data/coach.db", .exists = true, .keys = 1};
    const auto refused = [](const key_facts& facts, const std::string& words,
                            const std::string& mend) {
        const auto found = only(diagnose_keys(facts));
        INFO(found.text);
        CHECK(found.how == verdict::wrong);
        CHECK(mentions(found, words));
        CHECK(mentions(found, mend));
    };
    auto foreign = usable;
    foreign.is_own = false;
    refused(foreign, "different owners", "chown -R --reference=/data/coach.db /data/coach.db.keys");
    auto unreadable = foreign;
    unreadable.failure = "cannot open a key of feedback: Permission denied";
    refused(unreadable, "Permission denied", "chown -R --reference=/data/coach.db");
    auto closed = usable;
    closed.is_usable = false;
    refused(closed, "takes no files", "chmod 700 /data/coach.db.keys");
    auto lost = usable;
    lost.exists = false;
    lost.is_usable = false;
    lost.lost = 2;
    refused(lost, "2 open anonymous request(s) have no key", "Put the folder back");
}

TEST_CASE("what others on the machine could read or change is warned of, file by file") {
    CHECK(diagnose_modes(std::vector<mode_facts>{
                             {.path = "/data", .mode = 0755, .unwanted = 0022},
                             {.path = "/data/coach.db-wal", .mode = 0600, .unwanted = 0077}})
              .empty());

    const auto found = diagnose_modes(
        std::vector<mode_facts>{{.path = "/data", .mode = 0775, .unwanted = 0022},
                                {.path = "/backups/a.db", .mode = 0640, .unwanted = 0077},
                                {.path = "/data/coach.db.keys", .mode = 0770, .unwanted = 0077}});
    REQUIRE(found.size() == 3);
    CHECK(worst_of(found) == verdict::warning);
    CHECK(found[0].text ==
          "/data has mode 0775: others on this machine could change it. Run chmod go-w /data");
    CHECK(found[1].text ==
          "/backups/a.db has mode 0640: others on this machine could read it. Run chmod go= "
          "/backups/a.db");
    CHECK(mentions(found[2], "could change it. Run chmod go= /data/coach.db.keys"));
}

TEST_CASE("what people stored has a place in the ladder, or it is said where it had one") {
    framework ladder;
    ladder.id = "pm";
    ladder.version = "2";
    for (const auto* key : {"L1", "L2"}) ladder.levels.emplace_back().key = key;
    ladder.competencies.emplace_back().key = "execution";
    const std::vector<standing_facts> standings{{{"pm", "L1", "L2"}, 5}};
    const std::vector<competency_facts> competencies{{"execution", 7}};
    CHECK(diagnose_ladder_parts(ladder, {}, {}).empty());
    CHECK(diagnose_ladder_parts(ladder, standings, competencies).empty());

    const std::vector<standing_facts> lost{{{"engineering", "L1", "L2"}, 1},
                                           {{"pm", "L1", "L2"}, 5},
                                           {{"pm", "L2", "L3"}, 2},
                                           {{"pm", "L7", "L2"}, 1}};
    const std::vector<competency_facts> unknown{{"execution", 7}, {"growth", 3}, {"strategy", 1}};
    const auto found = diagnose_ladder_parts(ladder, lost, unknown);
    REQUIRE(found.size() == 2);
    CHECK(worst_of(found) == verdict::warning);
    CHECK(mentions(found[0],
                   "4 people stand where pm 2 has nothing (engineering L1 to L2, pm L2 "
                   "to L3, pm L7 to L2)"));
    CHECK(mentions(found[1],
                   "4 journal entries, goals and open requests are about what pm 2 has "
                   "not (growth, strategy)"));
}
