#include "bot/slack/stream.hpp"

#include "bot/slack/frames.hpp"
#include "bot/slack/json_text.hpp"
#include "tests/bot/slack/loopback.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tls_server.hpp"

#include <boost/asio/io_context.hpp>

#include <string>
#include <vector>

using namespace coach;
using namespace coach::slack;
using namespace coach::testing;
using namespace std::chrono_literals;

namespace {

constexpr unsigned text_opcode = 1;
constexpr unsigned continuation_opcode = 0;
constexpr unsigned ping_opcode = 9;
constexpr unsigned pong_opcode = 10;

/// What a server of one web socket saw, and the handler that it runs.
struct script {
    raw_request request;
    std::vector<std::string> to_send;  ///< raw bytes, after the handshake
    std::size_t frames_wanted = 0;
    std::vector<raw_frame> frames;
    bool reset = false;
};

task<void> play(std::shared_ptr<script> plan, std::shared_ptr<peer> client) {
    plan->request = co_await client->read_request();
    co_await client->accept_websocket(plan->request);
    for (const auto& bytes : plan->to_send) co_await client->write(bytes);
    while (plan->frames.size() < plan->frames_wanted) {
        plan->frames.push_back(co_await client->read_frame());
    }
    if (plan->reset) client->reset();
}

tls_server::handler playing(const std::shared_ptr<script>& plan) {
    return [plan](std::shared_ptr<peer> client) { return play(plan, std::move(client)); };
}

task<void> decline(std::shared_ptr<peer> client) {
    co_await client->read_request();
    co_await client->reply(429, "text/plain", "slow down", "Retry-After: 17\r\n");
}

task<void> say_nothing(std::shared_ptr<peer> client) {
    co_await client->read_request();
    co_await client->read_request();
}

stream_callbacks counting(int& activities, int& writes) {
    return {.on_activity = [&activities] { ++activities; }, .on_written = [&writes] { ++writes; }};
}

struct client {
    explicit client(boost::asio::io_context& context, const url& address)
        : stream(context.get_executor(), make_tls_context(), address,
                 counting(activities, writes)) {}

    int activities = 0;
    int writes = 0;
    websocket_connection stream;
};

std::string failure_against(boost::asio::io_context& context, const tls_server& server) {
    client one(context, loopback("wss", server.port()));
    const auto failed = run_on(context, one.stream.connect(10s));
    return failed ? failed->code : "connected";
}

std::string told(const read_result& outcome) {
    return outcome.has_value() ? *outcome : "ended " + std::to_string(outcome.error().code);
}

task<read_result> read_after_connect(websocket_connection& stream,
                                     std::vector<std::string> to_send = {}) {
    if (const auto failed = co_await stream.connect(10s)) throw std::runtime_error(failed->code);
    for (auto& text : to_send) stream.send(std::move(text));
    co_return co_await stream.read();
}

}  // namespace

TEST_CASE("A server with the right certificate is accepted and its query reaches it verbatim") {
    boost::asio::io_context context;
    const certificate_authority authority("ours");
    const only_trusting trust(authority);
    const auto plan = std::make_shared<script>();
    plan->to_send = {text_frame("hello")};
    const tls_server server(context, playing(plan), authority.issue("localhost"));
    client one(context, loopback("wss", server.port(), "/link/?ticket=a%2Fb&app_id=A1"));

    const auto message = run_on(context, read_after_connect(one.stream));

    CHECK(told(message) == "hello");
    CHECK(one.activities > 0);
    CHECK(plan->request.target == "/link/?ticket=a%2Fb&app_id=A1");
    CHECK(plan->request.headers["host"] == "localhost:" + std::to_string(server.port()));
    CHECK_FALSE(plan->request.headers.contains("sec-websocket-extensions"));
}

TEST_CASE("A server that cannot prove who it is is refused") {
    boost::asio::io_context context;
    const certificate_authority authority("ours");
    const certificate_authority stranger("theirs");
    const only_trusting trust(authority);
    const auto plan = std::make_shared<script>();

    SECTION("its certificate names another host") {
        const tls_server server(context, playing(plan), authority.issue("slack.test"));
        CHECK(failure_against(context, server) == "tls_failed");
    }
    SECTION("its certificate is from an unknown authority") {
        const tls_server server(context, playing(plan), stranger.issue("localhost"));
        CHECK(failure_against(context, server) == "tls_failed");
    }
    SECTION("its certificate has expired") {
        const tls_server server(context, playing(plan), authority.issue("localhost", -60s));
        CHECK(failure_against(context, server) == "tls_failed");
    }
    SECTION("it speaks no TLS at all") {
        const tls_server server(context, playing(plan));
        CHECK(failure_against(context, server) != "connected");
    }
    CHECK(plan->request.target.empty());
}

TEST_CASE("A directory where certificates are called by their hash says whom to trust as well") {
    boost::asio::io_context context;
    const certificate_authority authority("ours");
    const certificate_authority stranger("theirs");
    const only_trusting trust(authority, coach::testing::trust_store::directory);

    const tls_server server(context, playing(std::make_shared<script>()),
                            authority.issue("localhost"));
    CHECK(failure_against(context, server) == "connected");
    const tls_server other(context, playing(std::make_shared<script>()),
                           stranger.issue("localhost"));
    CHECK(failure_against(context, other) == "tls_failed");
}

