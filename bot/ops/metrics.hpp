#pragma once

#include "core/clock.hpp"
#include "core/outbox.hpp"

#include <array>
#include <chrono>
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

/// How long answers took, counted in buckets, since the start.
class latencies {
 public:
    using duration = std::chrono::steady_clock::duration;

    /// The upper bounds of the buckets; Slack gives up after 3 s.
    static constexpr std::array<std::chrono::milliseconds, 11> bounds{
        std::chrono::milliseconds{1},   std::chrono::milliseconds{2},
        std::chrono::milliseconds{5},   std::chrono::milliseconds{10},
        std::chrono::milliseconds{25},  std::chrono::milliseconds{50},
        std::chrono::milliseconds{100}, std::chrono::milliseconds{250},
        std::chrono::milliseconds{500}, std::chrono::milliseconds{1000},
        std::chrono::milliseconds{3000}};

    void observe(duration took);

    /// How many took at most that bound, by its place in `bounds`.
    std::uint64_t up_to(std::size_t bound) const;
    std::uint64_t count() const { return count_; }
    duration sum() const { return sum_; }

 private:
    std::array<std::uint64_t, bounds.size()> within_{};
    std::uint64_t count_ = 0;
    duration sum_{};
};

/// What the storage thread and its file are doing.
struct store_figures {
    std::uint64_t commits = 0;           ///< durable ones
    std::size_t waiting = 0;             ///< units of work that nobody has begun
    std::chrono::milliseconds oldest{};  ///< how long the first of them has waited
    std::uintmax_t bytes = 0;            ///< of the file and its write-ahead log
};

/// The backups that the app makes by itself.
struct backup_figures {
    std::optional<timestamp> last_good{};  ///< when the newest one there is was made
    std::uint64_t made = 0;
    std::uint64_t failed = 0;
    bool last_failed = false;  ///< whether the latest attempt came to nothing
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
    std::map<std::string_view, std::uint64_t> outcomes{};  ///< of envelopes, by name
    latencies answer_times{};                              ///< until the acknowledgement
    timestamp started{};                                   ///< when the process began
    std::optional<store_figures> store{};                  ///< nothing where the store has none
    std::optional<backup_figures> backups{};               ///< nothing where they are off
    std::optional<outbox_state> outbox{};  ///< nothing where the store does not answer
};

/// The figures in Prometheus' text format, version 0.0.4.
std::string prometheus_text(const measurements& figures, timestamp now);

}  // namespace coach::ops
