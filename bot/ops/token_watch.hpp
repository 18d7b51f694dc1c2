#pragma once

#include "bot/slack/web_api.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace coach::ops {

/// Knows whether Slack takes the bot token, and which scopes it lacks, and writes a line to the log
/// when that changes: operators mend it while the app runs. Used on the network thread.
class token_watch {
 public:
    /// Between two looks. Slack is asked rarely: nobody waits for the answer.
    static constexpr std::chrono::minutes pause{5};

    /// `api` must outlive the watch and its tasks, and so must the watch.
    token_watch(boost::asio::any_io_executor executor, slack::web_api& api,
                std::vector<std::string> required_scopes)
        : executor_(std::move(executor)), api_(api), required_(std::move(required_scopes)) {}

    /// Takes note of what Slack said of the token.
    void note(const slack::identity_result& said);

    /// Asks again and again; ends with its executor. To be spawned once, after the first note().
    task<void> run();

    /// Nothing before Slack was asked; empty where it takes the token; otherwise the last code.
    const std::optional<std::string>& trouble() const { return trouble_; }
    const std::vector<std::string>& missing_scopes() const { return missing_; }

 private:
    boost::asio::any_io_executor executor_;
    slack::web_api& api_;
    std::vector<std::string> required_;
    std::optional<std::string> trouble_;
    std::vector<std::string> missing_;
};

}  // namespace coach::ops
