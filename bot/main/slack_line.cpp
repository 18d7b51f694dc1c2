#include "bot/main/slack_line.hpp"

#include "bot/slack/url.hpp"

namespace coach::program {

namespace {

reached_slack not_reached(std::string why) {
    return {.line = nullptr, .why_not = std::move(why)};
}

reached_slack not_accepted(const slack::api_error& why) {
    auto out = not_reached("Slack answered \"" + why.code + "\"");
    out.refused = why.kind == slack::error_class::dead_token;
    return out;
}

}  // namespace

task<reached_slack> reach_slack(boost::asio::any_io_executor executor,
                                const config::settings& chosen, std::optional<team_id> team) {
    if (!chosen.bot_token) co_return not_reached("SLACK_BOT_TOKEN is not set");
    const auto address = slack::parse_url(chosen.api_url);
    if (!address) co_return not_reached(std::string(slack::describe(address.error())));
    slack::web_api_options options{
        .api_url = *address, .bot_token = chosen.bot_token->reveal(), .app_token = {}};
    auto line = std::make_unique<slack_line>(executor, std::move(options));
    const auto here = co_await line->identify();
    if (!here) co_return not_accepted(here.error());
    if (team && here->team_id != team->str()) {
        co_return not_reached("SLACK_BOT_TOKEN belongs to another workspace, " + here->team_id);
    }
    co_return reached_slack{.line = std::move(line), .team = team_id{here->team_id}};
}

}  // namespace coach::program
