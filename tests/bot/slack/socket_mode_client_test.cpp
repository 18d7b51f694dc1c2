#include "bot/slack/socket_mode_client.hpp"

#include "bot/ops/log.hpp"
#include "bot/slack/web_api.hpp"
#include "tests/bot/slack/fake_slack.hpp"
#include "tests/bot/slack/loopback.hpp"
#include "tests/support/catch.hpp"

#include <boost/asio/io_context.hpp>

#include <string>
#include <vector>

using namespace coach;
using namespace coach::slack;
using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr unsigned close_opcode = 8;

/// One connection, and waits that a test can afford.
session_options quick_options() {
    session_options options;
    options.target = 1;
    options.first_delay = 2ms;
    options.close_limit = 50ms;
    options.stop_drain = 100ms;
    options.stop_limit = 200ms;
    return options;
}

web_api_options options_for(const fake_slack& slack, const std::string& scheme) {
    return {.api_url = loopback(scheme, slack.port(), "/api/"),
            .bot_token = "xoxb-1",
            .app_token = "xapp-1",
            .deadline = 10s};
}

/// A client against a fake Slack; what it logs is kept.
struct app {
    app(boost::asio::io_context& context, const fake_slack& slack,
        socket_mode_client::envelope_handler on_envelope, const std::string& scheme = "http",
        const session_options& options = quick_options())
        : api(context.get_executor(), options_for(slack, scheme)),
          client(context.get_executor(), api, options, std::move(on_envelope)) {}

    std::string log;
    log::redirection redirected{[this](std::string_view line) { (log += line) += '\n'; }};
    web_api api;
    socket_mode_client client;
};

/// Everything that the app sent on its web sockets, close frames as "close".
using transcript = std::vector<std::string>;

task<void> listen(std::shared_ptr<transcript> heard, std::shared_ptr<peer> client) {
    for (;;) {
        const auto frame = co_await client->read_frame();
        const bool closing = frame.opcode == close_opcode;
        heard->push_back(closing ? "close" : frame.payload);
        if (closing) {
            co_await client->write(frame_bytes({.opcode = close_opcode, .payload = frame.payload}));
            co_return;
        }
    }
}

task<void> send_one_envelope(std::shared_ptr<transcript> heard, std::shared_ptr<peer> client) {
    co_await client->write(envelope_frame("e1", {{"text", "3"}}));
    co_await listen(heard, client);
}

fake_slack::socket_script sending_one_envelope(const std::shared_ptr<transcript>& heard) {
    return [heard](std::shared_ptr<peer> client, int) {
        return send_one_envelope(heard, std::move(client));
    };
}

task<void> refresh_the_first(std::shared_ptr<transcript> heard, std::shared_ptr<peer> client,
                             int number) {
    if (number == 1) {
        co_await client->write(disconnect_frame("refresh_requested"));
    } else {
        co_await client->write(envelope_frame("e2", {}));
    }
    co_await listen(heard, client);
}

task<void> ignore_close(std::shared_ptr<peer> client) {
    co_await client->write(envelope_frame("e1", {}));
    for (;;) co_await client->read_frame();
}

task<void> reset_the_first(std::shared_ptr<transcript> heard, std::shared_ptr<peer> client,
                           int number) {
    if (number == 1) {
        client->reset();
    } else {
        co_await send_one_envelope(heard, client);
    }
}

task<void> send_rubbish(std::shared_ptr<transcript> heard, std::shared_ptr<peer> client) {
    co_await client->write(text_frame("\n"));
    co_await client->write(text_frame("UNAUTHENTICATED: cache_error"));
    co_await client->write(text_frame("{\"type\":\"hello\""));
    co_await client->write(text_frame(R"({"type":"surprise"})"));
    co_await send_one_envelope(heard, client);
}

}  // namespace

TEST_CASE("An envelope travels over TLS to the handler and its acknowledgement back") {
    boost::asio::io_context context;
    const certificate_authority authority("ours");
    const only_trusting trust(authority);
    const auto heard = std::make_shared<transcript>();
    fake_slack slack(context, sending_one_envelope(heard), authority.issue("localhost"));
    std::vector<envelope> received;
    app one(
        context, slack,
        [&](envelope delivery) {
            CHECK(one.client.status().live == 1);
            received.push_back(std::move(delivery));
            one.client.acknowledge("e1", R"({"text":"Senior PM"})");
            one.client.stop();
        },
        "https");

    const auto end = run_on(context, one.client.run());

    CHECK_FALSE(end.refusal);
    REQUIRE(received.size() == 1);
    CHECK(received[0].payload == json{{"text", "3"}});
    CHECK(*heard == transcript{R"({"envelope_id":"e1","payload":{"text":"Senior PM"}})", "close"});
    CHECK(slack.authorization() == "Bearer xapp-1");
    CHECK(slack.targets() ==
          std::vector<std::string>{"/api/apps.connections.open", "/link/?ticket=1&app_id=A1"});
    CHECK(one.log.find("ticket") == std::string::npos);
}

