#pragma once

#include "bot/charts/chart.hpp"
#include "bot/views/message.hpp"
#include "core/feedback_report.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// What 360 feedback came to, for its asker and, once it is shared, its subject: both the same.
namespace coach::bot::views {

/// The title of a report for that reader.
std::string report_title(const feedback_report& report, const person_id& reader);

/// The report in words, without its title.
std::vector<nlohmann::json> report_blocks(const framework& ladder, const feedback_report& report,
                                          const person_id& reader);

/// The report's stages as a picture, the same for both: the subject's own, the manager's, those of
/// everybody else. Means are rounded to the nearest stage.
radar_chart report_chart(const framework& ladder, const feedback_report& report);

/// Whether there is anything to draw.
bool has_ratings(const feedback_report& report);

}  // namespace coach::bot::views
