#include "storage/sqlite_store.hpp"

#include "storage/connection.hpp"
#include "tests/contract/store_contract.hpp"
#include "tests/storage/file_size_limit.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

using coach::applied;
using coach::store_failure;
using coach::storage::connection;
using coach::storage::sqlite_store;
using coach::testing::check_store_contract;
using coach::testing::file_size_limit;
using coach::testing::run;
using coach::testing::store_rig;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

/// Spoils the store by holding the lock of its database, as another process would.
class sqlite_rig final : public store_rig {
 public:
    coach::store& subject() override { return store_; }

    void spoil() override {
        other_.emplace(directory_.path() / "coach.db", 0ms);
        other_->execute("BEGIN IMMEDIATE");
    }

    void mend() override { other_.reset(); }

 private:
    temporary_directory directory_;
    sqlite_store store_{directory_.path() / "coach.db", {.busy_timeout = 10ms}};
    std::optional<connection> other_;
};

const coach::person_id ann{.team = coach::team_id{"T1"}, .member = coach::member_id{"U1"}};

applied save(coach::store& people, std::string key, std::string level) {
    return run(people.save_standing(
        coach::request_key{std::move(key)}, ann,
        {.framework = "product-management", .level = std::move(level), .target = "L5"}, {}));
}

std::string level_of(coach::store& people) {
    return run(people.find_person(ann)).value().standing.level;
}

}  // namespace

TEST_CASE("the store on SQLite keeps the contract of a store") {
    check_store_contract([] { return std::make_unique<sqlite_rig>(); });
}

TEST_CASE("what was saved is there when the file is opened again") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    {
        sqlite_store people(file);
        CHECK(save(people, "k1", "L3") == applied::now);
    }

    sqlite_store people(file);

    CHECK(level_of(people) == "L3");
    CHECK(save(people, "k1", "L4") == applied::before);
}

TEST_CASE("two stores on one file see each other's people and requests") {
    const temporary_directory place;
    sqlite_store one(place.path() / "coach.db");
    sqlite_store other(place.path() / "coach.db");

    CHECK(save(one, "k1", "L1") == applied::now);
    CHECK(save(other, "k1", "L2") == applied::before);
    CHECK(level_of(other) == "L1");
    CHECK(save(other, "k2", "L2") == applied::now);
    CHECK(save(one, "k2", "L3") == applied::before);
    CHECK(level_of(one) == "L2");
}

TEST_CASE("while the disk takes nothing, a save fails; afterwards the same request succeeds") {
    const temporary_directory place;
    sqlite_store people(place.path() / "coach.db");
    save(people, "k1", "L1");
    {
        const file_size_limit tiny(1);
        CHECK_THROWS_AS(save(people, "k2", "L2"), store_failure);
        CHECK(level_of(people) == "L1");
    }

    CHECK(save(people, "k2", "L2") == applied::now);
    CHECK(level_of(people) == "L2");
}

TEST_CASE("a store without room in its queue says that it is overloaded") {
    const temporary_directory place;
    sqlite_store people(place.path() / "coach.db", {.queue_limit = 0});

    CHECK_THROWS_WITH(save(people, "k1", "L1"), Catch::Contains("overloaded"));
}

TEST_CASE("saves are commits and finds are not") {
    const temporary_directory place;
    sqlite_store people(place.path() / "coach.db");

    save(people, "k1", "L1");
    level_of(people);
    save(people, "k2", "L2");

    CHECK(people.commits() == 2);
}
