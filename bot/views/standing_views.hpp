#pragma once

#include "bot/charts/chart.hpp"
#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/overview.hpp"
#include "core/standing.hpp"

#include <nlohmann/json.hpp>

#include <vector>

/// What a person is shown about their own level and target.
namespace coach::bot::views {

/// Where the reader stands: level, target, each competency against the target's, the largest gaps.
/// The reader has a place.
message standing_card(const framework& ladder, const overview& reader);

/// The card, under a line that says that level and target were stored.
message standing_saved(const framework& ladder, const overview& reader);

/// The card, under a line that says that an assessment was stored.
message assessment_saved(const framework& ladder, const overview& reader);

/// For someone new: what this is, the levels, and a button on each to pick it.
message welcome(const framework& ladder);

/// The levels with a button on each to pick it, for someone who wants to change theirs.
message level_choice(const framework& ladder, const placement& reader);

/// The level after the reader's: what changes and what to do. At the top: how to grow there.
message next_step(const framework& ladder, const placement& reader);

/// "You are at *L1 · Associate PM*, on the way to *L2 · Product Manager*.", as markup.
std::string where(const framework& ladder, const placement& reader);

/// Each competency as a bar with its stage and the target's, in markup.
std::vector<nlohmann::json> stage_blocks(const framework& ladder, const overview& reader);

/// The reader's stages as a picture: their own eyes, the manager's where a round is open, the
/// target.
radar_chart standing_chart(const framework& ladder, const overview& reader);

/// The picture as a page for a modal, with the same in words below it.
message picture_page(const chart& shown, const std::string& file,
                     std::vector<nlohmann::json> in_words);

/// The page while the picture is being made, and where none can be.
message page_before_picture(const chart& shown, std::vector<nlohmann::json> in_words);
message page_without_picture(const chart& shown, std::vector<nlohmann::json> in_words);

}  // namespace coach::bot::views
