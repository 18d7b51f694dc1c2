#include "bot/ops/metrics.hpp"

#include "core/outbox_names.hpp"

#include <fmt/format.h>

#include <chrono>
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

std::string prometheus_text(const measurements& figures, timestamp now) {
    writer out;
    write_socket(out, figures);
    write_requests(out, figures);
    out.gauge("pmcoach_store_up", "Whether the store answers.", figures.outbox ? 1 : 0);
    write_outgoing(out, figures.outgoing);
    if (figures.outbox) write_outbox(out, *figures.outbox, now);
    return out.take();
}

}  // namespace coach::ops
