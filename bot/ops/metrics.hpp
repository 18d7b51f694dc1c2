#pragma once

#include "core/clock.hpp"
#include "core/outbox.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace coach::ops {

/// How often something from the outbox ended how, since the start.
class outgoing_counts {
 public:
    using key = std::pair<outgoing_kind, outgoing_fate>;

    /// To be called once for each thing in the outbox that was settled.
    void count_sent(outgoing_kind kind, outgoing_fate fate) { ++counted_[{kind, fate}]; }

    const std::map<key, std::uint64_t>& all() const { return counted_; }

 private:
    std::map<key, std::uint64_t> counted_;
};

/// Figures of the running app at one moment; counts are since its start. Nothing in them is about
/// a person.
struct measurements {
    bool ready = false;
    std::size_t socket_connections = 0;    ///< live now
    std::uint64_t socket_reconnects = 0;   ///< opened in place of one that was lost or would be
    std::uint64_t envelopes_received = 0;  ///< each once, however often Slack delivered it
    std::uint64_t envelopes_answered = 0;
    std::size_t requests_in_flight = 0;
    outgoing_counts outgoing{};
    std::optional<outbox_state> outbox{};  ///< nothing where the store does not answer
};

/// The figures in Prometheus' text format, version 0.0.4.
std::string prometheus_text(const measurements& figures, timestamp now);

}  // namespace coach::ops
