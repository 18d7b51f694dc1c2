#include "bot/slack/stream.hpp"

#include "bot/slack/corked_stream.hpp"
#include "bot/slack/transport.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <cstddef>
#include <deque>
#include <stdexcept>
#include <utility>

namespace coach::slack {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using net::ip::tcp;

struct websocket_connection::impl {
    impl() = default;
    impl(const impl&) = delete;
    impl& operator=(const impl&) = delete;
    virtual ~impl() = default;

    virtual task<std::optional<net_error>> connect(std::chrono::milliseconds limit) = 0;
    virtual task<read_result> read() = 0;
    virtual void send(std::string text) = 0;
    virtual void ping() = 0;
    virtual void close() = 0;
    virtual void abort() = 0;
};

namespace {

constexpr std::size_t largest_message = 4UL * 1024 * 1024;
constexpr std::size_t write_buffer = 32UL * 1024;
constexpr std::size_t most_at_once = 64UL * 1024;

struct outgoing {
    enum class kind { text, ping, close } what;
    std::string text;
};

template <class Stream>
class connection_over final : public websocket_connection::impl,
                              public std::enable_shared_from_this<connection_over<Stream>> {
 public:
    template <class... Arguments>
    connection_over(url address, stream_callbacks callbacks, Arguments&&... arguments)
        : address_(std::move(address)),
          callbacks_(std::move(callbacks)),
          socket_(std::forward<Arguments>(arguments)...),
          resolver_(socket_.get_executor()) {
        set_up();
    }

    task<std::optional<net_error>> connect(std::chrono::milliseconds limit) override {
        const auto self = this->shared_from_this();
        const deadline guard(socket_.get_executor(), limit, [this] { give_up(); });
        auto failed = co_await dial(resolver_, lowest(), address_);
        if (!failed) failed = co_await secure(socket_.next_layer().next_layer(), address_);
        if (!failed) failed = co_await shake_hands();
        if (failed && guard.expired()) failed->code = "timeout";
        co_return failed;
    }

    task<read_result> read() override {
        const auto self = this->shared_from_this();
        do {
            error_code failed;
            co_await socket_.async_read_some(incoming_, largest_message, into(failed));
            if (failed) co_return end_by(failed);
            note_activity();
        } while (!socket_.is_message_done());
        auto text = beast::buffers_to_string(incoming_.data());
        incoming_.consume(incoming_.size());
        co_return text;
    }

    void send(std::string text) override {
        enqueue({.what = outgoing::kind::text, .text = std::move(text)});
    }

    void ping() override { enqueue({.what = outgoing::kind::ping, .text = {}}); }

    void close() override {
        enqueue({.what = outgoing::kind::close, .text = {}});
        finished_ = true;
    }

    void abort() override {
        finished_ = true;
        aborted_ = true;
        give_up();
    }

 private:
    tcp::socket& lowest() { return beast::get_lowest_layer(socket_); }

    void set_up() {
        socket_.auto_fragment(false);
        socket_.write_buffer_bytes(write_buffer);
        socket_.text(true);
        socket_.read_message_max(largest_message);
        socket_.control_callback([this](auto, auto) { note_activity(); });
        socket_.set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
            request.set(beast::http::field::user_agent, "pm-coach");
        }));
    }

    task<std::optional<net_error>> shake_hands() {
        websocket::response_type response;
        error_code failed;
        co_await socket_.async_handshake(response, address_.authority(), address_.target,
                                         into(failed));
        if (!failed) co_return std::nullopt;
        if (failed != websocket::error::upgrade_declined) {
            co_return net_error{.code = "handshake_failed", .retry_after = std::nullopt};
        }
        co_return net_error{
            .code = "http_" + std::to_string(response.result_int()),
            .retry_after = retry_after_in(response[beast::http::field::retry_after])};
    }

    stream_end end_by(error_code failed) {
        finished_ = true;
        const bool by_close = failed == websocket::error::closed;
        return by_close ? stream_end{.code = socket_.reason().code} : stream_end{};
    }

    void note_activity() {
        if (!aborted_) callbacks_.on_activity();
    }

    void enqueue(outgoing item) {
        if (finished_) return;
        queue_.push_back(std::move(item));
        if (std::exchange(writing_, true)) return;
        net::co_spawn(socket_.get_executor(), write_all(this->shared_from_this()), net::detached);
    }

    /// The only writer: drains the queue, back to back.
    static task<void> write_all(std::shared_ptr<connection_over> self) {
        error_code failed;
        while (!self->queue_.empty() && !failed) {
            if (self->queue_.front().what == outgoing::kind::text) {
                co_await self->write_texts(failed);
            } else {
                co_await self->write(self->take(), failed);
            }
        }
        self->writing_ = false;
        if (failed) self->give_up();
    }

    outgoing take() {
        auto item = std::move(queue_.front());
        queue_.pop_front();
        return item;
    }

    /// The texts that wait together leave together.
    task<void> write_texts(error_code& failed) {
        auto& wire = socket_.next_layer();
        std::size_t texts = 0;
        wire.hold();
        while (!failed && !queue_.empty() && queue_.front().what == outgoing::kind::text &&
               wire.held() < most_at_once) {
            co_await write(take(), failed);
            ++texts;
        }
        co_await wire.release(failed);
        for (; texts > 0 && !failed && !aborted_; --texts) callbacks_.on_written();
    }

    task<void> write(outgoing item, error_code& failed) {
        switch (item.what) {
            case outgoing::kind::text:
                co_await socket_.async_write(net::buffer(item.text), into(failed));
                break;
            case outgoing::kind::ping:
                co_await socket_.async_ping({}, into(failed));
                break;
            case outgoing::kind::close:
                co_await socket_.async_close(websocket::close_code::normal, into(failed));
                break;
        }
    }

    void give_up() {
        queue_.clear();
        resolver_.cancel();
        close_now(lowest());
    }

    url address_;
    stream_callbacks callbacks_;
    websocket::stream<corked_stream<Stream>> socket_;
    tcp::resolver resolver_;
    beast::flat_buffer incoming_;
    std::deque<outgoing> queue_;
    bool writing_ = false;
    bool finished_ = false;  ///< nothing more is queued
    bool aborted_ = false;   ///< nothing more is told
};

}  // namespace

websocket_connection::websocket_connection(const net::any_io_executor& executor,
                                           const std::shared_ptr<tls_context>& tls,
                                           const url& address, stream_callbacks callbacks) {
    if (address.secure()) {
        impl_ = std::make_shared<connection_over<tls_stream>>(address, std::move(callbacks),
                                                              executor, tls->get());
    } else {
        impl_ = std::make_shared<connection_over<plain_stream>>(address, std::move(callbacks),
                                                                executor);
    }
}

websocket_connection::~websocket_connection() {
    impl_->abort();
}

task<std::optional<net_error>> websocket_connection::connect(std::chrono::milliseconds limit) {
    return impl_->connect(limit);
}

task<read_result> websocket_connection::read() {
    return impl_->read();
}

void websocket_connection::send(std::string text) {
    impl_->send(std::move(text));
}

void websocket_connection::ping() {
    impl_->ping();
}

void websocket_connection::close() {
    impl_->close();
}

void websocket_connection::abort() {
    impl_->abort();
}

void throw_exception_from_error(stream_end e, const boost::source_location&) {
    throw std::logic_error("unchecked end of a web socket: " + std::to_string(e.code));
}

}  // namespace coach::slack
