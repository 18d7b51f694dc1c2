#include "sandbox/workspace/time_zone.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace coach::sandbox {

bool is_time_zone(std::string_view name) {
    try {
        return date::locate_zone(std::string(name)) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

local_offset offset_at(std::string_view zone, std::chrono::system_clock::time_point when) {
    const auto info = date::locate_zone(std::string(zone))->get_info(when);
    return {info.offset, info.abbrev};
}

}  // namespace coach::sandbox
