// Runs the coroutine shapes that broken compilers get wrong: a co_await in a condition, and
// temporaries in the full expression of a co_await. Ends with 0 where all of them come out right.
#include <coroutine>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>

namespace {

int live_guards = 0;

struct guard {
    guard() { ++live_guards; }
    guard(const guard&) { ++live_guards; }
    guard(guard&&) noexcept { ++live_guards; }
    guard& operator=(const guard&) = default;
    guard& operator=(guard&&) = default;
    ~guard() { --live_guards; }
};

template <class T>
struct lazy {
    struct promise_type {
        T value{};
        std::coroutine_handle<> waiting;

        lazy get_return_object() {
            return lazy{std::coroutine_handle<promise_type>::from_promise(*this)};
        }
        std::suspend_always initial_suspend() noexcept { return {}; }
        auto final_suspend() noexcept {
            struct resume_waiting {
                bool await_ready() noexcept { return false; }
                std::coroutine_handle<> await_suspend(
                    std::coroutine_handle<promise_type> self) noexcept {
                    auto next = self.promise().waiting;
                    return next ? next : std::noop_coroutine();
                }
                void await_resume() noexcept {}
            };
            return resume_waiting{};
        }
        void return_value(T v) { value = std::move(v); }
        void unhandled_exception() { std::terminate(); }
    };

    explicit lazy(std::coroutine_handle<promise_type> h) : handle(h) {}
    lazy(lazy&& other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
    lazy(const lazy&) = delete;
    lazy& operator=(const lazy&) = delete;
    lazy& operator=(lazy&&) = delete;
    ~lazy() {
        if (handle) handle.destroy();
    }

    bool await_ready() { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> from) {
        handle.promise().waiting = from;
        return handle;
    }
    T await_resume() { return std::move(handle.promise().value); }

    std::coroutine_handle<promise_type> handle;
};

struct request {
    std::string text;
    guard held;
};

lazy<bool> flag() {
    co_return true;
}
lazy<int> hop() {
    co_return 1;
}
lazy<std::size_t> length(request r) {
    co_return r.text.size();
}

template <class F>
lazy<int> call(F f) {
    co_return f();
}

lazy<int> shapes(bool choose) {
    int sum = 0;
    if (co_await flag()) co_await hop();
    const std::string long_text(100, 'x');
    sum += static_cast<int>(co_await length({long_text, {}}));
    guard held;
    sum += co_await call([held, text = long_text] { return static_cast<int>(text.size()); });
    sum += static_cast<int>(co_await length(choose ? request{long_text, {}} : request{"", {}}));
    while (co_await flag()) {
        sum += co_await hop();
        if (sum > 302) break;
    }
    co_return sum;
}

}  // namespace

int main() {
    auto run = shapes(true);
    run.handle.resume();
    const bool right = run.handle.done() && run.handle.promise().value == 303 && live_guards == 0;
    return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
