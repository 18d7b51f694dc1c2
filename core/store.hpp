#pragma once

#include "core/store/assessments.hpp"
#include "core/store/data_rights.hpp"
#include "core/store/feedback_books.hpp"
#include "core/store/goal_lists.hpp"
#include "core/store/journals.hpp"
#include "core/store/outboxes.hpp"
#include "core/store/pictures.hpp"
#include "core/store/prompt_books.hpp"
#include "core/store/standings.hpp"
#include "core/store/teams.hpp"
#include "core/store/unit_of_work.hpp"

namespace coach {

/// Where people's data is kept. One method is one unit of work: when its task completes, the
/// effect is durable; when it throws store_failure, there is no effect. A request key that was used
/// before makes it `applied::before` with no effect; one that came to `applied::nowhere` stays
/// free. Methods may be called from any thread; tasks resume on the caller's executor.
class store : public standings,
              public assessments,
              public journals,
              public goal_lists,
              public teams,
              public pictures,
              public outboxes,
              public prompt_books,
              public feedback_books,
              public data_rights {
 public:
    store() = default;
    store(const store&) = delete;
    store& operator=(const store&) = delete;
    virtual ~store() = default;
};

}  // namespace coach
