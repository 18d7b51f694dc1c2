#include "sandbox/workspace/people.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace coach::sandbox {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::vector<person> sample_people() {
    return {
        {.id = "U0AMARA001",
         .name = "amara",
         .real_name = "Amara Okafor",
         .display_name = "Amara",
         .title = "Associate Product Manager",
         .about = "Eight months in, owns onboarding, wants to know what the next level takes",
         .color = "#1264a3",
         .initials = "AO",
         .is_bot = false,
         .is_admin = false,
         .tz = "Africa/Lagos",
         .tz_offset = hours(1)},
        {.id = "U0MATEO002",
         .name = "mateo",
         .real_name = "Mateo Herrera",
         .display_name = "Mateo",
         .title = "Senior Product Manager",
         .about = "Amara's manager, prepares 1:1s and gathers feedback about her",
         .color = "#2e7d32",
         .initials = "MH",
         .is_bot = false,
         .is_admin = false,
         .tz = "America/Bogota",
         .tz_offset = -hours(5)},
        {.id = "U0PRIYA003",
         .name = "priya.nair",
         .real_name = "Priya Nair",
         .display_name = "",
         .title = "Software Engineer",
         .about = "Builds with Amara every day and is asked what that is like",
         .color = "#ad1457",
         .initials = "PN",
         .is_bot = false,
         .is_admin = false,
         .tz = "Asia/Kolkata",
         .tz_offset = hours(5) + minutes(30)},
        {.id = "U0SIGRUN04",
         .name = "sigrun",
         .real_name = "Sigrún Helgadóttir",
         .display_name = "Sigrún",
         .title = "Workspace Admin",
         .about = "Runs the workspace and this app, and wants to sleep well",
         .color = "#6a1b9a",
         .initials = "SH",
         .is_bot = false,
         .is_admin = true,
         .tz = "Atlantic/Reykjavik",
         .tz_offset = hours(0)},
    };
}

person automaton(std::string id, std::string name, std::string about, std::string color) {
    const auto initial = name.substr(0, 1);
    return {.id = std::move(id),
            .name = name,
            .real_name = name,
            .display_name = name,
            .title = "",
            .about = std::move(about),
            .color = std::move(color),
            .initials = initial,
            .is_bot = true,
            .is_admin = false,
            .tz = "Etc/UTC",
            .tz_offset = {}};
}

std::vector<channel> sample_channels() {
    constexpr auto open = channel_kind::channel;
    constexpr auto closed = channel_kind::private_channel;
    const std::vector<std::string> all{"U0AMARA001", "U0MATEO002", "U0PRIYA003", "U0SIGRUN04"};
    return {
        {"C0GENERAL1", "general", open, "Company-wide announcements and hellos", "", true, all},
        {"C0PRODUCT2", "product", open, "What we build next, and why", "", true, all},
        {"C0TEATIME3", "tea-time", open, "Anything but work; the app was not invited", "", false,
         all},
        {"C0PMLEADS4",
         "product-leads",
         closed,
         "Where levels and promotions are talked about",
         "",
         true,
         {"U0MATEO002", "U0SIGRUN04"}},
        {"C0SALARY05", "salary-review", closed, "Not for apps", "", false, {"U0SIGRUN04"}},
        {"C0LAUNCH06", "launch-spring", open, "The spring launch, done and archived", "", true, all,
         true},
    };
}

}  // namespace

bool is_in(const channel& where, std::string_view person_id, std::string_view bot_user_id) {
    if (person_id == bot_user_id) return where.has_app;
    return std::ranges::find(where.members, person_id) != where.members.end();
}

workspace_profile sample_workspace(const std::string& app_name) {
    workspace_profile profile{.id = "T0NORTHWND",
                              .name = "Northwind",
                              .domain = "northwind",
                              .app_id = "A0SANDBOX1",
                              .bot_id = "B0SANDBOX1",
                              .bot_user_id = "U0APPBOT05",
                              .app_name = app_name,
                              .people = sample_people(),
                              .channels = sample_channels()};
    for (std::size_t i = 0; i < profile.people.size(); ++i) {
        profile.channels.push_back({"D0DIRECT0" + std::to_string(i + 1),
                                    app_name,
                                    channel_kind::dm,
                                    "",
                                    profile.people[i].id,
                                    true,
                                    {profile.people[i].id}});
    }
    profile.people.push_back(automaton(profile.bot_user_id, app_name, "The app", "#4a154b"));
    auto slackbot = automaton(slackbot_id, "Slackbot", "The workspace itself", "#5f6368");
    slackbot.is_bot = false;
    profile.people.push_back(slackbot);
    return profile;
}

}  // namespace coach::sandbox
