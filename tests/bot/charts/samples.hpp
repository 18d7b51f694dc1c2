#pragma once

#include "bot/charts/chart.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace coach::testing {

inline timestamp day_of_2026(int day) {
    return std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} + std::chrono::days{day};
}

inline std::vector<std::string> numbered(const std::string& word, std::size_t count) {
    std::vector<std::string> out;
    for (std::size_t i = 1; i <= count; ++i) out.push_back(word + std::to_string(i));
    return out;
}

/// A radar of every size; where a name is given, all axes and lines have it.
inline bot::radar_chart create_radar(std::size_t axes, std::size_t rings, std::size_t lines,
                                     const std::string& name = {}) {
    bot::radar_chart out{.title = name.empty() ? "Radar" : name,
                         .axes = numbered("Competency ", axes),
                         .rings = numbered("Stage ", rings),
                         .lines = {}};
    if (!name.empty()) out.axes.assign(axes, name);
    for (std::size_t line = 0; line < lines; ++line) {
        bot::radar_line added{.name = name.empty() ? "Line " + std::to_string(line + 1) : name,
                              .stages = {},
                              .is_target = line + 1 == lines};
        for (std::size_t i = 0; i < axes; ++i) added.stages.emplace_back((line + i) % rings);
        out.lines.push_back(added);
    }
    return out;
}

inline bot::history_chart create_history() {
    return {.title = "Over time",
            .names = {"Execution", "Leadership", "Technical"},
            .rings = {"L1", "L2", "L3"},
            .points = {{.at = day_of_2026(0), .stages = {0, std::nullopt, std::nullopt}},
                       {.at = day_of_2026(90), .stages = {0, 2, std::nullopt}},
                       {.at = day_of_2026(180), .stages = {1, 2, std::nullopt}}}};
}

inline bot::history_chart create_long_history(std::size_t names, std::size_t rings, int points) {
    bot::history_chart out{.title = "Long",
                           .names = numbered("Competency ", names),
                           .rings = numbered("Stage ", rings),
                           .points = {}};
    for (int i = 0; i < points; ++i) {
        bot::history_chart::point added{.at = day_of_2026(9 * i), .stages = {}};
        for (std::size_t k = 0; k < names; ++k)
            added.stages.emplace_back((k + std::size_t(i)) % rings);
        out.points.push_back(added);
    }
    return out;
}

}  // namespace coach::testing