TEST_CASE("A token that Slack refuses at the start ends the run with the reason") {
    boost::asio::io_context context;
    const auto heard = std::make_shared<transcript>();
    fake_slack slack(context, sending_one_envelope(heard));
    slack.refuse_tickets("invalid_auth");
    app one(context, slack, [](const envelope&) {});

    const auto end = run_on(context, one.client.run());

    REQUIRE(end.refusal);
    CHECK(end.refusal->kind == error_class::dead_token);
    CHECK(end.refusal->code == "invalid_auth");
}

TEST_CASE("After refresh_requested a second socket is live and the work goes on there") {
    boost::asio::io_context context;
    const auto heard = std::make_shared<transcript>();
    fake_slack slack(context, [heard](std::shared_ptr<peer> client, int number) {
        return refresh_the_first(heard, std::move(client), number);
    });
    app one(context, slack, [&](const envelope& delivery) {
        one.client.acknowledge(delivery.id);
        one.client.stop();
    });

    run_on(context, one.client.run());

    CHECK(slack.targets().size() == 4);
    REQUIRE(heard->size() == 3);
    CHECK((*heard)[0] == R"({"envelope_id":"e2"})");
}

TEST_CASE("A connection that is reset is opened again") {
    boost::asio::io_context context;
    const auto heard = std::make_shared<transcript>();
    fake_slack slack(context, [heard](std::shared_ptr<peer> client, int number) {
        return reset_the_first(heard, std::move(client), number);
    });
    app one(context, slack, [&](const envelope& delivery) {
        one.client.acknowledge(delivery.id);
        one.client.stop();
    });

    run_on(context, one.client.run());

    CHECK(*heard == transcript{R"({"envelope_id":"e1"})", "close"});
}

TEST_CASE("A server that ignores a close does not hold up the end") {
    boost::asio::io_context context;
    fake_slack slack(
        context, [](std::shared_ptr<peer> client, int) { return ignore_close(std::move(client)); });
    app one(context, slack, [&](const envelope& delivery) {
        one.client.acknowledge(delivery.id);
        one.client.stop();
    });

    const auto end = run_on(context, one.client.run());

    CHECK_FALSE(end.refusal);
    CHECK(one.client.status().live == 0);
}

TEST_CASE("A second stop ends at once, whatever is in flight") {
    boost::asio::io_context context;
    auto options = quick_options();
    options.stop_drain = 1h;
    options.stop_limit = 1h;
    const auto heard = std::make_shared<transcript>();
    fake_slack slack(context, sending_one_envelope(heard));
    app one(
        context, slack,
        [&](const envelope&) {
            one.client.stop();
            one.client.stop();
        },
        "http", options);

    const auto end = run_on(context, one.client.run());

    CHECK_FALSE(end.refusal);
    CHECK(heard->empty());
}

TEST_CASE("Garbage, broken JSON and unknown types do not disturb the connection") {
    boost::asio::io_context context;
    const auto heard = std::make_shared<transcript>();
    fake_slack slack(context, [heard](std::shared_ptr<peer> client, int) {
        return send_rubbish(heard, std::move(client));
    });
    app one(context, slack, [&](const envelope& delivery) {
        one.client.acknowledge(delivery.id);
        one.client.stop();
    });

    run_on(context, one.client.run());

    CHECK(*heard == transcript{R"({"envelope_id":"e1"})", "close"});
    CHECK(slack.targets().size() == 2);
}

TEST_CASE("A handler that throws takes nothing down with it") {
    boost::asio::io_context context;
    const auto heard = std::make_shared<transcript>();
    fake_slack slack(context, sending_one_envelope(heard));
    app one(context, slack, [&](const envelope& delivery) {
        one.client.acknowledge(delivery.id);
        one.client.stop();
        throw std::runtime_error("what a person wrote");
    });

    run_on(context, one.client.run());

    CHECK(*heard == transcript{R"({"envelope_id":"e1"})", "close"});
    CHECK(one.log.find("std::runtime_error") != std::string::npos);
    CHECK(one.log.find("what a person wrote") == std::string::npos);
}
