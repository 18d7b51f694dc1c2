#include "bot/main/telling.hpp"

#include "bot/slack/url.hpp"
#include "bot/slack/web_api.hpp"

#include <utility>

namespace coach::program {

namespace {

using reason = std::optional<std::string>;

reason unusable(slack::url_error why) {
    return std::string(slack::describe(why));
}

reason not_answered(const slack::api_error& why) {
    return "Slack answered \"" + why.code + "\"";
}

reason foreign(const slack::identity& here) {
    return "SLACK_BOT_TOKEN belongs to another workspace, " + here.team_id;
}

}  // namespace

task<std::optional<std::string>> tell(boost::asio::any_io_executor executor,
                                      const config::settings& chosen, person_id who,
                                      bot::message said) {
    if (!chosen.bot_token) co_return "SLACK_BOT_TOKEN is not set";
    const auto address = slack::parse_url(chosen.api_url);
    if (!address) co_return unusable(address.error());
    slack::web_api api(
        executor, {.api_url = *address, .bot_token = chosen.bot_token->reveal(), .app_token = {}});
    const auto here = co_await api.identify();
    if (!here) co_return not_answered(here.error());
    if (here->team_id != who.team.str()) co_return foreign(*here);
    const auto posted =
        co_await api.call(slack::methods::chat_post_message, {{"channel", who.member.str()},
                                                              {"text", std::move(said.text)},
                                                              {"blocks", std::move(said.blocks)}});
    if (!posted) co_return not_answered(posted.error());
    co_return std::nullopt;
}

}  // namespace coach::program
