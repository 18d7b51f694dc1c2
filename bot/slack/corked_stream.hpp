#pragma once

// Costly to include: for stream.cpp only.
#include "bot/slack/transport.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace coach::slack {

/// A stream that can hold back what is written to it and send it in one piece: small messages then
/// share a TLS record and a system call. A layer for Beast's web socket, which has one write under
/// way at a time.
template <class Next>
class corked_stream {
 public:
    using next_layer_type = Next;
    using executor_type = typename Next::executor_type;

    template <class... Arguments>
    explicit corked_stream(Arguments&&... arguments)
        : next_(std::forward<Arguments>(arguments)...) {}

    executor_type get_executor() { return next_.get_executor(); }
    Next& next_layer() { return next_; }
    const Next& next_layer() const { return next_; }

    /// From now on writes are held back, and complete at once.
    void hold() { holding_ = true; }

    std::size_t held() const { return held_.size(); }

    /// Sends what was held back, in order, until nothing is left; then writes pass again.
    task<void> release(boost::system::error_code& failed) {
        while (!held_.empty() && !failed) {
            leaving_.clear();
            std::swap(leaving_, held_);
            co_await boost::asio::async_write(next_, boost::asio::buffer(leaving_), into(failed));
        }
        held_.clear();
        holding_ = false;
    }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return next_.async_read_some(buffers, std::forward<Token>(token));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        namespace net = boost::asio;
        return net::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
            [this]<class Handler>(Handler&& handler, const Buffers& bytes) {
                if (!holding_) {
                    return next_.async_write_some(bytes, std::forward<Handler>(handler));
                }
                const auto size = keep(bytes);
                const auto executor = net::get_associated_executor(handler, get_executor());
                net::post(executor,
                          boost::beast::bind_front_handler(std::forward<Handler>(handler),
                                                           boost::system::error_code{}, size));
            },
            token, buffers);
    }

 private:
    template <class Buffers>
    std::size_t keep(const Buffers& bytes) {
        const auto before = held_.size();
        const auto size = boost::asio::buffer_size(bytes);
        held_.resize(before + size);
        boost::asio::buffer_copy(boost::asio::buffer(held_) + before, bytes);
        return size;
    }

    Next next_;
    std::string held_;
    std::string leaving_;  ///< is being sent; kept for its memory
    bool holding_ = false;
};

/// How Beast ends the layers below it.
template <class Next, class Handler>
void async_teardown(boost::beast::role_type role, corked_stream<Next>& stream, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

template <class Next>
void teardown(boost::beast::role_type role, corked_stream<Next>& stream,
              boost::system::error_code& failed) {
    using boost::beast::websocket::teardown;
    teardown(role, stream.next_layer(), failed);
}

}  // namespace coach::slack
