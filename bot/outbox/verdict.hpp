#pragma once

#include "bot/routing/slack_port.hpp"
#include "core/outbox.hpp"

#include <chrono>
#include <variant>
#include <vector>

namespace coach::bot {

/// When the outbox gives up.
struct outbox_patience {
    std::chrono::seconds first_retry{15};
    std::chrono::seconds longest_retry{std::chrono::minutes{30}};
    unsigned most_failures = 30;  ///< about 11 hours
};

/// What becomes of something after a try to send it: it has ended, or goes back.
using verdict = std::variant<settlement, postponement>;

/// Whether it may not be sent any more.
bool has_expired(const outgoing& what, timestamp now);

/// Judges the result of a try. What Slack asks to wait for is no failure. A retry waits twice as
/// long as the one before, times `draw` of [0.5, 1).
verdict judge(const claimed_outgoing& held, const sending& result, timestamp now, double draw,
              const outbox_patience& patience = {});

/// What is to be said to whom about something that ended so; mostly nothing.
std::vector<outgoing> notices_of(const claimed_outgoing& held, const settlement& end);

}  // namespace coach::bot
