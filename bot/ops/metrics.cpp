#include "bot/ops/metrics.hpp"

#include "core/outbox_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <string_view>
#include <utility>

namespace coach::ops {

namespace {

/// A label's value as the format wants it: backslash, quote and line feed are escaped.
std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\\' || c == '"') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out;
}

/// Writes one metric after the other.
class writer {
 public:
    void begin(std::string_view name, std::string_view type, std::string_view help) {
        name_ = name;
        text_ += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
    }

    void sample(std::uint64_t value, std::string_view labels = {}) {
        text_ += labels.empty() ? fmt::format("{} {}\n", name_, value)
                                : fmt::format("{}{{{}}} {}\n", name_, labels, value);
    }

    void gauge(std::string_view name, std::string_view help, std::uint64_t value) {
        begin(name, "gauge", help);
        sample(value);
    }

    void counter(std::string_view name, std::string_view help, std::uint64_t value) {
        begin(name, "counter", help);
        sample(value);
    }

    /// A sample of the metric's family: "_bucket", "_sum" or "_count".
    void part(std::string_view suffix, std::string_view value, std::string_view labels = {}) {
        text_ += labels.empty() ? fmt::format("{}{} {}\n", name_, suffix, value)
                                : fmt::format("{}{}{{{}}} {}\n", name_, suffix, labels, value);
    }

    std::string take() { return std::move(text_); }

 private:
    std::string_view name_;
    std::string text_;
};

void write_socket(writer& out, const measurements& figures) {
    out.gauge("pmcoach_ready", "Whether the app serves: what /readyz says.", figures.ready ? 1 : 0);
    out.gauge("pmcoach_socket_connected", "Whether Slack can reach the app.",
              figures.socket_connections > 0 ? 1 : 0);
    out.gauge("pmcoach_socket_connections", "Live Socket Mode connections.",
              figures.socket_connections);
    out.counter("pmcoach_socket_reconnects_total",
                "Connections opened in place of one that was lost or about to be closed.",
                figures.socket_reconnects);
}

void write_requests(writer& out, const measurements& figures) {
    out.counter("pmcoach_envelopes_received_total", "Envelopes from Slack, repetitions left out.",
                figures.envelopes_received);
    out.counter("pmcoach_envelopes_answered_total", "Envelopes that were acknowledged.",
                figures.envelopes_answered);
    out.gauge("pmcoach_requests_in_flight", "Requests that are being served.",
              figures.requests_in_flight);
}

double in_seconds(std::chrono::duration<double> time) {
    return time.count();
}

void write_outcomes(writer& out, const measurements& figures) {
    out.begin("pmcoach_envelopes_total", "counter", "Envelopes that were served, by how it ended.");
    for (const auto& [outcome, count] : figures.outcomes) {
        out.sample(count, fmt::format(R"(outcome="{}")", outcome));
    }
}

void write_answer_times(writer& out, const latencies& times) {
    out.begin("pmcoach_ack_latency_seconds", "histogram",
              "From an envelope's arrival until its acknowledgement was handed to the connection.");
    for (std::size_t i = 0; i < latencies::bounds.size(); ++i) {
        out.part("_bucket", std::to_string(times.up_to(i)),
                 fmt::format(R"(le="{}")", in_seconds(latencies::bounds[i])));
    }
    out.part("_bucket", std::to_string(times.count()), R"(le="+Inf")");
    out.part("_sum", fmt::format("{:.6f}", in_seconds(times.sum())));
    out.part("_count", std::to_string(times.count()));
}

void write_store(writer& out, const store_figures& store) {
    out.counter("pmcoach_store_commits_total", "Durable commits; many writes can share one.",
                store.commits);
    out.gauge("pmcoach_store_queue_depth", "Units of work that wait for the storage thread.",
              store.waiting);
    out.begin("pmcoach_store_queue_oldest_seconds", "gauge",
              "For how long the first of them has waited.");
    out.part("", fmt::format("{:.3f}", in_seconds(store.oldest)));
    out.gauge("pmcoach_store_size_bytes", "Size of the database and its write-ahead log.",
              store.bytes);
}

std::uint64_t unix_seconds(timestamp moment) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment.time_since_epoch());
    return static_cast<std::uint64_t>(seconds.count());
}

void write_backups(writer& out, const backup_figures& backups) {
    out.gauge("pmcoach_backup_last_success_timestamp_seconds",
              "When the newest backup was made, in seconds since 1970; 0: there is none.",
              backups.last_good ? unix_seconds(*backups.last_good) : 0);
    out.gauge("pmcoach_backup_last_failed", "Whether the latest attempt at a backup failed.",
              backups.last_failed ? 1 : 0);
    out.begin("pmcoach_backups_total", "counter", "Attempts at a backup, by how they ended.");
    out.sample(backups.made, R"(result="made")");
    out.sample(backups.failed, R"(result="failed")");
}

void write_outgoing(writer& out, const outgoing_counts& counts) {
    out.begin("pmcoach_outgoing_total", "counter",
              "What left the outbox, by kind and by how it ended.");
    for (const auto& [what, count] : counts.all()) {
        const auto [kind, fate] = what;
        out.sample(count, fmt::format(R"(kind="{}",fate="{}")", name_of(kind), name_of(fate)));
    }
}

/// How long ago that was; 0 where it is yet to come.
std::uint64_t seconds_since(timestamp then, timestamp now) {
    if (then >= now) return 0;
    return static_cast<std::uint64_t>(std::chrono::floor<std::chrono::seconds>(now - then).count());
}

void write_outbox(writer& out, const outbox_state& state, timestamp now) {
    out.gauge("pmcoach_outbox_waiting", "What waits in the outbox, due or not.", state.waiting);
    out.gauge("pmcoach_outbox_oldest_age_seconds",
              "For how long the first of what waits has been due.",
              state.oldest ? seconds_since(*state.oldest, now) : 0);
    out.begin("pmcoach_outbox_dead_letters", "gauge",
              "What Slack did not take, of what is still remembered, by reason.");
    for (const auto& each : state.dead) {
        out.sample(each.count, fmt::format(R"(reason="{}")", escaped(each.reason)));
    }
}

}  // namespace

void latencies::observe(duration took) {
    const auto* const bound = std::ranges::lower_bound(bounds, took);
    if (bound != bounds.end()) ++within_[static_cast<std::size_t>(bound - bounds.begin())];
    ++count_;
    sum_ += took;
}

std::uint64_t latencies::up_to(std::size_t bound) const {
    return std::accumulate(within_.begin(),
                           within_.begin() + static_cast<std::ptrdiff_t>(bound) + 1,
                           std::uint64_t{0});
}

std::string prometheus_text(const measurements& figures, timestamp now) {
    writer out;
    write_socket(out, figures);
    write_requests(out, figures);
    write_outcomes(out, figures);
    write_answer_times(out, figures.answer_times);
    out.gauge("pmcoach_process_start_time_seconds",
              "When the process began, in seconds since 1970.", unix_seconds(figures.started));
    out.gauge("pmcoach_store_up", "Whether the store answers.", figures.outbox ? 1 : 0);
    if (figures.store) write_store(out, *figures.store);
    if (figures.backups) write_backups(out, *figures.backups);
    write_outgoing(out, figures.outgoing);
    if (figures.outbox) write_outbox(out, *figures.outbox, now);
    return out.take();
}

}  // namespace coach::ops
