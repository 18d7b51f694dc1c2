#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// A user as the Web API and events show it, with the flags of slack-platform 6. The e-mail address
/// is there only with the scope users:read.email and never of external people; images are left out.
nlohmann::json user_object(const models& all, const person& who, moment now);

/// The `profile` within it.
nlohmann::json user_profile(const models& all, const person& who);

}  // namespace coach::sandbox
