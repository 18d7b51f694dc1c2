#include "bot/background.hpp"

#include "bot/handlers/home.hpp"
#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <utility>

namespace coach::bot {

namespace asio = boost::asio;

background::background(asio::any_io_executor executor, services with, outbox_options options,
                       retention keeps)
    : executor_(std::move(executor)),
      with_(with),
      sends_(
          executor_, with_, [this](person_id who) { return draw_home(with_, std::move(who)); },
          std::move(options)),
      keeps_(keeps),
      ended_(executor_) {}

void background::begin(team_id team) {
    prompting_.emplace(
        executor_, with_, std::move(team), [this] { sends_.wake(); },
        scheduler_options{.keeps = keeps_});
    spawn(sends_.run(), "the outbox");
    spawn(prompting_->run(), "the scheduler");
}

void background::spawn(task<void> work, const char* name) {
    ++working_;
    asio::co_spawn(executor_, std::move(work), [this, name](const std::exception_ptr& thrown) {
        if (thrown) log::error("stopped", {{"what", name}, {"cause", ops::describe(thrown)}});
        if (--working_ == 0) ended_.cancel();
    });
}

void background::stop() {
    sends_.stop();
    if (prompting_) prompting_->stop();
}

task<void> background::end(std::chrono::milliseconds limit) {
    stop();
    if (has_ended()) co_return;
    ended_.expires_after(limit);
    co_await ended_.async_wait(asio::as_tuple(asio::use_awaitable));
}

}  // namespace coach::bot
