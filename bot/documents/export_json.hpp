#pragma once

#include "core/clock.hpp"
#include "core/disclosure.hpp"

#include <string>

namespace coach::bot {

/// The version of the export's shape: raised when a reader of the old one would misread the new.
inline constexpr int export_format = 1;

/// Everything that a person may read of what is held about them, as JSON (UTF-8, indented). Times
/// are ISO 8601 in UTC, days "2026-09-01", people their ids in the workspace that `person` names.
/// Texts are as they were stored, made harmless(). Lists are in the order of personal_data.
std::string export_json(const disclosure& open, timestamp exported);

}  // namespace coach::bot
