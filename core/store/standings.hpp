#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/people.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"
#include "core/team.hpp"

#include <optional>

namespace coach {

/// Where people stand.
class standings {
 public:
    /// What is known of this person, if they ever stored anything.
    virtual task<std::optional<person>> find_person(person_id who) = 0;

    /// Keeps the person's level and target.
    virtual task<applied> save_standing(request_key key, person_id who, standing value,
                                        timestamp now) = 0;

    /// What the person's manager may read; nothing at first.
    virtual task<sharing> find_sharing(person_id who) = 0;
    virtual task<applied> change_sharing(request_key key, person_id who, sharing_change value,
                                         timestamp now) = 0;

 protected:
    ~standings() = default;
};

}  // namespace coach
