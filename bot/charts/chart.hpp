#pragma once

#include "core/clock.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace coach::bot {

/// How far somebody has come in each competency, in somebody's eyes.
struct radar_line {
    std::string name;                                ///< "You", "Your target"
    std::vector<std::optional<std::size_t>> stages;  ///< one per axis; nothing where not rated
    bool is_target = false;                          ///< drawn as what is to be reached

    bool operator==(const radar_line&) const = default;
};

/// Lines around one center, an axis for each competency and a ring for each stage.
struct radar_chart {
    std::string title;
    std::vector<std::string> axes;   ///< names of competencies, at least 1
    std::vector<std::string> rings;  ///< names of the stages from the center out: "L1" to "L5"
    std::vector<radar_line> lines;   ///< the first ones are drawn on top

    bool operator==(const radar_chart&) const = default;
};

/// How the same competencies grew over time.
struct history_chart {
    struct point {
        timestamp at{};
        std::vector<std::optional<std::size_t>> stages;  ///< one per name

        bool operator==(const point&) const = default;
    };

    std::string title;
    std::vector<std::string> names;  ///< of competencies
    std::vector<std::string> rings;  ///< names of the stages from the lowest up
    std::vector<point> points;       ///< oldest first

    bool operator==(const history_chart&) const = default;
};

/// How many of something each name has.
struct count_chart {
    std::string title;
    std::vector<std::string> names;   ///< of competencies
    std::vector<std::size_t> counts;  ///< one per name
    std::string unit;                 ///< what is counted, in the plural: "entries"

    bool operator==(const count_chart&) const = default;
};

/// A picture as data: what it says, not how it looks.
using chart = std::variant<radar_chart, history_chart, count_chart>;

/// What the picture shows in words and numbers, for who does not see it; at most 1,000 code
/// points, which is Slack's limit for a file's alternative text.
std::string describe(const chart& shown);

}  // namespace coach::bot
