#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/people.hpp"
#include "core/task.hpp"

#include <optional>
#include <stdexcept>

namespace coach {

/// The store could not do its unit of work: nothing of it was kept. The text names the cause for
/// the operator's log (disk full, locked, corrupt) and holds no value that a person wrote.
class store_failure : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// Whether a unit of work took effect now or had already done so under the same request key.
enum class applied { now, before };

/// Where people's data is kept. One method is one unit of work: when its task completes, the
/// effect is durable; when it throws store_failure, there is no effect. Methods may be called from
/// any thread; tasks resume on the caller's executor.
class store {
 public:
    store() = default;
    store(const store&) = delete;
    store& operator=(const store&) = delete;
    virtual ~store() = default;

    /// What is known of this person, if they ever stored anything.
    virtual task<std::optional<person>> find_person(person_id who) = 0;

    /// Keeps the person's level and target; `applied::before` when this key was already used, in
    /// which case nothing changes.
    virtual task<applied> save_standing(request_key key, person_id who, standing value,
                                        timestamp now) = 0;
};

}  // namespace coach
