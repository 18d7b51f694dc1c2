#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace coach::testing {

/// Ends the program, which libFuzzer takes for a find, where `holds` is false. `what` is the
/// promise that was broken.
void expect(bool holds, std::string_view what);

/// Expects that a text holds nothing that could break where it is shown: control characters other
/// than line breaks and tabs, turns of direction, bytes that are not UTF-8.
void expect_harmless(std::string_view text, std::string_view where);

/// The same of every text in a tree.
void expect_all_harmless(const nlohmann::json& tree, std::string_view where);

}  // namespace coach::testing
