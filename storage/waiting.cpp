#include "storage/waiting.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/execution/context.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace coach::storage {

namespace {

namespace asio = boost::asio;

/// A waiter whose coroutine can be destroyed.
class guest : public waiter {
 public:
    virtual void abandon() = 0;
};

/// All that wait within one execution context. The context ends its services first, so nothing
/// reaches for an executor that is gone.
class waiting_room final : public asio::execution_context::service {
 public:
    using key_type = waiting_room;
    static inline asio::execution_context::id id;

    explicit waiting_room(asio::execution_context& context) : service(context) {}

    void enter(std::shared_ptr<guest> who) {
        const std::scoped_lock lock(mutex_);
        const auto* const key = who.get();
        guests_.emplace(key, std::move(who));
    }

    void leave(const guest* who) {
        const std::scoped_lock lock(mutex_);
        guests_.erase(who);
    }

 private:
    void shutdown() override {
        std::map<const guest*, std::shared_ptr<guest>> leaving;
        {
            const std::scoped_lock lock(mutex_);
            leaving.swap(guests_);
        }
        for (const auto& [key, who] : leaving) who->abandon();
    }

    std::mutex mutex_;
    std::map<const guest*, std::shared_ptr<guest>> guests_;
};

template <class Handler>
class coroutine_guest final : public guest {
 public:
    explicit coroutine_guest(Handler handler)
        : work_(asio::get_associated_executor(handler)), handler_(std::move(handler)) {}

    waiting_room& room() {
        return asio::use_service<waiting_room>(
            asio::query(work_->get_executor(), asio::execution::context));
    }

    void finish(std::exception_ptr thrown) override {
        const std::scoped_lock lock(mutex_);
        if (!handler_) return;
        asio::post(work_->get_executor(),
                   [handler = std::move(*handler_), thrown = std::move(thrown)]() mutable {
                       std::move(handler)(std::move(thrown));
                   });
        // Only now: a context that ends meanwhile waits for its guests, and so for the post.
        room().leave(this);
        handler_.reset();
        work_.reset();
    }

    void hold_for_now(std::shared_ptr<void> held) override {
        const std::scoped_lock lock(mutex_);
        if (!work_) return;
        asio::post(work_->get_executor(), [held = std::move(held)]() mutable { held.reset(); });
    }

    void abandon() override {
        std::optional<Handler> dying;
        const std::scoped_lock lock(mutex_);
        if (handler_) dying.emplace(std::move(*handler_));
        handler_.reset();
        work_.reset();
    }

 private:
    std::mutex mutex_;
    std::optional<asio::executor_work_guard<asio::associated_executor_t<Handler>>> work_;
    std::optional<Handler> handler_;
};

}  // namespace

task<void> wait_for(std::function<void(std::shared_ptr<waiter>)> begin) {
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr)>(
        [&begin]<class Handler>(Handler&& handler) {
            auto who = std::make_shared<coroutine_guest<std::decay_t<Handler>>>(
                std::forward<Handler>(handler));
            who->room().enter(who);
            begin(std::move(who));
        },
        asio::use_awaitable);
}

}  // namespace coach::storage
