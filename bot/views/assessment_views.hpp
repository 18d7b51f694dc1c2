#pragma once

#include "bot/charts/chart.hpp"
#include "bot/views/message.hpp"
#include "core/assessment.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"
#include "core/rounds.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Assessments: the form, what came of it over time, and two of them side by side.
namespace coach::bot::views {

inline constexpr std::string_view assessment_callback = "assessment";

/// The block ids of the inputs for one competency.
std::string stage_block(const competency& strand);
std::string note_block(const competency& strand);

/// The form in which a person, or their manager, picks a stage per competency. `subject` is whom it
/// is about where that is somebody else; `last` fills it in.
nlohmann::json assessment_form(const framework& ladder, const std::optional<person_id>& subject,
                               const std::optional<person_id>& manager, const assessment* last);

/// The reader's own assessments over time, newest first, in words.
message history_page(const framework& ladder, std::span<const assessment> own);

/// The same as a picture.
history_chart history_picture(const framework& ladder, std::span<const assessment> own);

/// Both eyes on one person, the largest differences first. `other` is who is not the reader;
/// `is_subject` says whether the reader is whom it is about.
message sides_page(const framework& ladder, const open_round& both, const person_id& other,
                   bool is_subject);

}  // namespace coach::bot::views
