#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <chrono>
#include <optional>

namespace coach::sandbox {

/// Does what the Web API put off and is due: posts scheduled messages, ends the processing of
/// files. A scheduled message whose channel was archived or left meanwhile is dropped.
void do_deferred(models& all, moment now);

/// When `do_deferred` is next worth calling, seen from `now`; it moves when the wall clock does.
std::optional<std::chrono::steady_clock::time_point> next_deferred(const models& all, moment now);

}  // namespace coach::sandbox
