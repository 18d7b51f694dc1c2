#pragma once

#include "bot/charts/chart.hpp"

#include <string>

namespace coach::bot {

/// Grows with every change of how pictures look, so that old ones are not taken for new ones.
inline constexpr int drawing_version = 1;

/// The bytes of a PNG that shows the chart, drawn for screens with two pixels a point. A radar with
/// one or two axes becomes bars. Takes some 100 ms. The same chart gives the same bytes on the same
/// machine. Throws std::runtime_error where the picture cannot be made. Callable from any thread,
/// one at a time.
std::string draw(const chart& shown);

}  // namespace coach::bot
