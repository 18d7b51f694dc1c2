#pragma once

// What the two users of Beast share. Costly to include: for their .cpp files only.
#include "bot/slack/net_error.hpp"
#include "bot/slack/tls.hpp"
#include "bot/slack/url.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace coach::slack {

class tls_context {
 public:
    tls_context();

    boost::asio::ssl::context& get() { return context_; }

 private:
    boost::asio::ssl::context context_;
};

using plain_stream = boost::asio::ip::tcp::socket;
using tls_stream = boost::beast::ssl_stream<boost::asio::ip::tcp::socket>;

/// The completion token of this folder: suspends, and stores the failure in `failed`.
inline auto into(boost::system::error_code& failed) {
    return boost::asio::redirect_error(boost::asio::use_awaitable, failed);
}

/// Calls `on_expiry` once, `limit` from now, unless destroyed before.
class deadline {
 public:
    deadline(const boost::asio::any_io_executor& executor, std::chrono::milliseconds limit,
             std::function<void()> on_expiry);

    bool expired() const { return state_->expired; }

 private:
    struct state {
        std::function<void()> on_expiry;
        bool expired = false;
    };

    std::shared_ptr<state> state_;
    boost::asio::steady_timer timer_;
};

/// Resolves the host of `target` and connects to it. Ended from outside by resolver.cancel() and
/// socket.close(). All references outlive the task.
task<std::optional<net_error>> dial(boost::asio::ip::tcp::resolver& resolver,
                                    boost::asio::ip::tcp::socket& socket, const url& target);

/// The TLS handshake with SNI; the peer's chain and host name are verified.
task<std::optional<net_error>> secure(tls_stream& stream, const url& target);

/// There is nothing to secure on a plain stream.
task<std::optional<net_error>> secure(plain_stream& stream, const url& target);

/// Closes without a word; what is under way on it fails.
void close_now(boost::asio::ip::tcp::socket& socket);

/// The value of a Retry-After header, if it is a number of seconds.
std::optional<std::chrono::seconds> retry_after_in(std::string_view header);

}  // namespace coach::slack
