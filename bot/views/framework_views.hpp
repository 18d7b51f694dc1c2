#pragma once

#include "bot/views/message.hpp"
#include "core/comparison.hpp"
#include "core/framework.hpp"
#include "core/standing.hpp"

#include <cstddef>
#include <optional>
#include <string>

/// The pages of the framework. Where a reader's placement is given, it is marked in words.
namespace coach::bot::views {

/// One level: scope, impact, behaviors, growth focus, stages, how to move there.
message level_page(const framework& ladder, std::size_t level, std::optional<placement> reader);

/// All levels, a line each, each with a button that opens it.
message overview_page(const framework& ladder, std::optional<placement> reader);

/// Competencies by levels as a table, with a plain fallback where tables are refused.
answer matrix_page(const framework& ladder);

/// One competency: what it means and its stage at each level.
message competency_page(const framework& ladder, std::size_t competency,
                        std::optional<placement> reader);

/// Two levels side by side: what stays, what is new, how to get from one to the other.
message comparison_page(const framework& ladder, const comparison& step);

/// The blocks of a comparison without its title, for pages that put it under another one.
std::vector<nlohmann::json> comparison_blocks(const framework& ladder, const comparison& step);

}  // namespace coach::bot::views
