#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// What somebody is in the workspace (slack-platform 6). Whether a person was deactivated or only
/// invited is told apart from it.
enum class person_kind {
    member,
    guest,                 ///< in some channels (`is_restricted`)
    single_channel_guest,  ///< in one channel (`is_restricted` and `is_ultra_restricted`)
    external,              ///< of another workspace, by Slack Connect
    bot,                   ///< of another app
    workflow,              ///< of a workflow
    app,                   ///< the bot user of the app itself
    slackbot,
};

/// What a person set as status, both parts possibly empty.
struct user_status {
    std::string text;
    std::string emoji;  ///< ":palm_tree:"

    bool operator==(const user_status&) const = default;
};

/// Somebody in the workspace: a person, a bot user, or Slackbot.
struct person {
    std::string id;              ///< "U0…" or "W0…"
    std::string name;            ///< the handle, without "@"
    std::string real_name;       ///< as others read it
    std::string display_name{};  ///< may be empty; then the real name is shown
    std::string title{};         ///< job title
    std::string about{};         ///< one line for whoever picks a person to be
    std::string color{};         ///< "#rrggbb", of the avatar
    std::string initials{};      ///< on the avatar
    person_kind kind{};
    std::string team_id{};  ///< "T0…": the workspace that they belong to
    std::string email{};    ///< empty: none
    std::string tz{};       ///< IANA name
    std::string bot_id{};   ///< "B0…", of bots
    user_status status{};
    bool is_admin{};        ///< may administer the workspace
    bool is_app_user{};     ///< has authorized the app with a token of their own
    bool is_deactivated{};  ///< `deleted`: the account is closed
    bool is_invited{};      ///< has not signed in yet
    bool in_dnd{};          ///< has notifications paused
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
    std::string purpose{};
    std::string person{};                ///< of a direct message: whose it is with the app
    bool has_app{};                      ///< whether the app's bot user is a member
    std::vector<std::string> members{};  ///< their ids; the app's bot user is not among them
    bool is_archived{};
    std::vector<std::string> shared_with{};  ///< other workspaces' ids (Slack Connect)
};

/// A group of people with a handle of its own (`<!subteam^S…>`).
struct user_group {
    std::string id;      ///< "S0…"
    std::string handle;  ///< without "@"
    std::string name;
    std::string description;
    std::vector<std::string> members;
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
    std::vector<user_group> groups{};
};

/// The id that Slackbot has in every workspace.
inline constexpr auto slackbot_id = "USLACKBOT";

/// Slack's `is_bot`: of bots, workflows and the app, not of Slackbot.
bool is_bot(const person& who);

/// Whether that is a human being who can sign in: whom one can play in the sandbox.
bool is_playable(const person& who);

/// Whether that is of this workspace and no guest: sees all public channels and may join them.
bool is_full_member(const person& who);

/// Slack's `is_stranger`: of another workspace, and in no channel that the app is in.
bool is_stranger(const workspace_profile& profile, const person& who);

/// Whether the app can write to that person: whoever can sign in and is no stranger.
bool can_have_dm(const workspace_profile& profile, const person& who);

/// Whether that person is in the channel; the app's bot user by `has_app`.
bool is_in(const channel& where, std::string_view person_id, std::string_view bot_user_id);

/// Adds what every workspace has where it is not there yet: the app's bot user as `app_name`,
/// Slackbot, and the direct message with the app of each person who can have one.
void complete(workspace_profile& profile, const std::string& app_name);

/// The sample workspace (northwind.json): product managers, who they work with, people and bots of
/// every other kind, and the app under `app_name`. All of them are made up.
workspace_profile sample_workspace(const std::string& app_name);

}  // namespace coach::sandbox
