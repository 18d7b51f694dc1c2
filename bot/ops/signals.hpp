#pragma once

#include <functional>
#include <memory>

namespace coach::ops {

/// Lets SIGHUP do nothing until stop_signals take it on: whoever starts a service and reloads it at
/// once must not end it. Says whether SIGHUP asks for a reload at all: where standard input is a
/// terminal it means that the terminal has closed, and ends the process as ever.
bool prepare_for_reload();

/// Waits for SIGTERM and SIGINT on a thread of its own for as long as it lives. The first one calls
/// `stop`, from that thread; a second one ends the process at once, with exit code 1. One at a
/// time in a process. Each SIGHUP calls `reload`, from that thread, where one is given; otherwise
/// it ends the process as ever.
class stop_signals {
 public:
    explicit stop_signals(std::function<void()> stop, std::function<void()> reload = {});
    stop_signals(const stop_signals&) = delete;
    stop_signals& operator=(const stop_signals&) = delete;
    ~stop_signals();

 private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace coach::ops
