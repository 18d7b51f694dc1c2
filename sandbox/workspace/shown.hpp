#pragma once

#include "sandbox/workspace/people.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// A person in the control API's form.
nlohmann::json shown(const person& who);

/// A conversation in the control API's form.
nlohmann::json shown(const workspace& space, const channel& where);

}  // namespace coach::sandbox
