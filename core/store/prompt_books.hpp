#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/prompts.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <cstddef>
#include <vector>

namespace coach {

/// Who is asked to reflect, and when.
class prompt_books {
 public:
    /// That person's prompts; with version 0 where nothing is kept of them.
    virtual task<prompts> find_prompts(person_id who) = 0;

    /// Keeps the prompts, as the next version; `applied::nowhere` where the kept version is not
    /// `value.version`: read again and decide again. With `takes_back`, prompts of that person that
    /// wait in the outbox are settled as unwanted.
    virtual task<applied> save_prompts(request_key key, prompts value, bool takes_back,
                                       timestamp now) = 0;

    /// Prompts of which something is due at `now`, of all teams, the longest due first.
    virtual task<std::vector<prompts>> find_due_prompts(timestamp now, std::size_t most) = 0;

    /// Keeps each step, with what it sends, whose version is still the kept one; drops the others.
    /// Says how many were kept. One unit of work.
    virtual task<std::size_t> advance_prompts(std::vector<prompt_step> steps) = 0;

    /// The people of that team of whom prompts are kept.
    virtual task<std::vector<person_id>> find_prompted(team_id team) = 0;

 protected:
    ~prompt_books() = default;
};

}  // namespace coach
