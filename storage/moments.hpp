#pragma once

#include "core/clock.hpp"

#include <cstdint>

namespace coach::storage {

/// A moment as it is stored: milliseconds since 1970 in UTC.
inline std::int64_t stored(timestamp moment) {
    return moment.time_since_epoch().count();
}

/// The moment that was stored.
inline timestamp moment(std::int64_t stored) {
    return timestamp{std::chrono::milliseconds{stored}};
}

}  // namespace coach::storage
