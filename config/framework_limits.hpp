#pragma once

#include <cstddef>

/// How much a ladder may hold. Lengths count Unicode code points, as Slack does, and follow from
/// what Slack shows a text in (slack-platform.md section 4): a button's label holds 75, a header
/// 150, a field 2000, a section 3000.
namespace coach::config::limits {

inline constexpr std::size_t file_bytes = std::size_t{1024} * 1024;

inline constexpr std::size_t fewest_levels = 2;
inline constexpr std::size_t most_levels = 12;
inline constexpr std::size_t most_competencies = 20;
inline constexpr std::size_t most_actions = 20;

/// Behaviors, growth focuses or moves of one level: twelve of the longest, each with a bullet and
/// a line break, fill one field.
inline constexpr std::size_t most_items = 12;
inline constexpr std::size_t most_aliases = 20;

inline constexpr std::size_t framework_id = 60;
inline constexpr std::size_t version = 20;
inline constexpr std::size_t framework_name = 60;

/// "L3 Senior PM" is a button's label: key, space and title.
inline constexpr std::size_t level_key = 12;
inline constexpr std::size_t title = 60;

/// Part of a block's and an action's id, which hold 255.
inline constexpr std::size_t competency_key = 40;
inline constexpr std::size_t competency_name = 60;
/// A column's head in the matrix, a modal's title: 24.
inline constexpr std::size_t short_name = 24;
inline constexpr std::size_t alias = 40;

/// A competency's stages, at most twelve with word and sentence, fill one section.
inline constexpr std::size_t stage_word = 40;
inline constexpr std::size_t sentence = 150;

/// One line of a card: the summaries of scope and impact stand side by side, the rest alone.
inline constexpr std::size_t summary = 60;
inline constexpr std::size_t item = 150;
inline constexpr std::size_t description = 200;

}  // namespace coach::config::limits
