#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// Tells the sockets apart, over the whole run.
using connection_id = std::uint64_t;

/// What Slack sends to the app, and waits to have acknowledged.
struct envelope {
    std::string id;    ///< `envelope_id`
    std::string type;  ///< "slash_commands", "interactive" or "events_api"
    nlohmann::json payload;
    bool accepts_response_payload{};
    int retry_attempt = 0;
};

/// How it ended for the person who waits.
enum class delivery_end {
    acknowledged,
    timed_out,  ///< sent, and not acknowledged in time
    no_socket,  ///< there was nobody to send it to
};

/// The end of one envelope.
struct delivery_outcome {
    std::string envelope_id;
    delivery_end end{};
    nlohmann::json payload;  ///< of the acknowledgement; null where it had none or none was allowed
};

/// The envelopes that are under way and their 3 s timers (slack-platform 1.6). The person hears of
/// the end once; an envelope whose socket went before it was acknowledged stays to be sent again,
/// even after that, for an hour. An event is only sent again until its time is out, as it is then
/// retried in another envelope. Pure; times are passed in.
class delivery {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    explicit delivery(std::chrono::milliseconds ack_timeout) : ack_timeout_(ack_timeout) {}

    /// The time that an app has from now on for each new envelope.
    void set_ack_timeout(std::chrono::milliseconds timeout) { ack_timeout_ = timeout; }
    std::chrono::milliseconds ack_timeout() const { return ack_timeout_; }

    /// Notes that the envelope went out on that socket, and starts its timer if it is new.
    void sent(envelope sent, connection_id socket, time_point now);

    /// Ends an envelope that no socket was there for.
    void undeliverable(const std::string& envelope_id);

    /// Takes an acknowledgement from any socket; unknown ids are ignored.
    void acknowledged(std::string_view envelope_id, const nlohmann::json& payload);

    /// Puts what that socket had not acknowledged aside, to be sent again.
    void socket_lost(connection_id socket);

    /// The envelopes put aside, oldest first, with `retry_attempt` one higher. The caller sends
    /// them.
    std::vector<envelope> take_waiting(time_point now);

    /// Ends what is overdue.
    void tick(time_point now);

    /// When `tick` is next worth calling; nothing while no timer runs.
    std::optional<time_point> next_deadline() const;

    /// The ends since it was last asked.
    std::vector<delivery_outcome> take_outcomes();

 private:
    struct entry {
        envelope content;
        connection_id socket{};
        time_point first_sent;
        time_point deadline;
        bool waiting{};  ///< its socket is gone
        bool told{};     ///< the person has heard how it ended
        std::uint64_t order{};
    };

    std::map<std::string, entry, std::less<>> entries_;
    std::vector<delivery_outcome> outcomes_;
    std::chrono::milliseconds ack_timeout_;
    std::uint64_t next_order_ = 0;
};

}  // namespace coach::sandbox
