#pragma once

#include "storage/connection.hpp"
#include "storage/migrations.hpp"

#include <chrono>
#include <filesystem>
#include <span>

namespace coach::storage {

/// Opens the database for writing, creates it if it is missing, brings its schema up to date and
/// sets the connection up. Throws store_failure that names the file and the cause.
connection open_database(const std::filesystem::path& file, std::chrono::milliseconds busy_timeout,
                         std::span<const migration> known = migrations());

}  // namespace coach::storage
