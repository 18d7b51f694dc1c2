#include "bot/handlers/presence.hpp"

#include "bot/handlers/prompt_changes.hpp"
#include "core/prompts.hpp"

#include <string>
#include <utility>

namespace coach::bot {

task<answer> note_member(services& with, request asked) {
    if (asked.member) co_await keep_presence(with, *std::move(asked.member));
    co_return answer{};
}

/// Keyed by what is kept, not by the event: the same news has one effect, whoever brings it.
task<void> keep_presence(services& with, member known) {
    const auto now = with.time.now();
    const auto before = co_await with.people.find_prompts(known.id);
    if (before.version == 0) co_return;
    const auto there = presence_of(known);
    co_await change_prompts(
        with, known.id,
        request_key{"presence/" + known.id.member.str() + '/' + std::to_string(before.version) +
                    '/' + std::to_string(now.time_since_epoch().count())},
        [&](const prompts& kept) { return seen(kept, there, with.zones, now); });
}

}  // namespace coach::bot
