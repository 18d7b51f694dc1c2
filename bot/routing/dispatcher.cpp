#include "bot/routing/dispatcher.hpp"

#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"
#include "bot/routing/acknowledgement.hpp"
#include "bot/routing/routes.hpp"
#include "core/store/unit_of_work.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace coach::bot {

namespace {

namespace asio = boost::asio;

std::optional<request> read(const slack::envelope& arrived) {
    switch (arrived.kind) {
        case slack::envelope_kind::slash_commands:
            return read_command(arrived.payload);
        case slack::envelope_kind::interactive:
            return read_interaction(arrived.payload);
        case slack::envelope_kind::events_api:
            return read_event(arrived.payload);
    }
    return std::nullopt;
}

}  // namespace

/// How many requests are in flight, and who waits for the last. Outlives the dispatcher where a
/// request does.
struct dispatcher::traffic {
    explicit traffic(const asio::any_io_executor& executor) : idle(executor) {}

    std::size_t in_flight = 0;
    asio::steady_timer idle;
};

/// Counts one request as in flight for as long as it lives.
class dispatcher::flight {
 public:
    explicit flight(std::shared_ptr<traffic> counted) : counted_(std::move(counted)) {
        ++counted_->in_flight;
    }
    flight(const flight&) = delete;
    flight& operator=(const flight&) = delete;
    ~flight() {
        if (--counted_->in_flight == 0) counted_->idle.cancel();
    }

 private:
    std::shared_ptr<traffic> counted_;
};

dispatcher::dispatcher(asio::any_io_executor executor, services with, installation here,
                       reply_channel& replies, dispatcher_options options)
    : executor_(std::move(executor)),
      with_(with),
      here_(std::move(here)),
      replies_(replies),
      answers_(with_, replies_),
      options_(std::move(options)),
      traffic_(std::make_shared<traffic>(executor_)) {}

std::size_t dispatcher::in_flight() const {
    return traffic_->in_flight;
}

void dispatcher::count(std::string_view outcome) const {
    if (options_.ended) options_.ended(outcome);
}

void dispatcher::dispatch(slack::envelope arrived) {
    const auto id = arrived.id;
    asio::co_spawn(executor_, serve(std::move(arrived)),
                   [&replies = replies_, id](const std::exception_ptr& thrown) {
                       if (!thrown) return;
                       log::error("request lost", {{"cause", ops::describe(thrown)}});
                       replies.acknowledge(id, std::nullopt);
                   });
}

task<void> dispatcher::drain(std::chrono::milliseconds limit) {
    if (in_flight() == 0) co_return;
    traffic_->idle.expires_after(limit);
    co_await traffic_->idle.async_wait(asio::as_tuple(asio::use_awaitable));
}

task<void> dispatcher::serve(slack::envelope arrived) {
    const flight counted(traffic_);
    const auto ack =
        std::make_shared<acknowledgement>(replies_, arrived.id, arrived.accepts_response_payload);
    auto asked = read(arrived);
    if (!asked) {
        count("unreadable");
        ack->send();
        co_return;
    }
    asio::steady_timer patience(executor_, options_.patience);
    patience.async_wait([ack, kind = asked->kind](const boost::system::error_code& stopped) {
        if (!stopped) answer_sender::postpone(*ack, kind);
    });
    auto reply = co_await answer_to(*asked);
    if (options_.served) options_.served();
    co_await answers_.send(ack, *std::move(asked), std::move(reply));
}

task<answer> dispatcher::answer_to(const request& asked) {
    if (!is_member(here_, asked.who)) {
        count("refused");
        co_return just("Sorry, I only work for members of this workspace.", asked);
    }
    if (in_flight() > options_.most_in_flight) {
        count("refused");
        co_return just(
            "I have my hands full right now, and nothing was saved. Please try again in a minute.",
            asked);
    }
    co_return co_await guarded(asked);
}

task<answer> dispatcher::guarded(const request& asked) {
    const auto serve_it = find_handler(asked);
    if (serve_it == nullptr) {
        count("refused");
        co_return just("This version of me doesn’t know that one yet.", asked);
    }
    try {
        auto reply = co_await serve_it(with_, asked);
        count("served");
        co_return reply;
    } catch (const store_failure& failure) {
        count("unsaved");
        log::error("store failed", {{"cause", failure.what()}});
        co_return just(
            "I can’t reach my store, so nothing was saved. Please try again in a minute.", asked);
    } catch (const std::exception& fault) {
        count("failed");
        const auto reference = ops::new_reference();
        log::error("request failed", {{"reference", reference}, {"cause", ops::describe(fault)}});
        co_return just(
            "Something went wrong on my side, reference " + reference + ". Please try again.",
            asked);
    }
}

}  // namespace coach::bot
