#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// Whether the system's time zone database knows that IANA name ("Asia/Kathmandu").
bool is_time_zone(std::string_view name);

/// What clocks show there at a moment.
struct local_offset {
    std::chrono::seconds from_utc;  ///< with daylight saving where it is kept then
    std::string abbreviation;       ///< "BST", or "+0545" where a zone has no letters
};

/// The offset of that zone at that moment. Throws std::runtime_error where there is no such zone.
local_offset offset_at(std::string_view zone, std::chrono::system_clock::time_point when);

}  // namespace coach::sandbox
