#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// An argument that is a list or an object, which a form can only carry as JSON in a string. Null
/// where there is none, discarded where the string holds no JSON.
nlohmann::json structure_at(const nlohmann::json& arguments, std::string_view key);

/// A whole number, which forms carry as text; nothing where the argument is none.
std::optional<long long> integer_at(const nlohmann::json& arguments, std::string_view key);

/// Whether a switch is on: true or 1, in a form as text.
bool is_on(const nlohmann::json& arguments, std::string_view key);

/// The parts of a comma-separated argument, or the strings of a JSON list.
std::vector<std::string> list_at(const nlohmann::json& arguments, std::string_view key);

}  // namespace coach::sandbox
