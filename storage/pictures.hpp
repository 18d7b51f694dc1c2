#pragma once

#include "core/ids.hpp"
#include "core/pictures.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception.

/// Adds the picture, unless its owner has one with that digest: applied::before.
applied insert_picture(connection& database, const person_id& owner, const std::string& digest,
                       const kept_picture& value);

/// The owner's picture with that digest.
std::optional<kept_picture> select_picture(connection& database, const person_id& owner,
                                           const std::string& digest);

/// All pictures of the owner, latest first.
std::vector<kept_picture> select_pictures(connection& database, const person_id& owner);

/// Deletes the owner's picture that is this file; applied::nowhere where there is none.
applied delete_picture(connection& database, const person_id& owner, const std::string& file);

/// Deletes the owner's pictures; says how many.
std::uint64_t delete_pictures(connection& database, const person_id& owner);

}  // namespace coach::storage
