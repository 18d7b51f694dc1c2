#pragma once

#include "core/framework.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace coach::testing {

/// What a test's ladder is made of.
struct ladder_parts {
    std::string id = "test-ladder";
    std::size_t levels = 3;
    std::vector<std::string> competencies{"Craft", "Teamwork"};
};

/// The n-th level of a test's ladder, counted from 1: key "T2", title "Rung 2b", alias "step 2b"
/// and texts that name it.
inline level create_level(std::size_t n) {
    const auto number = std::to_string(n);
    level out{.key = "T" + number,
              .title = "Rung " + number + "b",
              .aliases = {"step " + number + "b"},
              .scope = "Scope " + number,
              .impact = "Impact " + number,
              .scope_detail = "Scope in detail " + number,
              .impact_detail = "Impact in detail " + number,
              .behaviors = {"Behavior " + number + "a", "Behavior " + number + "b"},
              .growth = {{.text = "Growth " + number, .competencies = {}}},
              .moves = {}};
    if (n > 1) out.moves = {"Move to " + number};
    return out;
}

/// A competency called `name`, whose key is the same word, with the stages "Craft 1", "Craft 2".
inline competency create_competency(const std::string& name, std::size_t levels) {
    competency out{.key = name,
                   .name = name,
                   .short_name = name,
                   .description = "About " + name,
                   .aliases = {},
                   .stages = {}};
    for (std::size_t n = 1; n <= levels; ++n) {
        const auto word = name + " " + std::to_string(n);
        out.stages.push_back({.word = word, .sentence = "Shows " + word + "."});
    }
    return out;
}

/// A small ladder whose every text says what it is.
inline framework create_ladder(const ladder_parts& parts = {}) {
    framework out{.id = parts.id,
                  .version = "1",
                  .name = "Test ladder",
                  .levels = {},
                  .competencies = {},
                  .actions = {{.title = "Rest", .detail = "Sleep, walk"}}};
    for (std::size_t n = 1; n <= parts.levels; ++n) out.levels.push_back(create_level(n));
    for (const auto& name : parts.competencies) {
        out.competencies.push_back(create_competency(name, parts.levels));
    }
    return out;
}

}  // namespace coach::testing
