#pragma once

#include "bot/routing/slack_port.hpp"
#include "bot/slack/web_api.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace coach::bot {

/// How long Slack is given to process a picture, and how often it is asked meanwhile: at once, then
/// after twice as long each time. Source: slack-platform.md 3.4.
struct picture_patience {
    std::chrono::milliseconds first = std::chrono::milliseconds{500};
    std::chrono::milliseconds longest = std::chrono::seconds{8};
    std::chrono::milliseconds whole = std::chrono::seconds{30};
};

/// The port's calls on Slack's Web API. Used on the network thread only.
class slack_calls final : public slack_port {
 public:
    /// `api` must outlive this and every task, and belong to the same thread as the executor.
    slack_calls(boost::asio::any_io_executor executor, slack::web_api& api,
                picture_patience patience = {})
        : executor_(std::move(executor)), api_(api), patience_(patience) {}

    task<shown_view> open_view(std::string trigger, nlohmann::json view) override;
    task<shown_view> push_view(std::string trigger, nlohmann::json view) override;
    task<view_fate> update_view(std::string view_id, std::string hash,
                                nlohmann::json view) override;
    task<sending> publish_home(person_id who, nlohmann::json view) override;
    task<bool> post(std::string conversation, message shown) override;
    task<sending> send(std::string conversation, message shown, std::string mark) override;
    task<sending> send_file(upload content, person_id who) override;
    task<sending> redraw(std::string where, message shown) override;
    task<sighting> find_sent(std::string conversation, std::string mark, std::string file_name,
                             timestamp since) override;
    task<bool> whisper(std::string conversation, person_id who, message shown) override;
    task<std::optional<member>> find_member(person_id who) override;
    task<member_lookup> look_up_member(team_id team, std::string id_or_email) override;
    task<std::optional<member_page>> list_members(team_id team, std::string cursor) override;
    task<std::optional<std::vector<do_not_disturb>>> find_do_not_disturb(
        std::vector<person_id> people, timestamp now) override;
    task<std::optional<std::string>> upload_picture(upload content) override;
    task<bool> wait_for_picture(std::string file) override;
    task<bool> delete_file(std::string file) override;

 private:
    task<shown_view> show(slack::api_method method, nlohmann::json arguments);
    task<bool> say(slack::api_method method, nlohmann::json arguments);
    /// The conversation of the app with that person; Slack is asked once for each. To ask at every
    /// send used up what Slack allows of it (50 a minute), so that what had to be looked for first
    /// was never sent.
    task<boost::system::result<std::string, slack::api_error>> open_direct_messages(
        std::string member);

    /// A call about that conversation failed: unless it may succeed later, it is asked for anew.
    void note_failure(const std::string& conversation, const slack::api_error& why);

    task<boost::system::result<std::string, slack::api_error>> upload_bytes(upload content);
    task<slack::api_result> complete(std::string file, std::string title, std::string conversation);

    boost::asio::any_io_executor executor_;
    slack::web_api& api_;
    picture_patience patience_;
    std::unordered_map<std::string, std::string> direct_messages_;  ///< by member id
};

}  // namespace coach::bot
