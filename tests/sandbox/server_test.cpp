#include "sandbox/server.hpp"

#include "tests/sandbox/client.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

using namespace coach::sandbox;
using namespace std::chrono_literals;
using coach::testing::client;
using nlohmann::json;

namespace {

constexpr auto manifest = R"({"display_information":{"name":"Coach"},
    "features":{"slash_commands":[{"command":"/level","should_escape":true}]},
    "oauth_config":{"scopes":{"bot":["commands","chat:write","files:write"]}}})";

/// A server that runs while a test does.
struct running_server {
    explicit running_server(gateway_settings gateway = {})
        : slack({.manifest = manifest,
                 .bot_token = "xoxb-test",
                 .app_token = "xapp-test",
                 .gateway = std::move(gateway)}) {}
    ~running_server() {
        slack.stop();
        thread.join();
    }
    running_server(const running_server&) = delete;
    running_server& operator=(const running_server&) = delete;
    running_server(running_server&&) = delete;
    running_server& operator=(running_server&&) = delete;

    json control(const std::string& path, const json& body) const {
        return client(slack.port()).ask("POST", "/_sandbox/" + path, "", body);
    }

    std::string new_url() const {
        return client(slack.port())
            .ask("POST", "/api/apps.connections.open", "Authorization: Bearer xapp-test\r\n")
            .at("url");
    }

    /// The app's socket, after its hello.
    client connect() const {
        client socket(slack.port());
        socket.upgrade(new_url());
        if (socket.read_message().at("type") != "hello") throw std::logic_error("no hello");
        return socket;
    }

    void run_command(const std::string& text) const {
        control("commands", {{"channel", "C0GENERAL1"}, {"command", "/level"}, {"text", text}});
    }

    server slack;
    std::thread thread{[this] { slack.run(); }};
};

std::string numbered_close(unsigned code) {
    return {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
}

}  // namespace

TEST_CASE("the server answers on the port that it names, several requests on one connection") {
    const running_server host;
    client page(host.slack.port());

    CHECK(page.ask("GET", "/_sandbox/health") == json{{"ok", true}, {"connections", 0}});
    CHECK(page.ask("GET", "/_sandbox/state")["workspace"]["name"] == "Northwind");
    CHECK(host.slack.environment().at(0).second ==
          "http://127.0.0.1:" + std::to_string(host.slack.port()) + "/api/");
}

