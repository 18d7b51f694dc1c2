#pragma once

#include "bot/ops/http_server.hpp"
#include "bot/ops/metrics.hpp"
#include "core/clock.hpp"
#include "core/store.hpp"
#include "core/task.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace coach::ops {

/// What the app says of itself when it is asked.
struct app_status {
    std::string trouble{};  ///< why it does not serve: why_not_ready()
    measurements figures{};
};

/// What an operator's tools read: /healthz, /readyz and /metrics. Used on the network thread.
class status_pages {
 public:
    /// `outbox` and `time` must outlive the pages and their tasks. `status` must not throw.
    status_pages(outboxes& outbox, const clock& time, std::function<app_status()> status)
        : outbox_(outbox), time_(time), status_(std::move(status)) {}

    /// The page at that path; 404 where there is none.
    task<http_page> show(std::string path);

 private:
    task<std::optional<outbox_state>> ask_store();

    outboxes& outbox_;
    const clock& time_;
    std::function<app_status()> status_;
};

}  // namespace coach::ops
