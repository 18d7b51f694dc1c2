#pragma once

#include "storage/connection.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace coach::storage {

/// SQLite's application_id of a database of ours: "PMCa", for file(1) and for us.
inline constexpr std::int64_t our_application = 0x504D4361;

/// One step of the schema. Steps are numbered from 1 without gaps, and a published one never
/// changes.
struct migration {
    std::int64_t version;
    std::string_view script;
};

/// The steps that this program carries, in order.
std::span<const migration> migrations();

/// Brings the database from its own version to the last of `known`, all steps in one transaction,
/// and marks a new database as ours. Foreign keys must be off, so that a step can rebuild
/// a table; they are checked before each commit. Throws store_failure, and changes nothing, when
/// the database belongs to another application or to a newer version of this one; throws
/// SQLite::Exception or store_failure when a step fails; then nothing stays of any.
void migrate(connection& database, std::span<const migration> known);

}  // namespace coach::storage
