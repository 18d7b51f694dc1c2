#pragma once

#include <cstddef>
#include <functional>
#include <optional>

namespace coach::testing {

/// What happens to a process at one of its changes to files.
enum class interruption {
    kill,  ///< it is killed before it makes it
    fail,  ///< the change fails with EIO, and the process goes on
};

/// How that process ended.
struct interrupted_end {
    bool was_reached = false;   ///< false: it made fewer changes than that
    std::optional<int> code{};  ///< what `work` returned; nothing where it was killed
};

/// Runs `work` in a process of its own, whose change to files of that number, counted from 0, is
/// interrupted. What counts is whatever asks the system to write, name, cut, sync or create a file.
/// Catch2's assertions must stay out of `work`.
interrupted_end interrupt(const std::function<int()>& work, std::size_t change, interruption how);

/// Whether this machine's processor is one on which interruption::fail is known.
bool can_fail_changes();

}  // namespace coach::testing
