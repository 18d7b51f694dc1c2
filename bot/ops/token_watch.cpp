#include "bot/ops/token_watch.hpp"

#include "bot/ops/log.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace coach::ops {

namespace {

void report(const std::vector<std::string>& missing) {
    for (const auto& scope : missing) {
        log::error("a scope is missing: add it to the app and reinstall it", {{"scope", scope}});
    }
    if (missing.empty()) log::info("no scope is missing any more");
}

}  // namespace

void token_watch::note(const slack::identity_result& said) {
    if (!said) {
        trouble_ = said.error().code;
        return;
    }
    trouble_ = "";
    auto missing = slack::missing_scopes(said->scopes, required_);
    if (missing == missing_) return;
    missing_ = std::move(missing);
    report(missing_);
}

task<void> token_watch::run() {
    for (;;) {
        boost::asio::steady_timer wait(executor_, pause);
        co_await wait.async_wait(boost::asio::use_awaitable);
        const auto said = co_await api_.identify();
        const bool passing = !said && said.error().kind == slack::error_class::transient;
        if (passing) continue;
        const bool worked = trouble_ && trouble_->empty();
        note(said);
        if (!said && worked) {
            log::error("Slack refuses the bot token", {{"cause", said.error().code}});
        }
    }
}

}  // namespace coach::ops
