#pragma once

#include "core/clock.hpp"
#include "core/outbox.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What `pm-coach doctor` finds out, as pure functions from facts to lines for the operator.
/// Nothing in a line is a token or a person's words.
namespace coach::ops {

/// How serious a finding is.
enum class verdict { ok, warning, wrong };

/// What was found about one thing, and unless all is well how to mend it, in one line.
struct diagnosis {
    verdict how{};
    std::string subject;  ///< "database"
    std::string text;

    bool operator==(const diagnosis&) const = default;
};

using diagnoses = std::vector<diagnosis>;

/// "wrong    scopes       files:write is missing. …", without a line feed; control characters in
/// the text become spaces.
std::string as_line(const diagnosis& found);

/// The most serious verdict; ok where there is none.
verdict worst_of(std::span<const diagnosis> all);

/// A database file as it was found.
struct database_facts {
    std::filesystem::path file;
    bool exists = false;
    unsigned mode = 0;           ///< permission bits, 0600
    std::uintmax_t bytes = 0;    ///< of the file
    std::int64_t schema = 0;     ///< its version
    std::int64_t newest = 0;     ///< the version that this program knows
    bool is_ours = false;        ///< made by pm-coach
    bool is_checked = false;     ///< it was searched for damage
    std::string first_damage{};  ///< what was found then
    std::string failure{};       ///< why it could not be looked into; empty where it could
};

/// Whether the app can use that file, and whether it is closed to others.
diagnoses diagnose_database(const database_facts& found);

/// Whether the disk has room; nothing where that is not known.
diagnosis diagnose_disk(const std::filesystem::path& folder, std::optional<std::uintmax_t> free);

/// What waits, since when, and what Slack did not take, with what each reason means.
diagnoses diagnose_outbox(const outbox_state& state, timestamp now);

/// What a dead letter's reason means for the operator, and what to do.
std::string meaning_of(const std::string& reason);

}  // namespace coach::ops
