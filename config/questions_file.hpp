#pragma once

#include "config/finding.hpp"
#include "core/questions.hpp"

#include <cstddef>
#include <string_view>

namespace coach::config {

namespace limits {

/// A question's code points, "{focus}" among them. With a growth focus of the longest, which has
/// 150, it is far from the 3000 that a section of Slack's holds.
inline constexpr std::size_t question = 160;

inline constexpr std::size_t most_questions = 50;

}  // namespace limits

/// Reads what prompts ask from TOML text; `source` names it in findings. The format is explained in
/// config/questions.toml. A text that is no TOML has one finding; any other has one for each of its
/// mistakes.
checked<question_set> parse_questions(std::string_view text, std::string_view source);

/// The questions that the binary carries. Live as long as the program; callable from any thread.
const question_set& embedded_questions();

}  // namespace coach::config
