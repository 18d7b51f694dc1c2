#pragma once

#include "bot/ops/backup_folder.hpp"
#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/outbox.hpp"
#include "core/people.hpp"

#include <cstddef>
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

/// The backups that the app makes by itself, as they were found.
struct backup_state {
    backup_plan plan;
    std::optional<timestamp> newest{};  ///< when the newest was made; nothing: there is none
    bool writable = false;              ///< whether the folder, or where it is to be, takes files
};

/// Whether there is a recent backup, and whether the next can be made; nothing: they are off.
diagnosis diagnose_backups(const std::optional<backup_state>& found, timestamp now);

/// Databases that `restore` replaced and kept, if there are any.
diagnoses diagnose_replaced(const std::vector<std::filesystem::path>& kept);

/// The keys of open anonymous requests, as they were found beside their database.
struct key_facts {
    std::filesystem::path folder;
    std::filesystem::path database;
    bool exists = false;    ///< the folder does
    bool is_own = true;     ///< folder and keys belong to whom the database belongs to
    bool is_usable = true;  ///< the folder takes and gives files, for who asks
    std::size_t keys = 0;
    std::size_t lost = 0;   ///< requests with answers whose key is not there
    std::string failure{};  ///< why they could not be read; empty where they could
};

/// Whether the app can use the keys, and whether one is missing.
diagnoses diagnose_keys(const key_facts& found);

/// A file or folder of the app's, as it was found.
struct mode_facts {
    std::filesystem::path path;
    unsigned mode = 0;      ///< permission bits
    unsigned unwanted = 0;  ///< those of them that nobody else should have
};

/// What is open to others on this machine, each with how to close it.
diagnoses diagnose_modes(std::span<const mode_facts> found);

/// So many people stand there.
struct standing_facts {
    standing where{};
    std::uint64_t people = 0;
};

/// So many things are about that competency.
struct competency_facts {
    std::string key;
    std::uint64_t uses = 0;
};

/// What people stored that has no place in this ladder, if there is anything.
diagnoses diagnose_ladder_parts(const framework& ladder, std::span<const standing_facts> standings,
                                std::span<const competency_facts> competencies);

/// What waits, since when, and what Slack did not take, with what each reason means.
diagnoses diagnose_outbox(const outbox_state& state, timestamp now);

/// What a dead letter's reason means for the operator, and what to do.
std::string meaning_of(const std::string& reason);

}  // namespace coach::ops
