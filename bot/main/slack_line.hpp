#pragma once

#include "bot/slack/web_api.hpp"
#include "bot/slack_calls.hpp"
#include "config/settings.hpp"
#include "core/ids.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace coach::program {

/// A way to Slack for a command that does not serve.
class slack_line {
 public:
    slack_line(const boost::asio::any_io_executor& executor, slack::web_api_options options)
        : api_(executor, std::move(options)), calls_(executor, api_) {}

    /// Whose the token is.
    task<slack::identity_result> identify() { return api_.identify(); }

    /// Lives as long as the line.
    bot::slack_port& port() { return calls_; }

 private:
    slack::web_api api_;
    bot::slack_calls calls_;
};

/// A line, or why there is none, in words that go on after "because".
struct reached_slack {
    std::unique_ptr<slack_line> line{};
    team_id team{};  ///< the workspace at its other end
    std::string why_not{};
    bool refused = false;  ///< whether it is that Slack does not accept the token
};

/// Reaches a workspace with the bot token of the settings, where it is that workspace's own;
/// without one, whichever it is the token of.
task<reached_slack> reach_slack(boost::asio::any_io_executor executor,
                                const config::settings& chosen, std::optional<team_id> team);

}  // namespace coach::program
