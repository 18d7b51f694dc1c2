#pragma once

#include "core/disclosure.hpp"

#include <optional>
#include <string_view>

namespace coach::testing {

/// The moment that is written "2026-09-01T08:30:00.000Z".
std::optional<timestamp> read_moment(std::string_view text);

/// What an export in JSON says, read back. Throws where it lacks anything.
disclosure read_export(std::string_view text);

}  // namespace coach::testing
