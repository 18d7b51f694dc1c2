#pragma once

#include "storage/key_ring.hpp"
#include "storage/open_database.hpp"

#include <chrono>
#include <filesystem>

namespace coach::storage {

/// Opens the database as open_database() does, for a writer that uses these keys too: each of its
/// commits destroys what was doomed. Keys that a crash left after the end of their requests are
/// destroyed at once, unless another process has the database's lock; then
/// feedback_books::mend_feedback() does it. The keys must outlive the connection.
connection open_with_keys(const std::filesystem::path& file, std::chrono::milliseconds busy_timeout,
                          key_ring& keys);

}  // namespace coach::storage
