#include "sandbox/net/outgoing.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <utility>

namespace coach::sandbox {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto patience = std::chrono::seconds(2);

}  // namespace

outgoing::outgoing(std::shared_ptr<tcp::socket> socket)
    : socket_(std::move(socket)), wake_(socket_->get_executor()) {}

void outgoing::push(std::string bytes) {
    if (finishing_ || stopped_ || muted_) return;
    queue_.push_back(std::move(bytes));
    wake_.cancel();
}

void outgoing::finish() {
    finishing_ = true;
    wake_.cancel();
}

void outgoing::stop() {
    stopped_ = true;
    boost::system::error_code ignored;
    socket_->close(ignored);
    wake_.cancel();
}

void outgoing::reset() {
    boost::system::error_code ignored;
    socket_->set_option(asio::socket_base::linger(true, 0), ignored);
    stop();
}

asio::awaitable<void> outgoing::run(std::shared_ptr<outgoing> self) {
    while (!self->stopped_) {
        const bool written = co_await self->write_queued();
        if (!written || self->stopped_) break;
        if (self->finishing_) {
            co_await self->wait_for_peer();
            break;
        }
        self->wake_.expires_at(std::chrono::steady_clock::time_point::max());
        co_await self->wake_.async_wait(as_result);
    }
    self->stop();
}

asio::awaitable<bool> outgoing::write_queued() {
    while (!queue_.empty() && !stopped_) {
        const auto bytes = std::move(queue_.front());
        queue_.pop_front();
        const auto [error, size] =
            co_await asio::async_write(*socket_, asio::buffer(bytes), as_result);
        if (error) co_return false;
    }
    co_return true;
}

asio::awaitable<void> outgoing::wait_for_peer() {
    boost::system::error_code ignored;
    socket_->shutdown(tcp::socket::shutdown_send, ignored);
    wake_.expires_after(patience);
    co_await wake_.async_wait(as_result);
}

}  // namespace coach::sandbox
