#pragma once

#include "bot/charts/chart.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace coach::bot::charts {

/// One stage for each competency, where there is one.
using stage_list = std::vector<std::optional<std::size_t>>;

/// The stage at that place, at most the highest of so many rings; nothing where it is not rated or
/// there is no such place.
std::optional<std::size_t> stage_at(const stage_list& stages, std::size_t place, std::size_t rings);

/// How somebody came from stage to stage: when they were first rated, and each time it changed.
struct step {
    timestamp at{};
    std::size_t stage = 0;
};
std::vector<step> steps_of(const history_chart& shown, std::size_t name);

/// The day of a moment, in UTC, as people read it: "1 Sep 2026".
std::string spell(timestamp moment);

/// The text, or as much of it as fits into so many code points with an ellipsis at its end.
std::string shortened(const std::string& text, std::size_t most);

}  // namespace coach::bot::charts
