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
          "# HELP pmcoach_envelopes_total Envelopes that were served, by how it ended.\n"
          "# TYPE pmcoach_envelopes_total counter\n"
          "# HELP pmcoach_ack_latency_seconds From an envelope's arrival until its acknowledgement "
          "was handed to the connection.\n"
          "# TYPE pmcoach_ack_latency_seconds histogram\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.001\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.002\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.005\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.01\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.025\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.05\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.1\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.25\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"0.5\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"1\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"3\"} 0\n"
          "pmcoach_ack_latency_seconds_bucket{le=\"+Inf\"} 0\n"
          "pmcoach_ack_latency_seconds_sum 0.000000\n"
          "pmcoach_ack_latency_seconds_count 0\n"
          "# HELP pmcoach_process_start_time_seconds When the process began, in seconds since "
          "1970.\n"
          "# TYPE pmcoach_process_start_time_seconds gauge\n"
          "pmcoach_process_start_time_seconds 0\n"
          "# HELP pmcoach_store_up Whether the store answers.\n"
          "# TYPE pmcoach_store_up gauge\n"
          "pmcoach_store_up 0\n"
          "# HELP pmcoach_outgoing_total What left the outbox, by kind and by how it ended.\n"
          "# TYPE pmcoach_outgoing_total counter\n"
          "pmcoach_outgoing_total{kind=\"home\",fate=\"sent\"} 1\n");
}

TEST_CASE("acknowledgements are counted by how long they took, each bucket with those below") {
    measurements figures;
    for (const auto took : {1ms, 4ms, 30ms, 5000ms}) figures.answer_times.observe(took);

    const auto at = [&](const std::string& bound) {
        return sample(figures, "pmcoach_ack_latency_seconds_bucket{le=\"" + bound + "\"}");
    };
    CHECK(at("0.001").ends_with(" 1"));
    CHECK(at("0.005").ends_with(" 2"));
    CHECK(at("0.05").ends_with(" 3"));
    CHECK(at("3").ends_with(" 3"));
    CHECK(at("+Inf").ends_with(" 4"));
    CHECK(sample(figures, "pmcoach_ack_latency_seconds_sum") ==
          "pmcoach_ack_latency_seconds_sum 5.035000");
    CHECK(sample(figures, "pmcoach_ack_latency_seconds_count") ==
          "pmcoach_ack_latency_seconds_count 4");
}

TEST_CASE("the store and the backups tell how they are doing, where there are any") {
    measurements figures;
    CHECK(sample(figures, "pmcoach_store_commits_total").empty());
    CHECK(sample(figures, "pmcoach_backups_total").empty());

    figures.store = {.commits = 5, .waiting = 2, .oldest = 1500ms, .bytes = 4096};
    figures.backups = {.last_good = noon, .made = 3, .failed = 1, .last_failed = true};
    CHECK(sample(figures, "pmcoach_store_commits_total") == "pmcoach_store_commits_total 5");
    CHECK(sample(figures, "pmcoach_store_queue_depth") == "pmcoach_store_queue_depth 2");
    CHECK(sample(figures, "pmcoach_store_queue_oldest_seconds") ==
          "pmcoach_store_queue_oldest_seconds 1.500");
    CHECK(sample(figures, "pmcoach_store_size_bytes") == "pmcoach_store_size_bytes 4096");
    CHECK(sample(figures, "pmcoach_backup_last_success_timestamp_seconds") ==
          "pmcoach_backup_last_success_timestamp_seconds 1795176000");
    CHECK(sample(figures, "pmcoach_backup_last_failed") == "pmcoach_backup_last_failed 1");
    CHECK(sample(figures, "pmcoach_backups_total") == "pmcoach_backups_total{result=\"made\"} 3");
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
