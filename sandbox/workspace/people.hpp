#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// Somebody in the workspace: a person, the app's bot user, or Slackbot.
struct person {
    std::string id;            ///< "U0…"
    std::string name;          ///< the handle, without "@"
    std::string real_name;     ///< as others read it
    std::string display_name;  ///< may be empty; then the real name is shown
    std::string title;         ///< job title
    std::string about;         ///< one line for whoever picks a person to be
    std::string color;         ///< "#rrggbb", of the avatar
    std::string initials;      ///< on the avatar
    bool is_bot{};             ///< false for Slackbot, as in Slack
    bool is_admin{};           ///< may administer the workspace
    std::string tz;            ///< IANA name
    std::chrono::minutes tz_offset{};
};

/// Where messages are.
enum class channel_kind {
    channel,          ///< public: any member may read and join it
    private_channel,  ///< seen by its members alone
    group_dm,         ///< between several people and the app
    dm,               ///< between one person and the app
};

/// A conversation of the workspace.
struct channel {
    std::string id;  ///< "C0…", or "D0…" of a direct message
    std::string name;
    channel_kind kind{};
    std::string purpose;
    std::string person;                  ///< of a direct message: whose it is with the app
    bool has_app{};                      ///< whether the app's bot user is a member
    std::vector<std::string> members{};  ///< their ids; the app's bot user is not among them
    bool is_archived{};
};

/// Who and what a workspace consists of before anybody has said anything.
struct workspace_profile {
    std::string id;           ///< "T0…"
    std::string name;         ///< as people read it
    std::string domain;       ///< the part before ".slack.com"
    std::string app_id;       ///< "A0…" of the installed app
    std::string bot_id;       ///< "B0…"
    std::string bot_user_id;  ///< "U0…"
    std::string app_name;
    std::vector<person> people;
    std::vector<channel> channels;
};

/// The id that Slackbot has in every workspace.
inline constexpr auto slackbot_id = "USLACKBOT";

/// Whether that person is in the channel; the app's bot user by `has_app`.
bool is_in(const channel& where, std::string_view person_id, std::string_view bot_user_id);

/// The sample workspace: a product trio, their operator, and the app under `app_name`. All of them
/// are made up.
workspace_profile sample_workspace(const std::string& app_name);

}  // namespace coach::sandbox
