#pragma once

#include "bot/charts/chart.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/ids.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace coach::bot {

/// A page for a modal that shows a chart: at once in words, then with its picture, which is kept as
/// one of that person's data.
answer picture_answer(services& with, person_id whose, chart shown,
                      std::vector<nlohmann::json> in_words);

}  // namespace coach::bot
