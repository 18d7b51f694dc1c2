#include "tests/bot/slack/fake_slack.hpp"

#include <utility>

namespace coach::testing {

using nlohmann::json;

fake_slack::fake_slack(boost::asio::io_context& context, socket_script after_hello,
                       std::optional<tls_identity> identity)
    : state_(std::make_shared<state>()),
      server_(
          context,
          [self = state_](std::shared_ptr<peer> client) { return serve(self, std::move(client)); },
          identity) {
    state_->after_hello = std::move(after_hello);
    state_->secure = identity.has_value();
}

task<void> fake_slack::serve(std::shared_ptr<state> self, std::shared_ptr<peer> client) {
    for (;;) {
        auto request = co_await client->read_request();
        self->targets.push_back(request.target);
        if (request.method == "GET") {
            co_return co_await open_socket(self, client, std::move(request));
        }
        co_await client->reply(200, "application/json; charset=utf-8", answer(*self, request));
    }
}

std::string fake_slack::answer(state& self, const raw_request& request) {
    self.authorization = request.headers.at("authorization");
    if (!self.refusal.empty()) return json{{"ok", false}, {"error", self.refusal}}.dump();
    const auto address = std::string(self.secure ? "wss://" : "ws://") +
                         request.headers.at("host") +
                         "/link/?ticket=" + std::to_string(self.targets.size()) + "&app_id=A1";
    return json{{"ok", true}, {"url", address}}.dump();
}

task<void> fake_slack::open_socket(std::shared_ptr<state> self, std::shared_ptr<peer> client,
                                   raw_request request) {
    co_await client->accept_websocket(std::move(request));
    const json hello{{"type", "hello"},
                     {"num_connections", 1},
                     {"debug_info", {{"approximate_connection_time", 18060}}}};
    co_await client->write(text_frame(hello.dump()));
    const int number = ++self->sockets;
    co_await self->after_hello(client, number);
}

std::string envelope_frame(const std::string& id, const json& payload) {
    return text_frame(json{
        {"envelope_id", id},
        {"type", "slash_commands"},
        {"accepts_response_payload", true},
        {"payload",
         payload}}.dump());
}

std::string disconnect_frame(const std::string& reason) {
    return text_frame(json{{"type", "disconnect"}, {"reason", reason}}.dump());
}

}  // namespace coach::testing
