#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace coach {

/// Names one journal entry within the store; never reused.
using entry_id = id<struct entry_tag>;

/// What an entry of the journal is.
enum class entry_kind {
    reflection,  ///< what worked, what didn't, what next
    win,         ///< a ten-second note of something that went well
    evidence,    ///< somebody's message, kept with one's own words about it
};

/// What an entry says, all of it in its author's words but for `quote`.
struct entry_text {
    std::string main{};          ///< what worked; the win; the note about the evidence
    std::string did_not_work{};  ///< of a reflection; may be empty
    std::string what_next{};     ///< of a reflection; may be empty
    std::string link{};          ///< of evidence: where the message stands
    std::string quote{};         ///< of evidence: the message's own text, where it was kept

    bool operator==(const entry_text&) const = default;
};

/// One entry in somebody's journal.
struct journal_entry {
    entry_id id{};
    person_id author{};
    entry_kind kind{};
    entry_text text{};
    std::vector<std::string> competencies{};  ///< competency::key, in the order they were tagged
    bool shared = false;                      ///< whether the author's manager may read it
    timestamp written{};
    timestamp changed{};  ///< equal to `written` until it is edited

    bool operator==(const journal_entry&) const = default;
};

}  // namespace coach
