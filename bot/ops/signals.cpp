#include "bot/ops/signals.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <cstdlib>
#include <thread>
#include <unistd.h>
#include <utility>

namespace coach::ops {

bool prepare_for_reload() {
    if (::isatty(STDIN_FILENO) != 0) return false;
    std::signal(SIGHUP, SIG_IGN);
    return true;
}

struct stop_signals::parts {
    parts(std::function<void()> stop, std::function<void()> reload)
        : on_stop(std::move(stop)), on_reload(std::move(reload)) {
        if (on_reload) signals.add(SIGHUP);
        arm();
        waiting = std::jthread([this] { context.run(); });
    }
    parts(const parts&) = delete;
    parts& operator=(const parts&) = delete;
    ~parts() { context.stop(); }

    void arm() {
        signals.async_wait([this](const boost::system::error_code& cancelled, int which) {
            if (cancelled) return;
            if (which == SIGHUP) {
                on_reload();
                arm();
            } else if (!std::exchange(stopping, true)) {
                on_stop();
                arm();
            } else {
                std::_Exit(EXIT_FAILURE);
            }
        });
    }

    std::function<void()> on_stop;
    std::function<void()> on_reload;
    bool stopping = false;
    boost::asio::io_context context{1};
    boost::asio::signal_set signals{context, SIGINT, SIGTERM};
    std::jthread waiting;
};

stop_signals::stop_signals(std::function<void()> stop, std::function<void()> reload)
    : parts_(std::make_unique<parts>(std::move(stop), std::move(reload))) {}

stop_signals::~stop_signals() = default;

}  // namespace coach::ops
