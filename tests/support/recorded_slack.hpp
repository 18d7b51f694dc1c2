#pragma once

#include "bot/routing/picture_port.hpp"
#include "bot/routing/slack_port.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

/// Keeps what handlers asked of Slack, and answers as the test says.
class recorded_slack final : public bot::slack_port {
 public:
    struct view_call {
        std::string how;  ///< "open", "push", "update", "home"
        std::string key;  ///< the trigger, the view's id or the member
        nlohmann::json view;
    };
    struct message_call {
        std::string conversation;
        std::string only_for;  ///< a member; empty where all see it
        bot::message shown;
    };
    struct redraw_call {
        std::string where;
        bot::message shown;
    };
    struct upload_call {
        std::string conversation;
        bot::upload content;
    };

    task<bot::shown_view> open_view(std::string trigger, nlohmann::json view) override {
        co_return shown("open", std::move(trigger), std::move(view));
    }
    task<bot::shown_view> push_view(std::string trigger, nlohmann::json view) override {
        co_return shown("push", std::move(trigger), std::move(view));
    }
    task<bot::view_fate> update_view(std::string id, std::string, nlohmann::json view) override {
        co_return shown("update", std::move(id), std::move(view)).fate;
    }
    task<bot::sending> publish_home(person_id who, nlohmann::json view) override {
        shown("home", who.member.str(), std::move(view));
        co_return bot::sending{.what = bot::sending::fate::arrived};
    }
    /// What is sent arrives, but in conversations that refuse it, and but for the results in
    /// `results`, which come first.
    task<bot::sending> send(std::string conversation, bot::message said,
                            std::string mark) override {
        const auto result = next_result(conversation, std::to_string(messages.size() + 1));
        if (has_left(result)) {
            marks.push_back(std::move(mark));
            messages.push_back({std::move(conversation), {}, std::move(said)});
        }
        co_return result;
    }
    task<bot::sending> send_file(bot::upload content, person_id who) override {
        const auto result = next_result("D" + who.member.str(), "F");
        if (has_left(result)) uploads.push_back({"D" + who.member.str(), std::move(content)});
        co_return result;
    }
    task<bot::sending> redraw(std::string where, bot::message shown) override {
        const auto slash = where.find('/');
        const auto result = next_result(where.substr(0, slash), where.substr(slash + 1));
        if (has_left(result)) redraws.push_back({std::move(where), std::move(shown)});
        co_return result;
    }
    task<bot::sighting> find_sent(std::string conversation, std::string mark, std::string file,
                                  timestamp) override {
        ++searches;
        if (!finds) co_return bot::sighting{.looked = false, .wait = look_again_after};
        for (const auto& each : marks) {
            if (each != mark) continue;
            co_return bot::sighting{.looked = true, .found = true, .where = conversation + "/1"};
        }
        for (const auto& each : uploads) {
            if (each.content.name == file) co_return bot::sighting{.looked = true, .found = true};
        }
        co_return bot::sighting{.looked = true};
    }
    task<std::optional<bot::member_page>> list_members(team_id, std::string) override {
        if (!finds) co_return std::nullopt;
        bot::member_page out;
        for (const auto& [id, known] : members) {
            if (known) out.members.push_back(*known);
        }
        co_return out;
    }
    task<std::optional<std::vector<bot::do_not_disturb>>> find_do_not_disturb(
        std::vector<person_id> people, timestamp) override {
        ++quiet_questions;
        std::vector<bot::do_not_disturb> out;
        for (const auto& each : people) {
            const auto found = quiet.find(each.member.str());
            if (found != quiet.end()) out.push_back({.who = each, .until = found->second});
        }
        co_return out;
    }
    task<bool> post(std::string conversation, bot::message said) override {
        messages.push_back({std::move(conversation), {}, std::move(said)});
        co_return true;
    }
    task<bool> whisper(std::string conversation, person_id who, bot::message said) override {
        messages.push_back({std::move(conversation), who.member.str(), std::move(said)});
        co_return true;
    }
    /// Everybody is a member called after their id, but for those in `members`.
    task<std::optional<bot::member>> find_member(person_id who) override {
        const auto known = members.find(who.member.str());
        if (known != members.end()) co_return known->second;
        co_return bot::member{.id = who, .name = who.member.str(), .time_zone = "Europe/London"};
    }
    /// By id like find_member(), by e-mail address those in `emails`; where `lookups` says
    /// something, that comes first.
    task<bot::member_lookup> look_up_member(team_id team, std::string id_or_email) override {
        looked_up.push_back(id_or_email);
        if (!lookups.empty()) {
            auto out = std::move(lookups.front());
            lookups.pop_front();
            co_return out;
        }
        if (id_or_email.find('@') != std::string::npos) {
            const auto known = emails.find(id_or_email);
            if (known == emails.end()) co_return bot::member_lookup{.looked = true};
            id_or_email = known->second;
        }
        const person_id who{.team = std::move(team), .member = member_id{std::move(id_or_email)}};
        co_return bot::member_lookup{.looked = true, .found = co_await find_member(who)};
    }
    task<std::optional<std::string>> upload_picture(bot::upload content) override {
        ++tried_uploads;
        if (uploads.size() == most_uploads) co_return std::nullopt;
        uploads.push_back({{}, std::move(content)});
        co_return "F" + std::to_string(uploads.size());
    }
    task<bool> wait_for_picture(std::string) override { co_return shows_pictures; }
    task<bool> delete_file(std::string file) override {
        if (deletes_files) deleted_files.push_back(std::move(file));
        co_return deletes_files;
    }

