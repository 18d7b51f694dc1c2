#pragma once

#include <string>
#include <vector>

namespace coach::slack {

/// What auth.test says about the bot token.
struct identity {
    std::string team_id;
    std::string user_id;  ///< the bot's own user
    std::string bot_id;
    std::string url;                  ///< the workspace's address
    std::string enterprise_id;        ///< empty outside Enterprise Grid
    std::vector<std::string> scopes;  ///< granted, from the header x-oauth-scopes
    std::string date{};               ///< of the answer, by Slack's clock, from the header Date

    bool operator==(const identity&) const = default;
};

/// Those of `required` that are not in `granted`, in the order of `required`.
std::vector<std::string> missing_scopes(const std::vector<std::string>& granted,
                                        const std::vector<std::string>& required);

}  // namespace coach::slack
