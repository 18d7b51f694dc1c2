#pragma once

#include <functional>
#include <memory>

namespace coach::ops {

/// Waits for SIGTERM and SIGINT on a thread of its own for as long as it lives. The first one calls
/// `stop`, from that thread; a second one ends the process at once, with exit code 1. One at a
/// time in a process.
class stop_signals {
 public:
    explicit stop_signals(std::function<void()> stop);
    stop_signals(const stop_signals&) = delete;
    stop_signals& operator=(const stop_signals&) = delete;
    ~stop_signals();

 private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace coach::ops
