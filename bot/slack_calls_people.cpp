#include "bot/ops/log.hpp"
#include "bot/slack_calls.hpp"
#include "bot/slack_replies.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;

constexpr auto page_size = "200";
constexpr std::size_t most_remembered = 10'000;
constexpr std::array<std::string_view, 3> nobody{"user_not_found", "users_not_found",
                                                 "user_not_visible"};

/// Slack knows nobody of that name, or did not say.
member_lookup not_found(const slack::api_error& why) {
    if (std::ranges::find(nobody, why.code) != nobody.end()) return {.looked = true};
    const auto meant = replies::as_sending(why);
    const bool limited =
        why.kind == slack::error_class::transient && meant.what == sending::fate::limited;
    return {.looked = false,
            .why = why.needed.empty() ? why.code : why.code + " (" + why.needed + ")",
            .wait = limited ? meant.wait : std::chrono::seconds{0}};
}

}  // namespace

task<std::optional<member>> slack_calls::find_member(person_id who) {
    const auto answered =
        co_await api_.call(slack::methods::users_info, {{"user", who.member.str()}});
    if (!answered) {
        log::warning("a member was not found", {{"cause", answered.error().code}});
        co_return std::nullopt;
    }
    auto found = replies::read_member(replies::object_at(answered->body, "user"), who.team);
    found.id = std::move(who);
    co_return found;
}

task<member_lookup> slack_calls::look_up_member(team_id team, std::string id_or_email) {
    const bool by_email = id_or_email.find('@') != std::string::npos;
    const auto& method =
        by_email ? slack::methods::users_lookup_by_email : slack::methods::users_info;
    const auto answered =
        co_await api_.call(method, {{by_email ? "email" : "user", std::move(id_or_email)}});
    if (!answered) co_return not_found(answered.error());
    const auto user = replies::object_at(answered->body, "user");
    co_return member_lookup{.looked = true, .found = replies::read_member(user, team)};
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
                        replies::object_at(answered->body, "response_metadata"), "next_cursor")};
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
    const auto known = replies::object_at(answered->body, "users");
    std::vector<do_not_disturb> out;
    for (auto& each : people) {
        const auto status = replies::object_at(known, each.member.str().c_str());
        if (const auto until = replies::quiet_until(status, now)) {
            out.push_back({.who = std::move(each), .until = *until});
        }
    }
    co_return out;
}

task<boost::system::result<std::string, slack::api_error>> slack_calls::open_direct_messages(
    std::string member) {
    if (const auto known = direct_messages_.find(member); known != direct_messages_.end()) {
        co_return known->second;
    }
    const auto answered =
        co_await api_.call(slack::methods::conversations_open, {{"users", member}});
    if (!answered) {
        replies::report("a conversation was not opened", slack::methods::conversations_open,
                        answered.error());
        co_return answered.error();
    }
    auto opened = replies::text_at(replies::object_at(answered->body, "channel"), "id");
    if (direct_messages_.size() >= most_remembered) direct_messages_.clear();
    if (!opened.empty()) direct_messages_.insert_or_assign(std::move(member), opened);
    co_return opened;
}

void slack_calls::note_failure(const std::string& conversation, const slack::api_error& why) {
    if (why.kind == slack::error_class::transient) return;
    std::erase_if(direct_messages_,
                  [&](const auto& known) { return known.second == conversation; });
}

}  // namespace coach::bot
