#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace coach::sandbox {

/// The answer of a method that refuses, with Slack's code.
nlohmann::json fail(std::string_view error);

/// The same, with lines for whoever debugs the app in `response_metadata.messages`.
nlohmann::json fail_with(std::string_view error, const nlohmann::json& messages);

/// `invalid_arguments`, naming the argument that is not there.
nlohmann::json missing(std::string_view argument);

/// Adds a warning to an answer, beside those that it has.
void add_warning(nlohmann::json& reply, std::string_view warning);

}  // namespace coach::sandbox
