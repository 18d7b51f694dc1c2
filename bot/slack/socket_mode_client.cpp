#include "bot/slack/socket_mode_client.hpp"

#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"
#include "bot/slack/session.hpp"
#include "bot/slack/stream.hpp"
#include "bot/slack/web_api.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <deque>
#include <exception>
#include <map>
#include <random>
#include <utility>

namespace coach::slack {

namespace net = boost::asio;

namespace {

jitter random_jitter() {
    return [engine = std::mt19937_64{std::random_device{}()}]() mutable {
        return std::uniform_real_distribution<double>{0.0, 1.0}(engine);
    };
}

moment now() {
    return {.steady = std::chrono::steady_clock::now(), .wall = system_clock().now()};
}

log::level importance_of(notice what) {
    switch (what) {
        case notice::halted:
            return log::level::error;
        case notice::live:
        case notice::replacing:
        case notice::recovered:
        case notice::slept:
            return log::level::info;
        case notice::lost:
        case notice::open_failed:
        case notice::too_many_websockets:
        case notice::foreign_connections:
        case notice::frame_ignored:
        case notice::payload_dropped:
        case notice::overloaded:
            return log::level::warning;
    }
    return log::level::warning;
}

void write_log(const action::report& report) {
    const auto connection = report.id ? static_cast<std::uint64_t>(*report.id) : 0;
    log::write(
        importance_of(report.what), "socket mode",
        {{"event", name_of(report.what)}, {"connection", connection}, {"detail", report.detail}});
}

/// A task that was cancelled ends by an exception as well; that is not worth a line. The session
/// does not depend on a task's last word: every state has a time limit.
void note_bug(const std::exception_ptr& thrown) {
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const boost::system::system_error& failed) {
        if (failed.code() != net::error::operation_aborted) {
            log::error("socket mode task failed", {{"cause", failed.code().message()}});
        }
    } catch (const std::exception& bug) {
        log::error("socket mode task failed", {{"cause", ops::describe(bug)}});
    }
}

}  // namespace

/// Performs what the session decides. Shared by its coroutines, which end soon after it is shut.
struct socket_mode_client::impl : std::enable_shared_from_this<impl> {
    impl(net::any_io_executor with, web_api& slack, const session_options& wishes,
         envelope_handler handler)
        : executor(std::move(with)),
          api(&slack),
          options(wishes),
          on_envelope(std::move(handler)),
          machine(wishes, random_jitter()),
          alarm(executor),
          ended(executor, net::steady_timer::time_point::max()) {}

    /// What happens while an event is being worked on waits for its turn.
    void feed(session_event happened) {
        if (shut) return;
        waiting.push_back(std::move(happened));
        if (std::exchange(working, true)) return;
        while (!waiting.empty()) {
            auto next = std::move(waiting.front());
            waiting.pop_front();
            for (auto& step : machine.handle(std::move(next), now())) {
                std::visit([this](auto& what) { perform(what); }, step);
            }
        }
        working = false;
        if (machine.state() == session_state::ended) shut_down();
    }

    void shut_down() {
        shut = true;
        for (const auto& [id, signal] : tickets) signal->emit(net::cancellation_type::terminal);
        for (const auto& [id, stream] : streams) stream->abort();
        streams.clear();
        alarm.cancel();
        ended.cancel();
    }

    void perform(const action::request_ticket& step) {
        auto signal = std::make_shared<net::cancellation_signal>();
        tickets[step.id] = signal;
        net::co_spawn(
            executor, fetch_ticket(shared_from_this(), step.id),
            net::bind_cancellation_slot(
                signal->slot(), [signal](const std::exception_ptr& thrown) { note_bug(thrown); }));
    }

    void perform(const action::connect& step) {
        const auto address = parse_url(step.url);
        const bool usable = address.has_value() && address->scheme.starts_with("ws") &&
                            allowed_peer(api->api_url(), *address);
        if (!usable) {
            feed(event::connect_failed{
                .id = step.id, .code = "foreign_url", .retry_after = std::nullopt});
            return;
        }
        const auto tell = [weak = weak_from_this()](session_event happened) {
            if (const auto self = weak.lock()) self->feed(std::move(happened));
        };
        auto stream = std::make_shared<websocket_connection>(
            executor, api->tls(), *address,
            stream_callbacks{.on_activity = [tell, id = step.id] { tell(event::activity{id}); },
                             .on_written = [tell, id = step.id] { tell(event::written{id}); }});
        streams[step.id] = stream;
        net::co_spawn(executor, serve(shared_from_this(), std::move(stream), step.id), note_bug);
    }

