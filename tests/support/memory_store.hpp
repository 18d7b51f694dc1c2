#pragma once

#include "core/store.hpp"

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace coach::testing {

/// A store that forgets everything when it ends: quick, and able to fail on demand. Passes the
/// same contract as the real one. Like the real one it always suspends its caller.
class memory_store final : public store {
 public:
    /// Makes the next `count` units of work throw store_failure and have no effect; 0 ends the
    /// trouble. Callable from any thread.
    void fail_next(std::size_t count = 1);

    task<std::optional<person>> find_person(person_id who) override;
    task<applied> save_standing(request_key key, person_id who, standing value,
                                timestamp now) override;

 private:
    void stumble();

    std::mutex mutex_;
    std::size_t failures_left_ = 0;
    std::map<person_id, person> people_;
    std::set<std::pair<team_id, request_key>> keys_;
};

}  // namespace coach::testing
