#pragma once

#include "bot/routing/slack_port.hpp"
#include "bot/slack/web_api.hpp"

namespace coach::bot {

/// The port's calls on Slack's Web API. Used on the network thread only.
class slack_calls final : public slack_port {
 public:
    /// `api` must outlive this and every task.
    explicit slack_calls(slack::web_api& api) : api_(api) {}

    task<view_fate> open_view(std::string trigger, nlohmann::json view) override;
    task<view_fate> push_view(std::string trigger, nlohmann::json view) override;
    task<view_fate> update_view(std::string view_id, std::string hash,
                                nlohmann::json view) override;
    task<view_fate> publish_home(person_id who, nlohmann::json view) override;
    task<bool> post(std::string conversation, message shown) override;
    task<bool> whisper(std::string conversation, person_id who, message shown) override;
    task<std::optional<member>> find_member(person_id who) override;

 private:
    task<view_fate> show(slack::api_method method, nlohmann::json arguments);
    task<bool> say(slack::api_method method, nlohmann::json arguments);

    slack::web_api& api_;
};

}  // namespace coach::bot
