#include "tests/support/memory_store.hpp"

#include "tests/contract/store_contract.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <limits>
#include <memory>

using coach::person_id;
using coach::store_failure;
using coach::testing::check_store_contract;
using coach::testing::memory_store;
using coach::testing::run;
using coach::testing::store_rig;

namespace {

class memory_rig final : public store_rig {
 public:
    coach::store& subject() override { return store_; }
    void spoil() override { store_.fail_next(std::numeric_limits<std::size_t>::max()); }
    void mend() override { store_.fail_next(0); }

 private:
    memory_store store_;
};

}  // namespace

TEST_CASE("the store in memory keeps the contract of a store") {
    check_store_contract([] { return std::make_unique<memory_rig>(); });
}

TEST_CASE("the store in memory fails as often as it was told") {
    memory_store people;
    people.fail_next(2);

    CHECK_THROWS_AS(run(people.find_person(person_id{})), store_failure);
    CHECK_THROWS_AS(run(people.find_person(person_id{})), store_failure);
    CHECK_NOTHROW(run(people.find_person(person_id{})));
}
