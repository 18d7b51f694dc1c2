#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace coach::sandbox {

/// The member `key`, or null where there is none or `object` is no object. Lives as long as
/// `object`.
const nlohmann::json& member(const nlohmann::json& object, std::string_view key);

/// The string member `key`; empty where there is none or it is not a string.
std::string text_at(const nlohmann::json& object, std::string_view key);

/// True where the member `key` is true, as a boolean or as the string "true".
bool flag_at(const nlohmann::json& object, std::string_view key);

/// As compact text; bytes that are not UTF-8 are replaced instead of thrown about.
std::string to_text(const nlohmann::json& value);

}  // namespace coach::sandbox
