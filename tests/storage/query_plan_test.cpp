#include "storage/connection.hpp"
#include "storage/open_database.hpp"
#include "storage/people.hpp"
#include "storage/request_keys.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <deque>
#include <string>
#include <string_view>

using coach::member_id;
using coach::request_key;
using coach::team_id;
using coach::storage::connection;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

/// Asks for everything that the store asks for.
void use_every_query(connection& database) {
    const coach::person_id who{.team = team_id{"T1"}, .member = member_id{"U1"}};
    coach::storage::claim_request(database, who.team, request_key{"k"});
    coach::storage::upsert_standing(database, who, {}, {});
    coach::storage::select_person(database, who);
}

std::string plan_of(connection& database, const std::string& explanation) {
    auto plan = database.prepare(explanation);
    std::string out;
    while (plan.step()) out += plan.text(3) + "\n";
    return out;
}

}  // namespace

TEST_CASE("no query reads a whole table") {
    const temporary_directory place;
    std::deque<std::string> explanations;
    auto database = coach::storage::open_database(place.path() / "coach.db", 0ms);

    use_every_query(database);

    std::size_t sought = 0;
    for (const auto sql : database.prepared()) {
        if (!sql.starts_with("SELECT") && !sql.starts_with("DELETE")) continue;
        INFO(sql);
        const auto plan =
            plan_of(database, explanations.emplace_back("EXPLAIN QUERY PLAN " + std::string(sql)));
        CHECK_THAT(plan, Catch::StartsWith("SEARCH") && !Catch::Contains("SCAN"));
        ++sought;
    }
    CHECK(sought == 3);
}
