#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// How far one competency has grown at one level: a word, and what one sees of it.
struct stage {
    std::string word;      ///< "Applying"
    std::string sentence;  ///< one observable sentence; an elaboration of the word

    bool operator==(const stage&) const = default;
};

/// One strand of the profession, with a stage for each level of the ladder.
struct competency {
    std::string key;         ///< stable, lower case: "strategic-thinking"
    std::string name;        ///< "Strategic Thinking"
    std::string short_name;  ///< for tables: "Strategic"
    std::string description;
    std::vector<std::string> aliases;  ///< other words people use for it
    std::vector<stage> stages;         ///< stages[i] is expected at framework::levels[i]

    bool operator==(const competency&) const = default;
};

/// What to work on at a level, and the competencies that it touches (an elaboration).
struct growth_focus {
    std::string text;
    std::vector<std::string> competencies;  ///< competency::key

    bool operator==(const growth_focus&) const = default;
};

/// One rung of the ladder.
struct level {
    std::string key;                     ///< stable, shown short: "L3"
    std::string title;                   ///< "Senior PM"
    std::vector<std::string> aliases;    ///< "senior", "principal pm"
    std::string scope;                   ///< summary: "Product area"
    std::string impact;                  ///< summary: "Business unit"
    std::string scope_detail;            ///< "Product area or major initiative"
    std::string impact_detail;           ///< "Business unit results"
    std::vector<std::string> behaviors;  ///< key behaviors
    std::vector<growth_focus> growth;    ///< growth focus while at this level
    std::vector<std::string> moves;      ///< development actions for moving to this level

    bool operator==(const level&) const = default;
};

/// A development action that helps at any level.
struct development_action {
    std::string title;   ///< "Find mentors"
    std::string detail;  ///< "Learn from experienced PMs"

    bool operator==(const development_action&) const = default;
};

/// A career ladder: levels from the first to the last, competencies across all of them. Immutable
/// once loaded; config validates what the type cannot say (every competency has a stage per level,
/// names are unique).
struct framework {
    std::string id;       ///< stable: "product-management"
    std::string version;  ///< assessments stay tied to it
    std::string name;     ///< "Product management"
    std::vector<level> levels;
    std::vector<competency> competencies;
    std::vector<development_action> actions;

    bool operator==(const framework&) const = default;
};

/// The position of the level with this key, if the framework has it.
std::optional<std::size_t> level_with_key(const framework& ladder, std::string_view key);

/// The position of the level that a person means by `words`: its number ("3", counted from 1), key
/// ("L3", also "l 3"), title or alias. Letter case, spacing and typographic quotes do not matter.
std::optional<std::size_t> find_level(const framework& ladder, std::string_view words);

/// Positions of the competencies that a person may mean: the one whose key, name, short name or
/// alias it is, or else all of which it is a prefix.
std::vector<std::size_t> find_competencies(const framework& ladder, std::string_view words);

}  // namespace coach
