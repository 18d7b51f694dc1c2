#include "sandbox/web_api/dnd_status.hpp"

#include <chrono>

namespace coach::sandbox {

nlohmann::json dnd_status(const person& who, moment now) {
    using namespace std::chrono;
    if (!who.in_dnd) {
        return {{"dnd_enabled", false}, {"next_dnd_start_ts", 1}, {"next_dnd_end_ts", 1}};
    }
    const auto start = floor<hours>(now.wall);
    return {{"dnd_enabled", true},
            {"next_dnd_start_ts", system_clock::to_time_t(start)},
            {"next_dnd_end_ts", system_clock::to_time_t(start + hours(8))}};
}

}  // namespace coach::sandbox
