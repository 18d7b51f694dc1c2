#include "bot/ops/metrics.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <sstream>
#include <string>

using namespace coach;
using namespace std::chrono_literals;
using coach::ops::measurements;
using coach::ops::prometheus_text;

namespace {

const timestamp noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 12h};

/// The line of that sample; empty where there is none.
std::string sample(const measurements& figures, const std::string& name) {
    std::istringstream lines(prometheus_text(figures, noon));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(name + " ") || line.starts_with(name + "{")) return line;
    }
    return {};
}

measurements with_outbox(outbox_state state) {
    return {.outbox = std::move(state)};
}

}  // namespace

TEST_CASE("every metric has its help, its type and then its samples") {
    measurements figures{.ready = true,
                         .socket_connections = 2,
                         .socket_reconnects = 1,
                         .envelopes_received = 7,
                         .envelopes_answered = 6,
                         .requests_in_flight = 1};
    figures.outgoing.count_sent(outgoing_kind::home, outgoing_fate::sent);

    CHECK(prometheus_text(figures, noon) ==
          "# HELP pmcoach_ready Whether the app serves: what /readyz says.\n"
          "# TYPE pmcoach_ready gauge\n"
          "pmcoach_ready 1\n"
          "# HELP pmcoach_socket_connected Whether Slack can reach the app.\n"
          "# TYPE pmcoach_socket_connected gauge\n"
          "pmcoach_socket_connected 1\n"
          "# HELP pmcoach_socket_connections Live Socket Mode connections.\n"
          "# TYPE pmcoach_socket_connections gauge\n"
          "pmcoach_socket_connections 2\n"
          "# HELP pmcoach_socket_reconnects_total Connections opened in place of one that was lost "
          "or about to be closed.\n"
          "# TYPE pmcoach_socket_reconnects_total counter\n"
          "pmcoach_socket_reconnects_total 1\n"
          "# HELP pmcoach_envelopes_received_total Envelopes from Slack, repetitions left out.\n"
          "# TYPE pmcoach_envelopes_received_total counter\n"
          "pmcoach_envelopes_received_total 7\n"
          "# HELP pmcoach_envelopes_answered_total Envelopes that were acknowledged.\n"
          "# TYPE pmcoach_envelopes_answered_total counter\n"
          "pmcoach_envelopes_answered_total 6\n"
          "# HELP pmcoach_requests_in_flight Requests that are being served.\n"
          "# TYPE pmcoach_requests_in_flight gauge\n"
          "pmcoach_requests_in_flight 1\n"
          "# HELP pmcoach_store_up Whether the store answers.\n"
          "# TYPE pmcoach_store_up gauge\n"
          "pmcoach_store_up 0\n"
          "# HELP pmcoach_outgoing_total What left the outbox, by kind and by how it ended.\n"
          "# TYPE pmcoach_outgoing_total counter\n"
          "pmcoach_outgoing_total{kind=\"home\",fate=\"sent\"} 1\n");
}

TEST_CASE("what left the outbox is counted by kind and fate") {
    measurements figures;
    figures.outgoing.count_sent(outgoing_kind::prompt, outgoing_fate::sent);
    figures.outgoing.count_sent(outgoing_kind::prompt, outgoing_fate::sent);
    figures.outgoing.count_sent(outgoing_kind::prompt, outgoing_fate::dead);

    const auto text = prometheus_text(figures, noon);
    CHECK(text.find("pmcoach_outgoing_total{kind=\"prompt\",fate=\"sent\"} 2\n") !=
          std::string::npos);
    CHECK(text.find("pmcoach_outgoing_total{kind=\"prompt\",fate=\"dead\"} 1\n") !=
          std::string::npos);
}

TEST_CASE("the outbox tells what waits, since when, and what is dead of what") {
    const auto figures = with_outbox(
        {.waiting = 3, .oldest = noon - 90s, .dead = {{.reason = "user_disabled", .count = 2}}});

    CHECK(sample(figures, "pmcoach_store_up") == "pmcoach_store_up 1");
    CHECK(sample(figures, "pmcoach_outbox_waiting") == "pmcoach_outbox_waiting 3");
    CHECK(sample(figures, "pmcoach_outbox_oldest_age_seconds") ==
          "pmcoach_outbox_oldest_age_seconds 90");
    CHECK(sample(figures, "pmcoach_outbox_dead_letters") ==
          "pmcoach_outbox_dead_letters{reason=\"user_disabled\"} 2");
}

TEST_CASE("what is not due yet has no age, and neither has nothing") {
    CHECK(sample(with_outbox({.waiting = 1, .oldest = noon + 1h, .dead = {}}),
                 "pmcoach_outbox_oldest_age_seconds") == "pmcoach_outbox_oldest_age_seconds 0");
    CHECK(sample(with_outbox({}), "pmcoach_outbox_oldest_age_seconds") ==
          "pmcoach_outbox_oldest_age_seconds 0");
}

TEST_CASE("a label cannot end early, and a sample is one line") {
    const auto figures =
        with_outbox({.waiting = 0, .oldest = {}, .dead = {{.reason = "a\"b\\c\nd", .count = 1}}});

    CHECK(sample(figures, "pmcoach_outbox_dead_letters") ==
          R"(pmcoach_outbox_dead_letters{reason="a\"b\\c\nd"} 1)");
}

TEST_CASE("without the store there is nothing to say of the outbox") {
    CHECK(sample({}, "pmcoach_store_up") == "pmcoach_store_up 0");
    CHECK(sample({}, "pmcoach_outbox_waiting").empty());
}
