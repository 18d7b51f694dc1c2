#pragma once

#include "core/framework.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What somebody can mean by the words after `/level`. Positions are those of the framework's
/// vectors and always exist in it.
namespace coach::bot::level_request {

struct show_card {};
struct show_next {};
struct show_all {};
struct show_matrix {};
struct show_help {};
struct assess {};
struct show_history {};
struct show_picture {};          ///< where one stands, as a radar
struct show_history_picture {};  ///< the same over time
struct show_sides {};            ///< one's own assessment beside the manager's

/// A mention of somebody, by member id: a claim.
struct show_colleague {
    std::string member;
};

struct show_level {
    std::size_t level;
};

struct show_competency {
    std::size_t competency;
};

/// One level against another; the person's own where one is missing, their target where both are.
struct compare {
    std::optional<std::size_t> one;
    std::optional<std::size_t> other;
};

/// `set` with no level it knows how to store: the levels to choose from.
struct choose_level {};

/// A new level, a new target, or both.
struct set {
    std::optional<std::size_t> level;
    std::optional<std::size_t> target;
};

/// Words that mean nothing here, and the whole commands that were probably meant, best first.
struct unknown {
    std::string said;
    std::vector<std::string> suggestions;
};

using any =
    std::variant<show_card, show_next, show_all, show_matrix, show_help, assess, show_history,
                 show_picture, show_history_picture, show_sides, show_colleague, show_level,
                 show_competency, compare, choose_level, set, unknown>;

/// Reads the text of a `/level` command. Never fails: what it cannot read is `unknown`.
any parse(const framework& ladder, std::string_view text);

}  // namespace coach::bot::level_request
