#pragma once

#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/goals.hpp"
#include "core/overview.hpp"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Goals and suggestions: the plan, and the form of a goal.
namespace coach::bot::views {

inline constexpr std::string_view goal_callback = "goal";

/// What the action ids of a plan's buttons begin with; their values are goal ids, or the key of a
/// suggestion.
inline constexpr std::string_view goal_done_prefix = "goal.done.";
inline constexpr std::string_view goal_edit_prefix = "goal.edit.";
inline constexpr std::string_view goal_drop_prefix = "goal.drop.";
inline constexpr std::string_view goal_reopen_prefix = "goal.reopen.";
inline constexpr std::string_view goal_add_prefix = "goal.add.";

/// The block ids of the form's inputs.
namespace goal_inputs {
inline constexpr std::string_view title = "title";
inline constexpr std::string_view competency = "competency";
inline constexpr std::string_view next_step = "next_step";
inline constexpr std::string_view due = "due";
}  // namespace goal_inputs

/// The form of a goal. `id` is empty for a new one.
nlohmann::json goal_form(const framework& ladder, const overview& reader, const goal_text& text,
                         const goal_id& id);

/// Goals with what can be done about them, and ranked suggestions.
message plan_page(const framework& ladder, const overview& reader);

/// Why a sixth goal does not begin, with the five to choose from.
message full_plan_page(const framework& ladder, const overview& reader, std::string_view plain);

/// Active goals with their buttons; numbered from `first_place` within the message.
std::vector<nlohmann::json> goal_blocks(const framework& ladder, std::span<const goal> goals,
                                        std::size_t first_place = 0);

/// Goals as lines that only say how they stand.
nlohmann::json goal_lines(const framework& ladder, std::span<const goal> goals);

/// The first `most` suggestions, each with its origin and a button that adds it.
std::vector<nlohmann::json> suggestion_blocks(const framework& ladder, const overview& reader,
                                              std::size_t most);

}  // namespace coach::bot::views