    std::vector<view_call> views;
    std::vector<message_call> messages;
    std::vector<redraw_call> redraws;
    std::vector<upload_call> uploads;
    std::vector<std::string> deleted_files;
    std::vector<std::string> marks;  ///< of what was sent
    std::deque<bot::sending> results;
    std::map<std::string, std::string> refusing;  ///< conversations, and with which code
    std::map<std::string, timestamp> quiet;       ///< who wants no notifications, until when
    std::size_t searches = 0;
    std::size_t quiet_questions = 0;
    std::chrono::seconds look_again_after{0};  ///< where it does not find: what it asks to wait
    bool finds = true;  ///< whether Slack answers when something is looked for
    std::map<std::string, std::optional<bot::member>> members;
    std::map<std::string, std::string> emails;  ///< whose address is whose id
    std::deque<bot::member_lookup> lookups;     ///< what comes of the next ones
    std::vector<std::string> looked_up;
    std::size_t most_uploads = 100;  ///< what comes after them is refused
    std::size_t tried_uploads = 0;   ///< refused ones too
    bool shows_pictures = true;
    bool deletes_files = true;
    bot::view_fate fate = bot::view_fate::shown;  ///< of the views to come

 private:
    /// Of unknown fate is what arrived all the same.
    static bool has_left(const bot::sending& result) {
        return result.what == bot::sending::fate::arrived ||
               result.what == bot::sending::fate::unknown;
    }

    bot::sending next_result(const std::string& conversation, const std::string& message) {
        if (results.empty()) {
            const auto refusal = refusing.find(conversation);
            if (refusal != refusing.end()) {
                return {.what = bot::sending::fate::refused, .why = refusal->second};
            }
            return {.what = bot::sending::fate::arrived, .where = conversation + '/' + message};
        }
        auto out = std::move(results.front());
        results.pop_front();
        return out;
    }

    bot::shown_view shown(std::string how, std::string key, nlohmann::json view) {
        views.push_back({std::move(how), std::move(key), std::move(view)});
        return {.fate = fate, .id = "V" + std::to_string(views.size()), .hash = "h"};
    }
};

/// Pictures that nobody draws: the same one for everything, or none.
class recorded_pictures final : public bot::picture_port {
 public:
    task<std::optional<std::string>> find(person_id, bot::chart) override { co_return file; }
    task<std::optional<std::string>> make(person_id, bot::chart wanted) override {
        made.push_back(std::move(wanted));
        co_return file;
    }

    std::optional<std::string> file;
    std::vector<bot::chart> made;
};

}  // namespace coach::testing
