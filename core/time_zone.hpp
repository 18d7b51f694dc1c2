#pragma once

#include "core/clock.hpp"

#include <chrono>
#include <string_view>

namespace coach {

/// What a clock on the wall shows, to the minute.
using local_minute = std::chrono::local_time<std::chrono::minutes>;

/// The clocks of one place, with their daylight saving.
class time_zone {
 public:
    time_zone() = default;
    time_zone(const time_zone&) = delete;
    time_zone& operator=(const time_zone&) = delete;
    virtual ~time_zone() = default;

    /// What clocks there show at that moment.
    virtual local_minute local(timestamp moment) const = 0;

    /// The first moment at which clocks there show that time. Of a time that daylight saving skips,
    /// the moment of the change: the first valid minute. Of one that happens twice, the earlier.
    virtual timestamp first_moment(local_minute shown) const = 0;
};

/// The places that this machine knows. Callable from any thread.
class time_zones {
 public:
    time_zones() = default;
    time_zones(const time_zones&) = delete;
    time_zones& operator=(const time_zones&) = delete;
    virtual ~time_zones() = default;

    /// The zone of that IANA name ("Asia/Kathmandu"); UTC where it is not known. Lives as long as
    /// this.
    virtual const time_zone& find(std::string_view name) const = 0;

    virtual bool knows(std::string_view name) const = 0;
};

}  // namespace coach
