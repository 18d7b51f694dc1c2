#include "bot/ops/status_pages.hpp"

namespace coach::ops {

namespace {

constexpr unsigned unavailable = 503;
constexpr unsigned not_found = 404;

http_page ready_page(const std::string& trouble) {
    if (trouble.empty()) return {.body = "ready\n"};
    return {.status = unavailable, .body = trouble + "\n"};
}

}  // namespace

/// Nothing where the store does not do its work: what it says is in its own log lines.
task<std::optional<outbox_state>> status_pages::ask_store() {
    try {
        co_return co_await outbox_.find_outbox_state();
    } catch (const store_failure&) {
        co_return std::nullopt;
    }
}

task<http_page> status_pages::show(std::string path) {
    if (path == "/healthz") co_return http_page{.body = "alive\n"};
    if (path != "/readyz" && path != "/metrics") {
        co_return http_page{.status = not_found, .body = "/healthz, /readyz or /metrics\n"};
    }
    auto state = co_await ask_store();
    auto now = status_();
    if (now.trouble.empty() && !state) now.trouble = "store_unavailable";
    if (path == "/readyz") co_return ready_page(now.trouble);
    now.figures.ready = now.trouble.empty();
    now.figures.outbox = std::move(state);
    co_return http_page{.content_type = "text/plain; version=0.0.4; charset=utf-8",
                        .body = prometheus_text(now.figures, time_.now())};
}

}  // namespace coach::ops
