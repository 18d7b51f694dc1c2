#pragma once

#include "core/clock.hpp"
#include "storage/unfinished_file.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace coach::storage {

/// A backup on its way to become the database: a copy of it, checked and brought to this program's
/// schema, beside the database that it is to replace. Until put_in_place() nothing else changes,
/// and without it nothing stays. Errors are store_failure.
///
/// What waits in its outbox may have been sent since the backup was made, so each is looked for in
/// Slack before it is sent.
class restoration {
 public:
    /// Refuses what is not ours, damaged, or written by a newer version.
    restoration(const std::filesystem::path& backup, std::filesystem::path database);

    /// The copy; whoever opens it must be done with it before put_in_place().
    const std::filesystem::path& draft() const { return draft_.path(); }

    std::int64_t schema_before() const { return schema_before_; }  ///< of the backup
    std::int64_t schema() const { return schema_; }                ///< of the copy
    std::uintmax_t bytes() const;                                  ///< of the copy

    /// How long another process that found the database locked may go on waiting for it; it would
    /// wait for the file that was replaced.
    static constexpr std::chrono::milliseconds usual_grace{1500};

    /// Makes the copy the database, and returns where that one is kept now: beside it, as
    /// "<database>.replaced-<moment>"; empty where there was none. A crash at any instant leaves
    /// the one or the other whole. Refuses where any process uses the database, and holds it closed
    /// for `grace` afterwards. Where it throws, nothing has changed unless is_in_place().
    std::filesystem::path put_in_place(timestamp now,
                                       std::chrono::milliseconds grace = usual_grace);

    /// Whether the copy is the database now, though maybe not yet for good: the disk may have
    /// refused to write that down.
    bool is_in_place() const { return draft_.is_kept(); }

 private:
    std::filesystem::path replace(timestamp now, std::chrono::milliseconds grace);

    std::filesystem::path database_;
    unfinished_file draft_;
    std::int64_t schema_before_ = 0;
    std::int64_t schema_ = 0;
};

}  // namespace coach::storage
