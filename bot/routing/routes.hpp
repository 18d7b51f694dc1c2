#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Serves one request. When the task completes, every effect is stored; what it throws is answered
/// by the dispatcher and reaches no other request.
using handler = task<answer> (*)(services&, request);

/// The handler for this request by the one table of routes, or nullptr where none is listed.
handler find_handler(const request& asked);

}  // namespace coach::bot
