#pragma once

#include "bot/routing/reply_channel.hpp"
#include "bot/slack/frames.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace coach::bot {

/// The one acknowledgement of an envelope; sending it again does nothing. Lives on the dispatcher's
/// executor.
class acknowledgement {
 public:
    acknowledgement(reply_channel& replies, std::string envelope_id, bool takes_payload)
        : replies_(replies), envelope_id_(std::move(envelope_id)), takes_payload_(takes_payload) {}
    acknowledgement(const acknowledgement&) = delete;
    acknowledgement& operator=(const acknowledgement&) = delete;
    ~acknowledgement() = default;

    /// Whether it can still be sent, and with that payload: JSON as text.
    bool can_carry(std::string_view payload) const {
        return pending_ && takes_payload_ && slack::fits_in_ack(envelope_id_, payload);
    }

    bool pending() const { return pending_; }

    /// The payload is left out where the envelope takes none.
    void send(std::optional<std::string> payload = std::nullopt) {
        if (!takes_payload_) payload.reset();
        if (std::exchange(pending_, false)) replies_.acknowledge(envelope_id_, std::move(payload));
    }

 private:
    reply_channel& replies_;
    std::string envelope_id_;
    bool takes_payload_;
    bool pending_ = true;
};

}  // namespace coach::bot
