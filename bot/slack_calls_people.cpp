#include "bot/ops/log.hpp"
#include "bot/slack_calls.hpp"
#include "bot/slack_replies.hpp"

#include <string>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;

constexpr auto page_size = "200";

}  // namespace

task<std::optional<member>> slack_calls::find_member(person_id who) {
    const auto answered =
        co_await api_.call(slack::methods::users_info, {{"user", who.member.str()}});
    if (!answered) {
        log::warning("a member was not found", {{"cause", answered.error().code}});
        co_return std::nullopt;
    }
    auto found = replies::read_member(answered->body.value("user", json::object()), who.team);
    found.id = std::move(who);
    co_return found;
}

task<std::optional<member_page>> slack_calls::list_members(team_id team, std::string cursor) {
    json arguments{{"limit", page_size}};
    if (!cursor.empty()) arguments["cursor"] = std::move(cursor);
    const auto answered = co_await api_.call(slack::methods::users_list, std::move(arguments));
    if (!answered) {
        replies::report("members were not listed", slack::methods::users_list, answered.error());
        co_return std::nullopt;
    }
    member_page out{.next = replies::text_at(
                        answered->body.value("response_metadata", json::object()), "next_cursor")};
    for (const auto& user : answered->body.value("members", json::array())) {
        out.members.push_back(replies::read_member(user, team));
    }
    co_return out;
}

task<std::optional<std::vector<do_not_disturb>>> slack_calls::find_do_not_disturb(
    std::vector<person_id> people, timestamp now) {
    std::string members;
    for (const auto& each : people) members += (members.empty() ? "" : ",") + each.member.str();
    const auto answered =
        co_await api_.call(slack::methods::dnd_team_info, {{"users", std::move(members)}});
    if (!answered) {
        replies::report("nobody knows who wants no notifications", slack::methods::dnd_team_info,
                        answered.error());
        co_return std::nullopt;
    }
    const auto known = answered->body.value("users", json::object());
    std::vector<do_not_disturb> out;
    for (auto& each : people) {
        const auto status = known.value(each.member.str(), json::object());
        if (const auto until = replies::quiet_until(status, now)) {
            out.push_back({.who = std::move(each), .until = *until});
        }
    }
    co_return out;
}

task<boost::system::result<std::string, slack::api_error>> slack_calls::open_direct_messages(
    person_id who) {
    const auto answered =
        co_await api_.call(slack::methods::conversations_open, {{"users", who.member.str()}});
    if (!answered) {
        replies::report("a conversation was not opened", slack::methods::conversations_open,
                        answered.error());
        co_return answered.error();
    }
    co_return replies::text_at(answered->body.value("channel", json::object()), "id");
}

}  // namespace coach::bot