TEST_CASE("no reply is kept or guessed at") {
    const running_server host;

    const auto head = client(host.slack.port()).head_of("GET", "/_sandbox/health");

    CHECK(head.find("Cache-Control: no-store\r\n") != std::string::npos);
    CHECK(head.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
}

TEST_CASE("a body above one mebibyte is refused") {
    const running_server host;

    const auto head = client(host.slack.port()).announce("/_sandbox/messages", 1'048'577);

    CHECK(head.starts_with("HTTP/1.1 413"));
}

TEST_CASE("an upload may be ten mebibytes, and not without end") {
    const running_server host;
    const auto api = [&](std::string_view query) {
        return client(host.slack.port())
            .ask("POST", "/api/files.getUploadURLExternal?" + std::string(query),
                 "Authorization: Bearer xoxb-test\r\n");
    };
    const std::string bytes(std::size_t{10} * 1024 * 1024, 'x');
    const auto url = api("filename=a&length=" + std::to_string(bytes.size()))
                         .at("upload_url")
                         .get<std::string>();
    const auto path = url.substr(url.find("/upload/"));

    CHECK(client(host.slack.port()).head_of("POST", path, "", bytes).starts_with("HTTP/1.1 200"));
    CHECK(client(host.slack.port())
              .announce(path, std::size_t{22} * 1024 * 1024)
              .starts_with("HTTP/1.1 413"));
}

TEST_CASE("a slow answer is kept back, and does not keep the server from stopping") {
    const running_server host;
    const auto slow = [&](int milliseconds) {
        host.control(
            "faults",
            {{"kind", "api_error"}, {"method", "auth.test"}, {"delay_milliseconds", milliseconds}});
    };
    slow(20);
    const auto start = std::chrono::steady_clock::now();
    CHECK(client(host.slack.port())
              .ask("POST", "/api/auth.test", "Authorization: Bearer xoxb-test\r\n")
              .at("ok") == true);
    CHECK(std::chrono::steady_clock::now() - start >= 20ms);

    slow(120'000);
    client waiting(host.slack.port());
    waiting.send("GET", "/api/auth.test");
    client asking(host.slack.port());
    int asked = 0;
    while (!asking.ask("GET", "/_sandbox/faults").at("active").empty() && asked < 10'000) ++asked;
    CHECK(asked < 10'000);
}

TEST_CASE("a taken port is said so") {
    const running_server host;

    CHECK_THROWS_WITH(server({.port = host.slack.port(), .manifest = manifest}),
                      "port " + std::to_string(host.slack.port()) +
                          " on 127.0.0.1 is already in use; choose another");
}

TEST_CASE("a manifest that is none is refused") {
    CHECK_THROWS_AS(server({.manifest = "{"}), std::invalid_argument);
    CHECK_THROWS_AS(server({.manifest = "{}"}), std::invalid_argument);
}

TEST_CASE("tokens that are not given are chosen, and differ from start to start") {
    const server one({.manifest = manifest});
    const server other({.manifest = manifest});

    CHECK(one.environment().at(1).second.starts_with("xoxb-"));
    CHECK(one.environment().at(2).second.starts_with("xapp-"));
    CHECK(one.environment() != other.environment());
}

TEST_CASE("an app connects by a ticket, which opens nothing a second time") {
    const running_server host;
    const auto url = host.new_url();
    client socket(host.slack.port());

    const auto head = socket.upgrade(url);

    CHECK(head.starts_with("HTTP/1.1 101"));
    CHECK(head.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
    CHECK(socket.read_message()["type"] == "hello");
    CHECK(client(host.slack.port()).upgrade(url).starts_with("HTTP/1.1 401"));
}

TEST_CASE("a command travels to the app, and its answer to the page that listens") {
    const running_server host;
    client events(host.slack.port());
    events.head_of("GET", "/_sandbox/events?as=U0AMARA001");
    events.read_until("\n\n");
    auto app = host.connect();
    CHECK(events.read_event("app") == "event: app\ndata: {\"connections\":1}\n\n");

    host.run_command("3");
    const auto envelope = app.read_message();
    app.send_text({{"envelope_id", envelope["envelope_id"]}, {"payload", {{"text", "L3"}}}});

    const auto event = events.read_event("message");
    CHECK(event.find("\"text\":\"L3\"") != std::string::npos);
}

TEST_CASE("the app's ping is answered with its payload") {
    const running_server host;
    auto app = host.connect();

    app.send_frame(0x89, "are you there");

    const auto pong = app.read_frame();
    CHECK(pong.opcode == 0x0A);
    CHECK(pong.payload == "are you there");
}

TEST_CASE("a frame that is too large closes with 1009, and the envelope comes again",
          "[rule:frame-limit]") {
    const running_server host;
    auto app = host.connect();
    host.run_command("3");
    const auto envelope = app.read_message();

    app.send_text({{"envelope_id", envelope["envelope_id"]},
                   {"payload", {{"text", std::string(21'000, 'a')}}}});

    const auto close = app.read_frame();
    CHECK(close.opcode == 0x08);
    CHECK(close.payload == numbered_close(1009) + "Max frame length of 20480 has been exceeded.");
    auto next = host.connect();
    const auto again = next.read_message();
    CHECK(again["envelope_id"] == envelope["envelope_id"]);
    CHECK(again["retry_attempt"] == 1);
}

TEST_CASE("a fragmented acknowledgement does not count", "[rule:no-fragments]") {
    const running_server host;
    auto app = host.connect();
    host.run_command("3");
    const auto id = app.read_message()["envelope_id"];
    const auto ack = json{{"envelope_id", id}, {"payload", {{"text", "in pieces"}}}}.dump();

    app.send_frame(0x01, ack.substr(0, 10));
    app.send_frame(0x80, ack.substr(10));
    app.send_text({{"envelope_id", id}, {"payload", {{"text", "whole"}}}});
    app.send_frame(0x89, "");
    app.read_frame();

    const auto state = client(host.slack.port()).ask("GET", "/_sandbox/state");
    REQUIRE(state["messages"]["C0GENERAL1"].size() == 1);
    CHECK(state["messages"]["C0GENERAL1"][0]["text"] == "whole");
}

TEST_CASE("a dropped socket ends without a close frame") {
    const running_server host;
    auto app = host.connect();

    host.control("faults", {{"kind", "drop"}});

    CHECK_THROWS_AS(app.read_frame(), std::exception);
    CHECK(client(host.slack.port()).ask("GET", "/_sandbox/health")["connections"] == 0);
}

TEST_CASE("an app that closes is answered and forgotten") {
    const running_server host;
    auto app = host.connect();

    app.send_frame(0x88, numbered_close(1000));

    CHECK(app.read_frame().payload == numbered_close(1000));
    CHECK_THROWS_AS(app.read_frame(), std::exception);
}

TEST_CASE("the server pings, and lets go of who does not answer") {
    const running_server host({.ping_intervals = {5ms}, .pong_timeout = 50ms});
    auto app = host.connect();

    auto received = app.read_frame();
    CHECK(received.opcode == 0x09);
    CHECK(received.payload.starts_with("Ping from applink-"));
    while (received.opcode == 0x09) received = app.read_frame();

    CHECK(received.opcode == 0x08);
}

TEST_CASE("an unanswered command fails by the server's own timer") {
    const running_server host({.ack_timeout = 5ms});
    client events(host.slack.port());
    events.head_of("GET", "/_sandbox/events");
    events.read_until("\n\n");
    auto app = host.connect();

    host.run_command("3");

    CHECK(events.read_event("message").find("\"failed\":\"operation_timeout\"") !=
          std::string::npos);
}
