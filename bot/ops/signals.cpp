#include "bot/ops/signals.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

namespace coach::ops {

struct stop_signals::parts {
    explicit parts(std::function<void()> stop) : on_stop(std::move(stop)) {
        arm();
        waiting = std::jthread([this] { context.run(); });
    }
    parts(const parts&) = delete;
    parts& operator=(const parts&) = delete;
    ~parts() { context.stop(); }

    void arm() {
        signals.async_wait([this](const boost::system::error_code& cancelled, int) {
            if (cancelled) return;
            if (!std::exchange(stopping, true)) {
                on_stop();
                arm();
            } else {
                std::_Exit(EXIT_FAILURE);
            }
        });
    }

    std::function<void()> on_stop;
    bool stopping = false;
    boost::asio::io_context context{1};
    boost::asio::signal_set signals{context, SIGINT, SIGTERM};
    std::jthread waiting;
};

stop_signals::stop_signals(std::function<void()> stop)
    : parts_(std::make_unique<parts>(std::move(stop))) {}

stop_signals::~stop_signals() = default;

}  // namespace coach::ops