    void perform(action::send& step) {
        if (const auto found = streams.find(step.id); found != streams.end()) {
            found->second->send(std::move(step.text));
        }
    }

    void perform(const action::ping& step) {
        if (const auto found = streams.find(step.id); found != streams.end()) {
            found->second->ping();
        }
    }

    void perform(const action::close& step) {
        if (const auto found = streams.find(step.id); found != streams.end()) {
            found->second->close();
        }
    }

    void perform(const action::abort& step) {
        if (const auto ticket = tickets.extract(step.id)) {
            ticket.mapped()->emit(net::cancellation_type::terminal);
        }
        if (const auto stream = streams.extract(step.id)) stream.mapped()->abort();
    }

    void perform(action::dispatch& step) {
        ++dispatched;
        try {
            on_envelope(std::move(step.delivery));
        } catch (const std::exception& bug) {
            log::error("envelope handler threw", {{"cause", ops::describe(bug)}});
        }
    }

    void perform(const action::wake_at& step) {
        alarm.expires_at(step.at);
        alarm.async_wait([weak = weak_from_this()](boost::system::error_code cancelled) {
            const auto self = weak.lock();
            if (!cancelled && self) self->feed(event::tick{});
        });
    }

    void perform(const action::report& step) {
        write_log(step);
        if (step.what == notice::lost || step.what == notice::replacing) ++to_replace;
        if (step.what == notice::live && to_replace > 0) {
            --to_replace;
            ++reconnects;
        }
    }

    static task<void> fetch_ticket(std::shared_ptr<impl> self, generation id) {
        if (self->shut) co_return;
        auto reply = co_await self->api->call(methods::apps_connections_open);
        self->tickets.erase(id);
        if (reply.has_error()) {
            self->feed(event::ticket_refused{.id = id, .why = reply.error()});
            co_return;
        }
        const auto address = reply->body.find("url");
        const bool given = address != reply->body.end() && address->is_string();
        self->feed(event::ticket_opened{.id = id, .url = given ? address->get<std::string>() : ""});
    }

    static task<void> serve(std::shared_ptr<impl> self,
                            std::shared_ptr<websocket_connection> stream, generation id) {
        if (auto failed = co_await stream->connect(self->options.connect_limit)) {
            self->streams.erase(id);
            self->feed(event::connect_failed{
                .id = id, .code = std::move(failed->code), .retry_after = failed->retry_after});
            co_return;
        }
        self->feed(event::connected{id});
        auto message = co_await stream->read();
        while (message.has_value()) {
            self->feed(event::received{.id = id, .content = parse_frame(*message)});
            message = co_await stream->read();
        }
        self->streams.erase(id);
        self->feed(event::closed{.id = id, .code = message.error().code});
    }

    net::any_io_executor executor;
    web_api* api;
    session_options options;
    envelope_handler on_envelope;
    session machine;
    net::steady_timer alarm;
    net::steady_timer ended;  ///< cancelled when the session has ended
    std::map<generation, std::shared_ptr<net::cancellation_signal>> tickets;
    std::map<generation, std::shared_ptr<websocket_connection>> streams;
    std::deque<session_event> waiting;
    std::uint64_t dispatched = 0;
    std::uint64_t reconnects = 0;
    std::uint64_t to_replace = 0;  ///< connections lost or ending whose successor is not live yet
    bool working = false;
    bool shut = false;
};

socket_mode_client::socket_mode_client(net::any_io_executor executor, web_api& api,
                                       session_options options, envelope_handler on_envelope)
    : impl_(std::make_shared<impl>(std::move(executor), api, options, std::move(on_envelope))) {}

socket_mode_client::~socket_mode_client() {
    impl_->shut_down();
}

task<socket_mode_end> socket_mode_client::run() {
    const auto self = impl_;
    self->feed(event::start{});
    while (!self->shut) {
        boost::system::error_code cancelled;
        co_await self->ended.async_wait(net::redirect_error(net::use_awaitable, cancelled));
    }
    co_return socket_mode_end{.refusal = self->machine.refusal()};
}

void socket_mode_client::acknowledge(std::string envelope_id, std::optional<std::string> payload) {
    impl_->feed(
        event::acknowledge{.envelope_id = std::move(envelope_id), .payload = std::move(payload)});
}

void socket_mode_client::stop() {
    impl_->feed(event::stop{});
}

socket_mode_status socket_mode_client::status() const {
    const auto& machine = impl_->machine;
    return {.live = machine.live(),
            .in_flight = machine.in_flight(),
            .dispatched = impl_->dispatched,
            .reconnects = impl_->reconnects,
            .halted = machine.state() == session_state::halted,
            .trouble = machine.trouble()};
}

}  // namespace coach::slack
