#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace coach::slack {

/// Reads JSON from outside. Nothing where it is none, where it is not UTF-8, or where it nests
/// deeper than 200: copying or writing such a value would recurse that far. Never throws but for
/// lack of memory.
std::optional<nlohmann::json> parse_json(std::string_view text);

/// JSON as text, as it goes on the wire; what is not UTF-8 in it is replaced.
std::string wire_text(const nlohmann::json& value);

}  // namespace coach::slack
