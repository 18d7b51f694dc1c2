#include "config/framework_file.hpp"
#include "tests/bot/walk.hpp"
#include "tests/support/catch.hpp"

#include <optional>
#include <string>

namespace {

using namespace coach;
using coach::testing::filled_form;
using coach::testing::handler_scene;
using coach::testing::seen;
using coach::testing::send;

/// What somebody who has assessed themselves sees when they ask for the picture.
seen ask_for_picture(handler_scene& scene, const std::optional<std::string>& file) {
    scene.pictures.file = file;
    const auto& ladder = scene.ladder;
    send(scene, scene.command("/level", "set 2"));
    send(scene,
         scene.submission("assessment", filled_form().choice("stage/" + ladder.competencies[0].key,
                                                             ladder.levels[0].key)));
    return send(scene, scene.command("/level", "picture"));
}

}  // namespace

TEST_CASE("a picture's figures stand there in words at once, then with the picture") {
    handler_scene scene(config::embedded_framework());
    const auto shown = ask_for_picture(scene, "F1");
    REQUIRE(shown.messages.size() == 2);
    CHECK(shown.messages[0].dump().find("being drawn") != std::string::npos);
    CHECK(shown.messages[1].dump().find(R"("slack_file":{"id":"F1"})") != std::string::npos);
    for (const auto& page : shown.messages) {
        CHECK(page.dump().find("Learning → Mastering") != std::string::npos);
    }
}

TEST_CASE("where there can be no picture, the page says so and keeps the words") {
    handler_scene scene(config::embedded_framework());
    const auto shown = ask_for_picture(scene, std::nullopt);
    REQUIRE(shown.messages.size() == 2);
    CHECK(shown.messages[1].dump().find("shows no picture") != std::string::npos);
    CHECK(shown.messages[1].dump().find("Learning → Mastering") != std::string::npos);
}
