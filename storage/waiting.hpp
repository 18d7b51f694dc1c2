#pragma once

#include "core/task.hpp"

#include <exception>
#include <functional>
#include <memory>

namespace coach::storage {

/// A coroutine that waits for another thread.
class waiter {
 public:
    waiter() = default;
    waiter(const waiter&) = delete;
    waiter& operator=(const waiter&) = delete;
    virtual ~waiter() = default;

    /// Resumes the coroutine on its executor, by throwing there if `thrown` is set. Called once,
    /// from any thread. Does nothing if the coroutine's execution context has ended.
    virtual void finish(std::exception_ptr thrown) = 0;

    /// Lets go of `held` once the coroutine's executor has done what is ready now, or has ended; at
    /// once where this has finished. Called from the coroutine's thread.
    virtual void hold_for_now(std::shared_ptr<void> held) = 0;
};

/// Suspends the caller and gives `begin`, which must not throw, what will resume it. Until then
/// the caller's execution context has work to do; if it ends all the same, it destroys the
/// coroutine. Cancellation does not reach a waiting coroutine.
task<void> wait_for(std::function<void(std::shared_ptr<waiter>)> begin);

}  // namespace coach::storage
