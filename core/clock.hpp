#pragma once

#include <chrono>

namespace coach {

/// A moment in UTC, to the millisecond: what is stored and compared.
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where "now" comes from. Pure rules take `now` as an argument; only loops and use cases read
/// this.
class clock {
 public:
    clock() = default;
    clock(const clock&) = delete;
    clock& operator=(const clock&) = delete;
    virtual ~clock() = default;

    /// The present moment. Callable from any thread.
    virtual timestamp now() const = 0;
};

/// The machine's own clock.
class system_clock final : public clock {
 public:
    timestamp now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace coach
