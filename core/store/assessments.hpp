#pragma once

#include "core/assessment.hpp"
#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <vector>

namespace coach {

/// How people see themselves and each other.
class assessments {
 public:
    /// Keeps an assessment beside all earlier ones; `applied::nowhere` across teams.
    virtual task<applied> save_assessment(request_key key, assessment value) = 0;

    /// All assessments of a person by one author, newest first; nobody else's.
    virtual task<std::vector<assessment>> find_assessments(person_id subject, person_id author) = 0;

 protected:
    ~assessments() = default;
};

}  // namespace coach
