#pragma once

#include "sandbox/workspace/notifies.hpp"
#include "sandbox/workspace/people.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace coach::sandbox {

/// A message as it is posted; the workspace adds its time stamp.
struct message_draft {
    std::string channel;
    std::string user;  ///< who says it: a person, the bot user, or Slackbot
    std::string text;  ///< kept as it came: control sequences are for whoever shows it
    nlohmann::json blocks = nlohmann::json::array();
    std::string viewer;       ///< of an ephemeral: the only one who sees it; otherwise empty
    std::string failed;       ///< the reason code of a failure that it tells of; otherwise empty
    std::string thread_ts{};  ///< of a reply: its parent's time stamp; otherwise empty
    std::string subtype{};    ///< "thread_broadcast" or "tombstone"; otherwise empty
    nlohmann::json attachments = nlohmann::json::array();
    nlohmann::json files = nlohmann::json::array();  ///< in the control API's form
    nlohmann::json metadata{};                       ///< for apps; null where there is none
};

/// An emoji that people put to a message.
struct reaction {
    std::string name;                ///< without colons
    std::vector<std::string> users;  ///< in the order in which they reacted
};

/// A message as it stands in a channel.
struct message : message_draft {
    std::string ts;  ///< "1760000000.000100": its time, and its identity within the channel
    bool edited{};
    notified notifies{};                  ///< whom its text and blocks mention
    std::size_t reply_count = 0;          ///< of a thread's parent
    std::set<std::string> reply_users{};  ///< who replied
    std::string latest_reply{};           ///< its time stamp; empty without replies
    std::vector<reaction> reactions{};
};

/// New content for a message.
struct message_revision {
    std::string text;
    nlohmann::json blocks = nlohmann::json::array();
    nlohmann::json attachments = nlohmann::json::array();
    std::optional<nlohmann::json> metadata{};  ///< nothing keeps what there was
    bool edited = true;                        ///< whether it is marked as edited
    bool broadcast = false;                    ///< a reply becomes visible in the channel
};

/// Something that a page which shows the workspace has to hear of.
struct change {
    std::string
        event;  ///< "message", "replaced", "deleted", "person", "channel", "app" or "action"
    std::string audience;  ///< the only person who may hear of it; empty for everybody
    nlohmann::json data;
    std::string channel{};  ///< whoever sees that channel may hear of it; empty for everybody
};

/// What happened in the workspace, as the Events API may tell the app. Ephemeral messages happen to
/// nobody.
struct message_posted {
    message posted;
};
struct message_changed {
    message before;
    message after;
};
struct message_removed {
    message removed;
};
struct member_joined {
    std::string person;
    std::string channel;
    std::string inviter;  ///< empty where they came by themselves
};
struct person_changed {
    std::string person;
};
struct person_joined {
    std::string person;  ///< is new in the workspace
};
struct dnd_changed {
    std::string person;
};
struct home_opened {
    std::string person;
    std::string tab;  ///< "home" or "messages"
};
struct tokens_revoked {};
struct app_uninstalled {};

using happening =
    std::variant<message_posted, message_changed, message_removed, member_joined, person_changed,
                 person_joined, dnd_changed, home_opened, tokens_revoked, app_uninstalled>;

/// What of a person is to be altered; what is not named stays.
struct person_alteration {
    std::optional<user_status> status{};
    std::optional<bool> in_dnd{};
    std::optional<std::string> tz{};
    std::optional<bool> is_deactivated{};
    bool signs_in{};  ///< accepts the invitation, if there is one
    std::optional<std::string> display_name{};

    /// Whether any of it stands in the user object, as all but DND does.
    bool touches_profile() const { return status || tz || is_deactivated || display_name; }
};

/// The people, channels and messages. No I/O, no clock: times are passed in. Every alteration of a
/// message leaves a change behind. Not thread-safe.
class workspace {
 public:
    explicit workspace(workspace_profile profile);

