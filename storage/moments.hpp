#pragma once

#include "core/clock.hpp"
#include "storage/connection.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace coach::storage {

/// A moment as it is stored: milliseconds since 1970 in UTC.
inline std::int64_t stored(timestamp moment) {
    return moment.time_since_epoch().count();
}

/// The same where there may be none: NULL.
inline std::optional<std::int64_t> stored(const std::optional<timestamp>& moment) {
    if (!moment) return std::nullopt;
    return stored(*moment);
}

/// The moment that was stored.
inline timestamp moment(std::int64_t stored) {
    return timestamp{std::chrono::milliseconds{stored}};
}

/// The moment that was stored in this column, if there is one.
inline std::optional<timestamp> moment_in(const query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return moment(row.number(column));
}

/// The earlier of two moments, either of which may be none.
inline std::optional<timestamp> earlier(const std::optional<timestamp>& one,
                                        const std::optional<timestamp>& other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

}  // namespace coach::storage
