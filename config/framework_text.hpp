#pragma once

#include "config/finding.hpp"  // IWYU pragma: export
#include "core/framework.hpp"

#include <string>

namespace coach::config {

/// All of a ladder for a terminal: the tables of levels and stages, then each level and each
/// competency in full, then the actions for any level. Ends in a line break.
std::string framework_as_text(const framework& ladder);

}  // namespace coach::config
