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
    std::string event;     ///< "message", "replaced", "deleted", "app" or "action"
    std::string audience;  ///< the only person who may hear of it; empty for everybody
    nlohmann::json data;
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

    /// Whether that person may see that channel: all see the open ones, nobody another's DM.
    bool sees(std::string_view person_id, const channel& where) const;

    /// Adds a message to a channel that exists and returns it, valid until the next alteration.
    /// Its time stamp is `now`, or a microsecond after the latest where that is not later.
    const message& post(message_draft draft, std::chrono::system_clock::time_point now);

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
    void tell_replaced(const message& m);
    void count_replies(std::string_view channel_id, std::string_view parent_ts);

    workspace_profile profile_;
    std::map<std::string, std::vector<message>, std::less<>> messages_;
    std::vector<change> changes_;
    std::int64_t latest_microsecond_ = 0;
};

/// The message in the control API's form.
nlohmann::json to_json(const message& m);

}  // namespace coach::sandbox
