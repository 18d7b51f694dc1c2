#include "bot/backup_keeper.hpp"

#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"
#include "core/store/unit_of_work.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <string>
#include <system_error>
#include <utility>

namespace coach::bot {

namespace {

namespace asio = boost::asio;

std::string cause_of(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const store_failure& known) {
        return known.what();
    } catch (const std::system_error& known) {
        return known.what();
    } catch (const std::exception& fault) {
        return ops::describe(fault);
    }
}

}  // namespace

backup_keeper::backup_keeper(asio::any_io_executor executor, const clock& time,
                             database_copier copier, std::optional<ops::backup_plan> plan)
    : executor_(std::move(executor)),
      time_(time),
      copier_(std::move(copier)),
      plan_(std::move(plan)),
      timer_(executor_) {}

backup_keeper::~backup_keeper() {
    stopping_.request_stop();
}

task<void> backup_keeper::run() {
    while (!stopping_.stop_requested()) {
        co_await step();
        if (stopping_.stop_requested()) co_return;
        timer_.expires_after(poll);
        boost::system::error_code cancelled;
        co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
}

void backup_keeper::stop() {
    stopping_.request_stop();
    timer_.cancel();
}

void backup_keeper::set_plan(std::optional<ops::backup_plan> plan) {
    if (plan == plan_) return;
    plan_ = std::move(plan);
    failed_at_.reset();
    figures_.last_good.reset();
    timer_.cancel();
}

/// On the worker's thread.
task<backup_keeper::look> backup_keeper::work(ops::backup_plan plan, timestamp now,
                                              database_copier copier, std::stop_token stop) {
    look out;
    try {
        const auto make = [&](const std::filesystem::path& to) { copier.copy(to, stop); };
        out.made = ops::back_up_if_due(plan, now, {.make = make, .discard = copier.discard});
    } catch (const std::exception&) {
        out.failure = std::current_exception();
    }
    out.newest = ops::newest_backup(plan.folder, now);
    co_return out;
}

task<void> backup_keeper::step() {
    const auto now = time_.now();
    if (!plan_ || (failed_at_ && now - *failed_at_ < again && now >= *failed_at_)) co_return;
    const auto plan = *plan_;
    const auto found = co_await asio::co_spawn(
        worker_, work(plan, now, copier_, stopping_.get_token()), asio::use_awaitable);
    if (found.made) note_made(*found.made);
    if (plan_ != plan) co_return;
    figures_.last_good = found.newest;
    if (found.failure) {
        note_failure(found.failure, now);
    } else if (found.made || !ops::is_due(plan, found.newest, now)) {
        figures_.last_failed = false;
        failed_at_.reset();
    }
}

void backup_keeper::note_made(const ops::kept_backup& made) {
    ++figures_.made;
    log::info("backup", {{"event", "made"}, {"file", made.file.string()}});
}

void backup_keeper::note_failure(const std::exception_ptr& failure, timestamp now) {
    if (stopping_.stop_requested()) return;
    ++figures_.failed;
    figures_.last_failed = true;
    failed_at_ = now;
    log::error("backup", {{"event", "failed"},
                          {"cause", cause_of(failure)},
                          {"folder", plan_->folder.string()},
                          {"again_in_s", std::chrono::seconds{again}.count()}});
}

std::optional<ops::backup_figures> backup_keeper::figures() const {
    if (!plan_) return std::nullopt;
    return figures_;
}

}  // namespace coach::bot
