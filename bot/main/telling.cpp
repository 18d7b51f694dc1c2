#include "bot/main/telling.hpp"

#include "bot/slack/url.hpp"
#include "bot/slack/web_api.hpp"

#include <boost/asio/this_coro.hpp>

#include <utility>

namespace coach::program {

namespace {

std::string not_answered(const slack::api_error& why) {
    return "Slack answered \"" + why.code + "\"";
}

}  // namespace

task<std::optional<std::string>> tell(const config::settings& chosen, person_id who,
                                      bot::message said) {
    if (!chosen.bot_token) co_return "SLACK_BOT_TOKEN is not set";
    const auto address = slack::parse_url(chosen.api_url);
    if (!address) co_return std::string(slack::describe(address.error()));
    slack::web_api api(
        co_await boost::asio::this_coro::executor,
        {.api_url = *address, .bot_token = chosen.bot_token->reveal(), .app_token = {}});
    const auto here = co_await api.identify();
    if (!here) co_return not_answered(here.error());
    if (here->team_id != who.team.str()) {
        co_return "SLACK_BOT_TOKEN belongs to another workspace, " + here->team_id;
    }
    const auto posted =
        co_await api.call(slack::methods::chat_post_message, {{"channel", who.member.str()},
                                                              {"text", std::move(said.text)},
                                                              {"blocks", std::move(said.blocks)}});
    if (!posted) co_return not_answered(posted.error());
    co_return std::nullopt;
}

}  // namespace coach::program
