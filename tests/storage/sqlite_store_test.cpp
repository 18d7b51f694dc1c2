#include "storage/sqlite_store.hpp"

#include "storage/connection.hpp"
#include "tests/contract/store_contract.hpp"
#include "tests/storage/temporary_directory.hpp"
#include "tests/support/catch.hpp"

#include <memory>
#include <optional>

using coach::storage::connection;
using coach::storage::sqlite_store;
using coach::testing::check_store_contract;
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

}  // namespace

TEST_CASE("the store on SQLite keeps the contract of a store") {
    check_store_contract([] { return std::make_unique<sqlite_rig>(); });
}
