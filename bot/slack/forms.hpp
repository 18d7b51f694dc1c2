#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace coach::slack {

/// The members of an object as application/x-www-form-urlencoded in UTF-8: texts as they are,
/// anything else as JSON text, null left out (slack-platform.md 3.1).
std::string encode_form(const nlohmann::json& object);

}  // namespace coach::slack
