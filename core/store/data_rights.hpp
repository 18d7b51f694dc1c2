#pragma once

#include "core/ids.hpp"
#include "core/outbox.hpp"
#include "core/personal_data.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace coach {

/// How many things of a kind were deleted.
struct erased_count {
    std::string what;  ///< "journal entries"
    std::uint64_t count;

    bool operator==(const erased_count&) const = default;
};

/// What an erasing deleted: one count for each kind of which there was something. Without any where
/// the same request had erased before.
struct erasure {
    applied when{};
    std::vector<erased_count> counts{};

    bool operator==(const erasure&) const = default;
};

/// A person's rights in their data.
class data_rights {
 public:
    /// Deletes everything that the store holds of that person, and says what it was. In other
    /// people's access logs they become a former colleague. Nothing of it stays in the file. What
    /// they wrote since the first delivery of the same request stays. `then` goes into the outbox
    /// with it.
    virtual task<erasure> erase(request_key key, person_id who,
                                std::vector<outgoing> then = {}) = 0;

    /// Everything that the store holds of that person, at one moment.
    virtual task<personal_data> find_personal_data(person_id who) = 0;

    /// The teams of which the store holds anything of anybody, in order.
    virtual task<std::vector<team_id>> find_teams() = 0;

 protected:
    ~data_rights() = default;
};

}  // namespace coach