TEST_CASE("An acknowledgement of 17 KB goes out as one frame") {
    boost::asio::io_context context;
    const auto plan = std::make_shared<script>();
    plan->frames_wanted = 2;
    plan->reset = true;
    const tls_server server(context, playing(plan));
    client one(context, loopback("ws", server.port()));
    const auto big = serialize_ack("e1", wire_text({{"text", std::string(17'000, 'x')}}));

    const auto end = run_on(context, read_after_connect(one.stream, {big, "small"}));

    REQUIRE(plan->frames.size() == 2);
    CHECK(plan->frames[0].last);
    CHECK(plan->frames[0].masked);
    CHECK(plan->frames[0].opcode == text_opcode);
    CHECK(plan->frames[0].payload == big);
    CHECK(plan->frames[1].payload == "small");
    CHECK(one.writes == 2);
    CHECK(told(end) == "ended 1006");
}

TEST_CASE("Messages that wait together arrive each and in order, over TLS too") {
    constexpr std::size_t many = 300;
    boost::asio::io_context context;
    const certificate_authority authority("ours");
    const only_trusting trust(authority);
    const auto plan = std::make_shared<script>();
    plan->frames_wanted = many;
    plan->reset = true;
    const tls_server server(context, playing(plan), authority.issue("localhost"));
    client one(context, loopback("wss", server.port()));
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < many; ++i) {
        texts.push_back(std::to_string(i) + std::string(i % 7 * 900, 'x'));
    }

    const auto end = run_on(context, read_after_connect(one.stream, texts));

    CHECK(end.has_error());
    REQUIRE(plan->frames.size() == many);
    for (std::size_t i = 0; i < many; ++i) CHECK(plan->frames[i].payload == texts[i]);
    CHECK(one.writes == static_cast<int>(many));
}

TEST_CASE("Fragmented and large messages arrive whole") {
    boost::asio::io_context context;
    const std::string large(100'000, 'y');
    const auto plan = std::make_shared<script>();
    plan->to_send = {
        frame_bytes({.last = false, .opcode = text_opcode, .payload = "frag"}),
        frame_bytes({.last = true, .opcode = ping_opcode, .payload = "in between"}),
        frame_bytes({.last = true, .opcode = continuation_opcode, .payload = "mented"}),
        text_frame(large),
    };
    const tls_server server(context, playing(plan));
    client one(context, loopback("ws", server.port()));

    CHECK(told(run_on(context, read_after_connect(one.stream))) == "fragmented");
    CHECK(told(run_on(context, one.stream.read())) == large);
}

TEST_CASE("A ping from the server is answered once, with the same payload") {
    boost::asio::io_context context;
    const auto plan = std::make_shared<script>();
    plan->to_send = {frame_bytes({.opcode = ping_opcode, .payload = "Ping from applink-7"})};
    plan->frames_wanted = 2;
    plan->reset = true;
    const tls_server server(context, playing(plan));
    client one(context, loopback("ws", server.port()));

    const auto end = run_on(context, read_after_connect(one.stream, {"after"}));

    CHECK(end.has_error());
    CHECK(one.activities > 0);
    REQUIRE(plan->frames.size() == 2);
    const auto& pong = plan->frames[plan->frames[0].opcode == pong_opcode ? 0 : 1];
    CHECK(pong.opcode == pong_opcode);
    CHECK(pong.payload == "Ping from applink-7");
}

TEST_CASE("A close code from the server is told") {
    boost::asio::io_context context;
    const auto plan = std::make_shared<script>();
    plan->to_send = {frame_bytes({.opcode = 8, .payload = "\x03\xF1 bye"})};
    plan->frames_wanted = 1;
    const tls_server server(context, playing(plan));
    client one(context, loopback("ws", server.port()));

    CHECK(told(run_on(context, read_after_connect(one.stream))) == "ended 1009");
}

TEST_CASE("A declined handshake tells its status and when to come back") {
    boost::asio::io_context context;
    const tls_server server(context, decline);
    client one(context, loopback("ws", server.port()));

    const auto failed = run_on(context, one.stream.connect(10s));

    CHECK(failed == net_error{.code = "http_429", .retry_after = 17s});
}

TEST_CASE("A server that never answers is given up after the limit") {
    boost::asio::io_context context;
    const tls_server server(context, say_nothing);
    client one(context, loopback("ws", server.port()));

    const auto failed = run_on(context, one.stream.connect(30ms));

    CHECK(failed == net_error{.code = "timeout", .retry_after = std::nullopt});
}

TEST_CASE("Nothing listens: the connection fails") {
    boost::asio::io_context context;
    const auto port = tls_server(context, say_nothing).port();
    client one(context, loopback("ws", port));

    const auto failed = run_on(context, one.stream.connect(10s));

    CHECK(failed == net_error{.code = "connect_failed", .retry_after = std::nullopt});
}
