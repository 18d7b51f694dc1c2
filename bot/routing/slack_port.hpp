#pragma once

#include "bot/views/message.hpp"
#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/prompts.hpp"
#include "core/task.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

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

/// What became of something that was sent.
struct sending {
    enum class fate {
        arrived,
        unknown,  ///< Slack did not say: it may have arrived
        limited,  ///< it did not arrive, because Slack asks to wait
        later,    ///< it did not arrive, and may when it is tried again
        refused,  ///< Slack will not take it
    };

    fate what{};
    std::string where{};           ///< of a message that arrived: "D1/1700000000.1"
    std::string why{};             ///< of what did not arrive: a code, "user_disabled"
    std::chrono::seconds wait{0};  ///< the least time before the next try
};

/// The result of looking for something that may have been sent.
struct sighting {
    bool looked = false;           ///< false where Slack did not answer
    std::chrono::seconds wait{0};  ///< where it asked to wait: the least time before the next look
    bool found = false;
    std::string where{};  ///< as in sending
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
    std::string name;          ///< as others read it
    std::string time_zone;     ///< IANA name: "Asia/Kathmandu"; empty where Slack names none
    bool is_person = true;     ///< false for bots, workflows and Slackbot
    bool is_here = true;       ///< false for people of other workspaces and deactivated ones
    bool on_vacation = false;  ///< by the status that they have set
    std::optional<timestamp> status_ends{};  ///< nothing where it has no end
};

/// What of it decides whether to ask them something.
inline presence presence_of(const member& who) {
    return {.time_zone = who.time_zone,
            .is_here = who.is_here,
            .on_vacation = who.on_vacation,
            .vacation_ends = who.on_vacation ? who.status_ends : std::nullopt};
}

/// Some of a workspace's members, and where to go on; an empty cursor is the end.
struct member_page {
    std::vector<member> members{};
    std::string next{};
};

/// The result of asking who somebody is.
struct member_lookup {
    bool looked = false;           ///< false where Slack did not say
    std::string why{};             ///< then: a code, and the scope where one is missing
    std::chrono::seconds wait{0};  ///< where it asked to wait: the least time before the next try
    std::optional<member> found{};
};

/// Until when somebody wants no notifications.
struct do_not_disturb {
    person_id who{};
    timestamp until{};
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
    virtual task<sending> publish_home(person_id who, nlohmann::json view) = 0;

    /// Posts an answer to a conversation. False where it did not arrive, or nobody knows.
    virtual task<bool> post(std::string conversation, message shown) = 0;

    /// Posts to a conversation or, by a person's id, into their direct messages. `mark` goes with
    /// it, unseen, for find_sent(); anybody's app can read it.
    virtual task<sending> send(std::string conversation, message shown, std::string mark) = 0;

    /// Gives the app's own message at `where`, as sending::where says it, new content. It keeps its
    /// mark.
    virtual task<sending> redraw(std::string where, message shown) = 0;

    /// Uploads a file into the person's direct messages, which nobody else reads.
    virtual task<sending> send_file(upload content, person_id who) = 0;

    /// Looks among what was posted to a conversation or, by a person's id, to their direct messages
    /// since then for the message with that mark, or the file of the app's with that name.
    virtual task<sighting> find_sent(std::string conversation, std::string mark,
                                     std::string file_name, timestamp since) = 0;

    /// Shows a message in a conversation to one person only.
    virtual task<bool> whisper(std::string conversation, person_id who, message shown) = 0;

    /// Who that is; nothing where Slack does not know them or does not answer.
    virtual task<std::optional<member>> find_member(person_id who) = 0;

    /// Who that is, by member id or, with an "@", by e-mail address, by which deactivated people
    /// and those of other workspaces are not found.
    virtual task<member_lookup> look_up_member(team_id team, std::string id_or_email) = 0;

    /// The members of the workspace, page by page; the first has an empty cursor. Nothing where
    /// Slack does not answer.
    virtual task<std::optional<member_page>> list_members(team_id team, std::string cursor) = 0;

    /// Which of these people, at most 50, want no notifications at that moment. Nothing where Slack
    /// does not say.
    virtual task<std::optional<std::vector<do_not_disturb>>> find_do_not_disturb(
        std::vector<person_id> people, timestamp now) = 0;

    /// Uploads a picture that only the app's own views and messages can show. The file's id, or
    /// nothing where it did not arrive or nobody knows.
    virtual task<std::optional<std::string>> upload_picture(upload content) = 0;

    /// Waits until Slack can show a picture that was uploaded; false where it will not in time.
    virtual task<bool> wait_for_picture(std::string file) = 0;

    /// Deletes a file of the app's; true where it is gone, also when it was before.
    virtual task<bool> delete_file(std::string file) = 0;
};

}  // namespace coach::bot