    const workspace_profile& profile() const { return profile_; }

    /// The person with that id, or nullptr.
    const person* find_person(std::string_view id) const;

    /// The channel with that id, or nullptr.
    const channel* find_channel(std::string_view id) const;

    /// The direct message between that person and the app, or nullptr.
    const channel* find_dm(std::string_view person_id) const;

    /// Whether that person may see that channel: full members see the public ones, everybody sees
    /// those that they are in, nobody another's DM, and who has left sees nothing.
    bool sees(std::string_view person_id, const channel& where) const;

    /// Whether the app's token may know of that channel: public, or the app is in it.
    bool app_sees(const channel& where) const;

    /// The ids of everybody in a channel who has not left the workspace, the app's bot user last.
    std::vector<std::string> members_of(const channel& where) const;

    /// Makes somebody, also the app's bot user, a member of a channel, or takes them out. False
    /// where nothing changes by it, or there is no such channel.
    bool join(std::string_view channel_id, const std::string& person_id, std::string inviter);
    bool leave(std::string_view channel_id, std::string_view person_id);

    /// The conversation of the app with several people, opened if there is none with just them.
    const channel& open_group_dm(std::vector<std::string> people);

    /// Alters a person who exists.
    void alter(std::string_view person_id, const person_alteration& what);

    /// Adds something that happened, for the Events API.
    void note(happening what) { happenings_.push_back(std::move(what)); }

    /// What happened since it was last asked.
    std::vector<happening> take_happenings();

    /// Adds a message to a channel that exists and returns it, valid until the next alteration.
    /// Its time stamp is `now`, or a microsecond after the latest where that is not later.
    const message& post(message_draft draft, std::chrono::system_clock::time_point now);

    /// Puts back a message that was posted in an earlier run, after all that is there and without
    /// telling anybody.
    void put_back(message earlier);

    /// Gives a message new content and marks it as edited; false where it is gone.
    bool replace(std::string_view channel_id, std::string_view ts, std::string text,
                 nlohmann::json blocks);

    /// The same with everything that can change; false where the message is gone.
    bool revise(std::string_view channel_id, std::string_view ts, message_revision revision);

    /// Takes a message away; false where it is gone. A thread's parent leaves a tombstone.
    bool remove(std::string_view channel_id, std::string_view ts);

    /// Puts somebody's emoji to a message that exists; false where they had done that.
    bool react(std::string_view channel_id, std::string_view ts, const std::string& name,
               const std::string& person_id);

    /// Shows a file, in the control API's form, anew in every message that has one of its `id`.
    void show_file(const nlohmann::json& file);

    /// The message, or nullptr. Ignores who may see it.
    const message* find_message(std::string_view channel_id, std::string_view ts) const;

    /// All messages of a channel, oldest first, ephemerals among them. Valid until the next
    /// alteration.
    std::span<const message> messages_in(std::string_view channel_id) const;

    /// The messages of a channel which that person sees, oldest first, as the control API has them.
    nlohmann::json messages_for(std::string_view person_id, const channel& where) const;

    /// The changes since it was last asked.
    std::vector<change> take_changes();

 private:
    std::string next_ts(std::chrono::system_clock::time_point now);
    std::string audience_of(const message& m) const;
    message* lookup(std::string_view channel_id, std::string_view ts);
    channel* lookup_channel(std::string_view id);
    person* lookup_person(std::string_view id);
    void tell_channel(const channel& where);
    void tell_replaced(const message& m);
    void count_replies(std::string_view channel_id, std::string_view parent_ts);

    workspace_profile profile_;
    std::map<std::string, std::vector<message>, std::less<>> messages_;
    std::vector<change> changes_;
    std::vector<happening> happenings_;
    std::int64_t latest_microsecond_ = 0;
};

/// The message in the control API's form.
nlohmann::json to_json(const message& m);

}  // namespace coach::sandbox
