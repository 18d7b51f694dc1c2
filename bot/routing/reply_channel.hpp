#pragma once

#include "core/task.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace coach::bot {

/// What became of a message sent to a response URL.
enum class delivery {
    done,
    blocks_refused,  ///< Slack will not show one of the blocks: send the plain form
    failed,          ///< it will not arrive
};

/// The two ways in which an answer leaves: with the acknowledgement, or later.
class reply_channel {
 public:
    reply_channel() = default;
    reply_channel(const reply_channel&) = delete;
    reply_channel& operator=(const reply_channel&) = delete;
    virtual ~reply_channel() = default;

    /// Queues the acknowledgement of an envelope and returns at once. `payload` must be small
    /// enough (slack::fits_in_ack) and is given only where the envelope accepts one; it is JSON as
    /// text.
    virtual void acknowledge(const std::string& envelope_id,
                             std::optional<std::string> payload) = 0;

    /// Posts a message to a response URL, which Slack takes five times within 30 minutes.
    virtual task<delivery> respond(std::string response_url, nlohmann::json message) = 0;
};

}  // namespace coach::bot
