#pragma once

#include <string>
#include <string_view>

namespace coach::testing {

/// A small ladder as a framework file that has nothing wrong: two levels, two competencies.
inline constexpr std::string_view small_ladder = R"(id = "small"
version = "1"
name = "A small ladder"

[[level]]
key = "A1"
title = "Junior"
aliases = ["jr"]
scope = { summary = "Tasks", detail = "Tasks with help" }
impact = { summary = "Self", detail = "Own work" }
behaviors = ["Asks early"]
growth = [{ focus = "Learn the craft", touches = ["craft"] }]

[[level]]
key = "A2"
title = "Senior"
aliases = ["sr"]
scope = { summary = "Projects", detail = "Whole projects" }
impact = { summary = "Team", detail = "The team's work" }
behaviors = ["Leads projects", "Mentors"]
growth = [{ focus = "Lead others", touches = ["teamwork"] }]
moves = ["Lead a project"]

[[competency]]
key = "craft"
name = "Craft"
aliases = ["quality"]
description = "Doing it well"
stages = [
    { word = "Learning", sentence = "Does small things well." },
    { word = "Skilled", sentence = "Does large things well." },
]

[[competency]]
key = "teamwork"
name = "Teamwork"
short_name = "Team"
description = "Doing it together"
stages = [
    { word = "Open", sentence = "Asks for help." },
    { word = "Helpful", sentence = "Offers help." },
]

[[action]]
title = "Rest"
detail = "Sleep, walk"
)";

/// The small ladder with its only occurrence of `found` replaced; throws if it is not the only one.
std::string small_ladder_with(std::string_view found, std::string_view replacement);

/// The text that many times over.
std::string repeated(std::string_view text, std::size_t times);

}  // namespace coach::testing
