#include "storage/request_keys.hpp"

#include "storage/open_database.hpp"
#include "storage/transaction.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <string>

using coach::applied;
using coach::request_key;
using coach::team_id;
using coach::storage::claim_request;
using coach::storage::connection;
using coach::storage::fingerprint;
using coach::storage::forgotten_together;
using coach::storage::name_made_by;
using coach::storage::open_database;
using coach::storage::remembered_requests;
using coach::storage::savepoint;
using coach::storage::transaction;
using coach::storage::transaction_kind;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

bool claim(connection& database, const std::string& key, const std::string& team = "T1") {
    return claim_request(database, team_id{team}, request_key{key});
}

void claim_many(connection& database, std::int64_t from, std::int64_t until) {
    transaction work(database, transaction_kind::writing);
    for (auto i = from; i < until; ++i) claim(database, std::to_string(i));
    work.commit();
}

struct two_connections {
    temporary_directory place;
    connection one = open_database(place.path() / "coach.db", 1s);
    connection other = open_database(place.path() / "coach.db", 1s);
};

}  // namespace

TEST_CASE("a full memory of requests forgets the oldest only") {
    const temporary_directory place;
    auto database = open_database(place.path() / "coach.db", 0ms);
    claim_many(database, 0, remembered_requests);
    CHECK_FALSE(claim(database, "0"));
    CHECK(database.number("SELECT count(*) FROM recent_requests") == remembered_requests);

    claim_many(database, remembered_requests, remembered_requests + forgotten_together);

    CHECK(database.number("SELECT count(*) FROM recent_requests") == remembered_requests);
    CHECK_FALSE(claim(database, std::to_string(forgotten_together)));
    CHECK_FALSE(claim(database, std::to_string(remembered_requests + forgotten_together - 1)));
    CHECK(claim(database, std::to_string(forgotten_together - 1)));
    CHECK(claim(database, "0"));
}

TEST_CASE("what one connection claimed is taken for the other, in whatever order they claim") {
    two_connections both;

    CHECK(claim(both.one, "a"));
    CHECK(claim(both.other, "b"));
    CHECK(claim(both.one, "c"));

    CHECK_FALSE(claim(both.other, "a"));
    CHECK_FALSE(claim(both.one, "b"));
    CHECK_FALSE(claim(both.other, "c"));
}

TEST_CASE("two connections fill one memory of one size") {
    two_connections both;
    claim_many(both.one, 0, remembered_requests);
    const auto half = remembered_requests + forgotten_together / 2;
    claim_many(both.other, remembered_requests, half);
    claim_many(both.one, half, remembered_requests + forgotten_together);

    CHECK(both.one.number("SELECT count(*) FROM recent_requests") == remembered_requests);
    CHECK_FALSE(claim(both.other, std::to_string(forgotten_together)));
    CHECK(claim(both.other, std::to_string(forgotten_together - 1)));
}

TEST_CASE("a claim that is undone leaves the key free") {
    const temporary_directory place;
    auto database = open_database(place.path() / "coach.db", 0ms);
    {
        const transaction undone(database, transaction_kind::writing);
        CHECK(claim(database, "a"));
        CHECK_FALSE(claim(database, "a"));
    }
    transaction work(database, transaction_kind::writing);
    {
        const savepoint undone(database);
        CHECK(claim(database, "a"));
    }

    CHECK(claim(database, "a"));
}

TEST_CASE("only a hash of the key is stored") {
    const temporary_directory place;
    auto database = open_database(place.path() / "coach.db", 0ms);

    claim(database, "secret", "T1");

    // The first 8 bytes of SHA-256("2:T1secret"), the least significant first.
    constexpr std::int64_t expected = -4749575319897730918;
    CHECK(fingerprint(team_id{"T1"}, request_key{"secret"}) == expected);
    CHECK(database.number("SELECT key_hash FROM recent_requests") == expected);
}

TEST_CASE("team and key are told apart") {
    CHECK(fingerprint(team_id{"T1"}, request_key{"2"}) !=
          fingerprint(team_id{"T"}, request_key{"12"}));
    CHECK(fingerprint(team_id{"T1"}, request_key{"a"}) ==
          fingerprint(team_id{"T1"}, request_key{"a"}));
}

TEST_CASE("a request has its effect once; what comes to nothing may be tried again") {
    const temporary_directory place;
    auto database = open_database(place.path() / "coach.db", 0ms);
    const auto attempt = [&](applied outcome) {
        return coach::storage::once(database, team_id{"T1"}, request_key{"a"},
                                    [&] { return outcome; });
    };

    CHECK(attempt(applied::nowhere) == applied::nowhere);
    CHECK(attempt(applied::nowhere) == applied::nowhere);
    CHECK(attempt(applied::now) == applied::now);
    CHECK(attempt(applied::now) == applied::before);
    CHECK(attempt(applied::nowhere) == applied::before);
}

TEST_CASE("what a request makes has a short name that says nothing of the key") {
    const auto name = name_made_by(team_id{"T1"}, request_key{"secret"});

    CHECK(name == name_made_by(team_id{"T1"}, request_key{"secret"}));
    CHECK(name.size() == 12);
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
    CHECK(name != name_made_by(team_id{"T2"}, request_key{"secret"}));
    CHECK(name != name_made_by(team_id{"T1"}, request_key{"secre"}));
}
