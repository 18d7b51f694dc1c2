#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Builders of the inputs of forms. Each is one block whose element has the action id
/// `input_action`; all texts are plain and may hold anything.
/// Source: docs.slack.dev/reference/block-kit/blocks/input-block.
namespace coach::bot::views {

inline constexpr std::string_view input_action = "value";

/// The longest text that Slack lets somebody type into one input, in code points.
inline constexpr std::size_t longest_input = 3000;

/// What every input has.
struct input_spec {
    std::string block;  ///< its block id, unique in the view
    std::string label;
    std::string hint{};
    bool optional = false;
};

struct text_input_spec {
    std::string value{};  ///< what stands in it at first
    std::string placeholder{};
    bool multiline = false;
    std::size_t longest = longest_input;
    bool focused = false;  ///< one per view
};

nlohmann::json text_input(const input_spec& input, const text_input_spec& text = {});

/// One thing to choose.
struct option {
    std::string value;          ///< at most 150 code points; comes back as a claim
    std::string label;          ///< cut at Slack's 75 characters
    std::string description{};  ///< the same
};

/// A menu to choose one of at most 100 options from.
nlohmann::json choice_input(const input_spec& input, const std::vector<option>& options,
                            const std::string& chosen = {});

/// A menu to choose several of them from.
nlohmann::json choices_input(const input_spec& input, const std::vector<option>& options,
                             const std::vector<std::string>& chosen = {});

/// A box to tick. Always optional.
nlohmann::json check_input(const input_spec& input, const option& box, bool checked = false);

nlohmann::json date_input(const input_spec& input,
                          const std::optional<std::chrono::year_month_day>& chosen = {});

/// A menu of the workspace's people.
nlohmann::json user_input(const input_spec& input, const std::string& chosen = {});

/// A menu to choose several of them from.
nlohmann::json users_input(const input_spec& input, const std::vector<std::string>& chosen = {});

}  // namespace coach::bot::views
