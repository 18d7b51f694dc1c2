#pragma once

#include "bot/routing/slack_port.hpp"
#include "core/ids.hpp"
#include "core/store.hpp"
#include "core/task.hpp"

#include <cstddef>
#include <vector>

namespace coach::bot {

/// What became of all that was held about somebody.
struct full_erasure {
    erasure done{};                 ///< in the store; pictures that Slack deleted are counted
    std::size_t pictures_left = 0;  ///< that Slack still has, out of everybody's sight
};

/// The one way in which somebody's data is deleted, whoever asks for it: their pictures at Slack,
/// then everything that the store holds of them; their Home, drawn anew, and `then` go into the
/// outbox with that. Without `slack` the pictures stay there. Slack's refusal holds nothing up.
/// Throws store_failure, and then only pictures may be gone.
task<full_erasure> erase_everything(store& people, slack_port* slack, request_key key,
                                    person_id who, std::vector<outgoing> then = {});

}  // namespace coach::bot
