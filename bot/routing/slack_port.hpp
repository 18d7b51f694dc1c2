#pragma once

#include "bot/views/message.hpp"
#include "core/ids.hpp"
#include "core/task.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace coach::bot {

/// What became of a view that was to be shown.
enum class view_fate {
    shown,
    too_late,  ///< the trigger has expired or was used: the person has to press again
    outdated,  ///< the view has changed meanwhile or is closed: drop ours, or draw it anew
    refused,   ///< anything else; it is in the log
};

/// A view that was to be shown, and how to redraw it.
struct shown_view {
    view_fate fate{};
    std::string id{};    ///< empty unless it is shown
    std::string hash{};  ///< of this drawing
};

/// A file for people to look at or keep.
struct upload {
    std::string name;        ///< "packet.md"
    std::string title;       ///< as people read it
    std::string alt_text{};  ///< of a picture: what it shows; at most 1,000 code points
    std::string bytes;
};

/// Somebody as Slack knows them: what decides whether they can take part.
struct member {
    person_id id{};
    std::string name;       ///< as others read it
    std::string time_zone;  ///< IANA name: "Asia/Kathmandu"; empty where Slack names none
    bool is_person = true;  ///< false for bots, workflows and Slackbot
    bool is_here = true;    ///< false for people of other workspaces and deactivated ones
};

/// What handlers may ask of Slack besides their answer. Every task completes within the deadline
/// of the Web API's client and does not throw.
class slack_port {
 public:
    slack_port() = default;
    slack_port(const slack_port&) = delete;
    slack_port& operator=(const slack_port&) = delete;
    virtual ~slack_port() = default;

    /// Opens a modal for whoever made the trigger, which lives 3 s: to be called before anything
    /// slow.
    virtual task<shown_view> open_view(std::string trigger, nlohmann::json view) = 0;

    /// Puts a modal on top of the one whose button made the trigger.
    virtual task<shown_view> push_view(std::string trigger, nlohmann::json view) = 0;

    /// Redraws a modal. An empty hash redraws it whatever happened to it meanwhile.
    virtual task<view_fate> update_view(std::string view_id, std::string hash,
                                        nlohmann::json view) = 0;

    /// Redraws somebody's Home.
    virtual task<view_fate> publish_home(person_id who, nlohmann::json view) = 0;

    /// Posts to a conversation or, by a person's id, into their direct messages. False where it
    /// did not arrive, or nobody knows.
    virtual task<bool> post(std::string conversation, message shown) = 0;

    /// Shows a message in a conversation to one person only.
    virtual task<bool> whisper(std::string conversation, person_id who, message shown) = 0;

    /// Who that is; nothing where Slack does not know them or does not answer.
    virtual task<std::optional<member>> find_member(person_id who) = 0;

    /// The conversation between the app and that person, for what must name it.
    virtual task<std::optional<std::string>> find_direct_messages(person_id who) = 0;

    /// Uploads a file and, where a conversation is named, posts it there; otherwise only the app's
    /// own views can show it. The file's id, or nothing where it did not arrive or nobody knows.
    virtual task<std::optional<std::string>> upload_file(upload content,
                                                         std::string conversation) = 0;

    /// Waits until Slack can show a picture that was uploaded; false where it will not in time.
    virtual task<bool> wait_for_picture(std::string file) = 0;

    /// Deletes a file of the app's; true where it is gone, also when it was before.
    virtual task<bool> delete_file(std::string file) = 0;
};

}  // namespace coach::bot
