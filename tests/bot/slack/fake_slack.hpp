#pragma once

#include "tests/support/tls_server.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace coach::testing {

/// Slack as the Socket Mode client sees it: tickets, web sockets with hello, and what a test adds.
class fake_slack {
 public:
    /// Plays one web socket after hello; `number` counts them from 1.
    using socket_script = std::function<task<void>(std::shared_ptr<peer>, int number)>;

    fake_slack(boost::asio::io_context& context, socket_script after_hello,
               std::optional<tls_identity> identity = std::nullopt);

    /// Refuses every ticket with this error from now on.
    void refuse_tickets(std::string error) { state_->refusal = std::move(error); }

    std::uint16_t port() const { return server_.port(); }

    /// The targets of all requests, in order.
    const std::vector<std::string>& targets() const { return state_->targets; }

    /// The Authorization header of the last request for a ticket.
    const std::string& authorization() const { return state_->authorization; }

 private:
    struct state {
        socket_script after_hello;
        bool secure = false;
        std::string refusal;
        std::string authorization;
        std::vector<std::string> targets;
        int sockets = 0;
    };

    static task<void> serve(std::shared_ptr<state> self, std::shared_ptr<peer> client);
    static task<void> open_socket(std::shared_ptr<state> self, std::shared_ptr<peer> client,
                                  raw_request request);
    static std::string answer(state& self, const raw_request& request);

    std::shared_ptr<state> state_;
    tls_server server_;
};

/// An envelope's frame.
std::string envelope_frame(const std::string& id, const nlohmann::json& payload);

/// A disconnect's frame.
std::string disconnect_frame(const std::string& reason);

}  // namespace coach::testing
