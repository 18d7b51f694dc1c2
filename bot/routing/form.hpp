#pragma once

#include "bot/routing/request.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::bot {

/// What stands in the inputs of a form that was sent, by their block ids. All of it is a claim: an
/// input that is missing or holds something else reads as empty.
/// Source: docs.slack.dev/reference/views, `state.values`.
class form {
 public:
    /// `sent` must outlive the form.
    explicit form(const request_view& sent) : sent_(sent) {}

    /// What was typed, harmless and without blanks at its ends.
    std::string text(std::string_view block) const;

    /// The value of the one option that was chosen; empty where none was.
    std::string choice(std::string_view block) const;

    /// The values of the options that were chosen, in the order of choosing.
    std::vector<std::string> choices(std::string_view block) const;

    /// Whether a box was ticked.
    bool is_checked(std::string_view block) const { return !choices(block).empty(); }

    std::optional<std::chrono::year_month_day> date(std::string_view block) const;

    /// A chosen member's id; empty where it can be none.
    std::string user(std::string_view block) const;

    /// Chosen members' ids, each once.
    std::vector<std::string> users(std::string_view block) const;

 private:
    nlohmann::json found(std::string_view block, std::string_view member) const;
    std::string string_at(std::string_view block, std::string_view member) const;

    const request_view& sent_;
};

}  // namespace coach::bot
