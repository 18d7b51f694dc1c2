#include "bot/scheduler.hpp"

#include "bot/handlers/presence.hpp"
#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"
#include "core/prompts.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::bot {

scheduler::scheduler(boost::asio::any_io_executor executor, services with, team_id team,
                     std::function<void()> added, scheduler_options options)
    : executor_(std::move(executor)),
      with_(with),
      team_(std::move(team)),
      added_(std::move(added)),
      options_(options),
      timer_(executor_) {}

task<void> scheduler::run() {
    while (!stopping_) {
        try {
            co_await work();
        } catch (const std::exception& fault) {
            log::error("the scheduler cannot work", {{"cause", ops::describe(fault)}});
        }
        if (!stopping_) co_await pause(options_.poll);
    }
}

void scheduler::stop() {
    stopping_ = true;
    timer_.cancel();
}

task<void> scheduler::pause(std::chrono::milliseconds length) {
    timer_.expires_after(length);
    boost::system::error_code cancelled;
    co_await timer_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
}

task<void> scheduler::work() {
    const auto now = with_.time.now();
    if (now - looked_ >= options_.between_looks || now < looked_) {
        looked_ = now - options_.between_looks + options_.after_failed_look;
        if (co_await look_at_members()) {
            looked_ = now;
        } else {
            log::warning("not all members were looked at");
        }
    }
    while (!stopping_ && co_await step()) {
    }
    if (stopping_) co_return;
    co_await mend_feedback();
    co_await close_feedback();
    co_await clear_if_time();
}

task<void> scheduler::mend_feedback() {
    const auto now = with_.time.now();
    if (now - mended_ < options_.between_mends && now >= mended_) co_return;
    const auto lost = co_await with_.people.mend_feedback(now);
    mended_ = now;
    if (lost == 0) co_return;
    log::error("keys of feedback are lost: its givers are asked again",
               {{"requests", std::to_string(lost)}});
    added_();
}

task<void> scheduler::close_feedback() {
    const auto now = with_.time.now();
    const auto due = co_await with_.people.find_due_feedback(now, options_.batch);
    for (const auto& each : due) {
        try {
            co_await close_one(each, now);
        } catch (const store_failure& failure) {
            log::error("a request for feedback was not closed", {{"cause", failure.what()}});
        }
    }
    if (!due.empty()) added_();
}

task<void> scheduler::clear_if_time() {
    const auto now = with_.time.now();
    if (now - cleared_ < options_.between_clearings && now >= cleared_) co_return;
    co_await clear_old();
    if (!stopping_) cleared_ = now;
}

task<std::uint64_t> scheduler::clear_old() {
    const auto now = with_.time.now();
    const auto& keeps = options_.keeps;
    auto gone = co_await with_.people.forget_settled(now - keeps.sent);
    if (keeps.feedback) {
        gone += co_await clear("feedback", now - *keeps.feedback, &store::forget_feedback);
    }
    if (keeps.accesses) {
        gone += co_await clear("access_log", now - *keeps.accesses, &store::forget_accesses);
    }
    co_return gone;
}

task<std::uint64_t> scheduler::clear(std::string_view what, timestamp before, forgetter forget) {
    std::uint64_t gone = 0;
    while (!stopping_) {
        const auto some = co_await (with_.people.*forget)(before, options_.cleared_at_once);
        if (some == 0) break;
        gone += some;
    }
    if (gone != 0) {
        log::info("retention", {{"event", "cleared"}, {"what", what}, {"count", gone}});
    }
    co_return gone;
}

task<void> scheduler::close_one(feedback_request each, timestamp now) {
    std::vector<outgoing> then{{.to = each.asker,
                                .kind = outgoing_kind::feedback_ready,
                                .about = each.id.str(),
                                .due = now}};
    if (!each.channel.empty()) {
        then.push_back({.to = each.asker,
                        .kind = outgoing_kind::feedback_recount,
                        .about = each.id.str(),
                        .due = now});
    }
    const auto key =
        "close/" + each.id.str() + '/' + std::to_string(each.due.time_since_epoch().count());
    co_await with_.people.close_feedback(request_key{key}, each.subject.team, each.id, now,
                                         std::move(then));
}

task<bool> scheduler::step() {
    const auto now = with_.time.now();
    const auto due = co_await with_.people.find_due_prompts(now, options_.batch);
    if (due.empty()) co_return false;
    std::vector<prompt_step> steps;
    steps.reserve(due.size());
    for (const auto& each : due) steps.push_back(take_due(each, with_.zones, now));
    co_await with_.people.advance_prompts(std::move(steps));
    added_();
    co_return true;
}

task<bool> scheduler::look_at_members() {
    const auto prompted = co_await with_.people.find_prompted(team_);
    const std::set<person_id> wanted(prompted.begin(), prompted.end());
    if (wanted.empty()) co_return true;
    std::string cursor;
    do {
        const auto page = co_await with_.slack.list_members(team_, cursor);
        if (!page) co_return false;
        for (const auto& each : page->members) {
            if (wanted.contains(each.id)) co_await keep_presence(with_, each);
        }
        cursor = page->next;
        if (!cursor.empty()) co_await pause(options_.between_pages);
    } while (!cursor.empty() && !stopping_);
    co_return true;
}

}  // namespace coach::bot
