#pragma once

#include "bot/routing/slack_port.hpp"
#include "config/finding.hpp"
#include "config/people_file.hpp"
#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"
#include "core/people.hpp"
#include "core/store.hpp"
#include "core/task.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace coach::bot {

/// What an import works with. All of it outlives the import.
struct import_tools {
    store& people;
    const framework& ladder;
    slack_port& slack;
    const clock& time;
    /// Waits so long; called where Slack asks to.
    std::function<task<void>(std::chrono::seconds)> pause;
};

/// What is to be imported.
struct import_request {
    team_id team{};
    std::string source{};  ///< names the list in findings
    config::people_list list{};
    bool dry_run = false;  ///< only says what would be set
};

/// What the import set about somebody. At least one of the two is there.
struct imported_person {
    person_id who{};
    std::optional<standing> level{};
    std::optional<person_id> manager{};

    bool operator==(const imported_person&) const = default;
};

/// What an import came to.
struct import_result {
    std::vector<imported_person> set{};  ///< of whom something changed, in the list's order
    config::findings unusable{};         ///< one for each line that was not used, in that order too
};

/// Sets where people stand and who their manager is, as the list says, line by line. Whoever has a
/// target above their new level keeps it. What is so already is left alone, so that the same list
/// changes nothing a second time; each person of whom something changes is told once, by an
/// outgoing import_notice, also where an import that broke off is begun again. Throws
/// store_failure: the lines before are set.
task<import_result> import_people(import_tools with, import_request asked);

/// "Set 12 people: 11 levels, 9 managers. 3 lines could not be used."
std::string import_summary(const import_result& came, bool dry_run);

/// What is set about one person, for the operator: "U0AMARA001: level L2, target L3; manager
/// U0MATEO002".
std::string import_words(const imported_person& one);

}  // namespace coach::bot
