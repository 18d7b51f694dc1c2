#pragma once

#include <string>
#include <string_view>

namespace coach {

/// The text without what could make it look like another one or break where it is shown: control
/// characters other than line breaks and tabs, marks that turn the direction of writing, and bytes
/// that are not UTF-8 (as U+FFFD). Line breaks of every kind become "\n". What people write passes
/// through this before it is stored.
/// Source: unicode.org/reports/tr9, 2 (directional formatting characters).
std::string harmless(std::string_view text);

/// The same without spaces and line breaks at its ends.
std::string trimmed(std::string_view text);

}  // namespace coach
