#pragma once

#include "core/ids.hpp"

#include <filesystem>
#include <string>

namespace coach::testing {

/// How many people live in a crowded database.
inline constexpr int population = 60;

/// What every word of this person holds, and nobody else's.
std::string mark_of(int number);

/// The person with this number, whose member id holds their mark too.
person_id person_number(int number);

/// Creates the database of many people who write, edit and delete texts of every length in no
/// order, so that rows move from page to page as in years of use.
void create_crowded(const std::filesystem::path& file);

}  // namespace coach::testing
