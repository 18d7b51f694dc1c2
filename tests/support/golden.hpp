#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace coach::testing {

/// Checks a value against `tests/fixtures/<name>`. With COACH_UPDATE_GOLDEN in the environment it
/// writes the file instead, for the change to be read in the diff.
void check_golden(const std::string& name, const nlohmann::json& actual);

}  // namespace coach::testing
