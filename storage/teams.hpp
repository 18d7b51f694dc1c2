#pragma once

#include "core/team.hpp"
#include "storage/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception. Two people
// who are given together are of one team.

/// Keeps the link; a confirmed one replaces all others of that report.
void upsert_manager_link(connection& database, const person_id& report, const manager_link& link);

/// Deletes all links of that report.
void delete_managers(connection& database, const person_id& report);

/// Deletes the link between the two; says how many that was.
std::uint64_t delete_manager_link(connection& database, const person_id& report,
                                  const person_id& manager);

/// All links of that report: the confirmed one, then who asked, the latest first.
std::vector<manager_link> select_managers(connection& database, const person_id& report);

/// All links of that manager, the oldest first.
std::vector<report_link> select_reports(connection& database, const person_id& manager);

/// Deletes all links on either side; says how many.
std::uint64_t delete_all_links(connection& database, const person_id& who);

/// Adds a line to the owner's access log.
void insert_access(connection& database, const person_id& owner, const access& seen);

/// The latest lines of the owner's access log, newest first.
std::vector<access> select_accesses(connection& database, const person_id& owner, std::size_t most);

/// The lines that this reader has in the access logs of others, newest first.
std::vector<look> select_looks(connection& database, const person_id& reader);

/// Deletes the owner's access log; says how many lines.
std::uint64_t delete_accesses(connection& database, const person_id& owner);

/// Deletes lines of all access logs from before that moment, of the `most` that were logged first;
/// says how many.
std::uint64_t delete_accesses_before(connection& database, timestamp before, std::size_t most);

/// Takes the reader's name out of the access logs of others.
void forget_reader(connection& database, const person_id& reader);

/// Keeps when the two had a 1:1, unless a later one is known.
void upsert_one_on_one(connection& database, const one_on_one& held);

/// When the two last had a 1:1.
std::optional<timestamp> select_one_on_one(connection& database, const person_id& report,
                                           const person_id& manager);

/// The last 1:1 with everybody, on either side, the latest first.
std::vector<one_on_one> select_one_on_ones(connection& database, const person_id& who);

/// Deletes what select_one_on_ones() finds; says how many.
std::uint64_t delete_one_on_ones(connection& database, const person_id& who);

}  // namespace coach::storage
