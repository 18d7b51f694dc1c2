#pragma once

#include "core/ids.hpp"
#include "core/people.hpp"

#include <cstdint>
#include <string>

namespace coach::testing {

/// The person and request with this number, as crash_writer saves them.
struct crash_person {
    explicit crash_person(std::int32_t number)
        : key("request " + std::to_string(number)),
          id{.team = team_id{"T1"}, .member = member_id{"U" + std::to_string(number)}},
          standing{.framework = "product-management",
                   .level = "L" + std::to_string(number),
                   .target = std::string(200, 'x')} {}

    request_key key;
    person_id id;
    coach::standing standing;
};

}  // namespace coach::testing
