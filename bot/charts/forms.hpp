#pragma once

#include "bot/charts/canvas.hpp"
#include "bot/charts/chart.hpp"

namespace coach::bot::charts {

// Each draws from `y` on and says where the room below it begins.

/// Lines around a center; the chart has three axes at least.
double draw_radar(canvas& sheet, const radar_chart& shown, double y);

/// The same as bars, for any number of axes.
double draw_bars(canvas& sheet, const radar_chart& shown, double y);

/// Stages over time, each competency in a panel of its own.
double draw_panels(canvas& sheet, const history_chart& shown, double y);

/// A bar for each name; a small picture.
double draw_counts(canvas& sheet, const count_chart& shown, double y);

}  // namespace coach::bot::charts
