#include "tests/support/memory_store.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace coach::testing {

void memory_store::fail_next(std::size_t count) {
    const std::scoped_lock lock(mutex_);
    failures_left_ = count;
}

task<std::optional<person>> memory_store::find_person(person_id who) {
    co_await boost::asio::post(boost::asio::use_awaitable);
    const std::scoped_lock lock(mutex_);
    stumble();
    const auto found = people_.find(who);
    if (found == people_.end()) co_return std::nullopt;
    co_return found->second;
}

task<applied> memory_store::save_standing(request_key key, person_id who, standing value,
                                          timestamp now) {
    co_await boost::asio::post(boost::asio::use_awaitable);
    const std::scoped_lock lock(mutex_);
    stumble();
    if (!keys_.emplace(who.team, std::move(key)).second) co_return applied::before;
    auto& kept =
        people_.try_emplace(who, person{.id = who, .standing = value, .since = now, .changed = now})
            .first->second;
    if (kept.standing != value) kept = {std::move(who), std::move(value), kept.since, now};
    co_return applied::now;
}

void memory_store::stumble() {
    if (failures_left_ == 0) return;
    --failures_left_;
    throw store_failure("the test asked this store to fail");
}

}  // namespace coach::testing
