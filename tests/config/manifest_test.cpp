#include "config/manifest.hpp"

#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace {

nlohmann::json parsed_manifest() {
    return nlohmann::json::parse(coach::config::manifest());
}

std::size_t length(const nlohmann::json& text) {
    return text.get<std::string>().size();
}

}  // namespace

TEST_CASE("the manifest keeps Slack's limits") {
    const auto manifest = parsed_manifest();

    const auto& display = manifest.at("display_information");
    CHECK(length(display.at("name")) <= 35);
    CHECK(length(display.at("description")) <= 140);
    CHECK(length(display.at("long_description")) >= 175);
    CHECK(length(display.at("long_description")) <= 4000);
    CHECK(length(display.at("background_color")) == 7);
    CHECK(length(manifest.at("features").at("bot_user").at("display_name")) <= 80);
    for (const auto& command : manifest.at("features").at("slash_commands")) {
        CHECK(command.at("command").get<std::string>().starts_with("/"));
        CHECK(length(command.at("command")) >= 2);
        CHECK(length(command.at("command")) <= 32);
        CHECK(length(command.at("description")) <= 2000);
        CHECK(length(command.at("usage_hint")) <= 1000);
    }
    for (const auto& shortcut : manifest.at("features").at("shortcuts")) {
        CHECK(length(shortcut.at("name")) <= 24);
        CHECK(length(shortcut.at("description")) <= 150);
    }
}

TEST_CASE("the manifest asks for what the app does today and no more") {
    const auto manifest = parsed_manifest();

    const auto& features = manifest.at("features");
    REQUIRE(features.at("slash_commands").size() == 2);
    CHECK(features.at("slash_commands")[0].at("command") == "/level");
    CHECK(features.at("slash_commands")[1].at("command") == "/grow");
    for (const auto& command : features.at("slash_commands")) {
        CHECK(command.at("should_escape") == true);
    }
    const auto& shortcuts = features.at("shortcuts");
    REQUIRE(shortcuts.size() == 3);
    CHECK(shortcuts[0].at("callback_id") == "reflect");
    CHECK(shortcuts[1].at("callback_id") == "give_feedback");
    CHECK(shortcuts[1].at("type") == "global");
    CHECK(shortcuts[2].at("callback_id") == "save_evidence");
    CHECK(shortcuts[2].at("type") == "message");
    CHECK(features.at("app_home").at("home_tab_enabled") == true);
    CHECK(features.at("app_home").at("messages_tab_enabled") == true);
    CHECK(features.at("app_home").at("messages_tab_read_only_enabled") == false);
    const auto& settings = manifest.at("settings");
    CHECK(settings.at("interactivity").at("is_enabled") == true);
    CHECK(settings.at("socket_mode_enabled") == true);
    CHECK(settings.at("token_rotation_enabled") == false);
    CHECK(settings.at("event_subscriptions").at("bot_events") ==
          std::vector<std::string>{"app_home_opened", "app_mention", "message.im", "user_change"});
    CHECK(coach::config::required_scopes() ==
          std::vector<std::string>{"app_mentions:read", "channels:history", "chat:write",
                                   "commands", "dnd:read", "files:read", "files:write",
                                   "groups:history", "im:history", "im:write", "users:read",
                                   "users:read.email"});
}

TEST_CASE("the manifest names no address, since Socket Mode needs none") {
    const std::string text(coach::config::manifest());

    CHECK(text.find("url") == std::string::npos);
    CHECK(text.find("http") == std::string::npos);
}
