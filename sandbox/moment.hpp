#pragma once

#include <chrono>

namespace coach::sandbox {

/// One instant as both clocks tell it: `steady` times what happens on the wire (acknowledgements,
/// pings, tickets, triggers), `wall` is what people and messages see, and may be moved.
struct moment {
    std::chrono::steady_clock::time_point steady;
    std::chrono::system_clock::time_point wall;
};

}  // namespace coach::sandbox
