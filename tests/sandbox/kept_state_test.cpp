#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using fixture = stand_in_fixture;

constexpr auto scopes = R"("commands", "chat:write", "files:read", "files:write")";

/// Another run that goes on where `earlier` is.
struct later_run : fixture {
    explicit later_run(const fixture& earlier) : fixture(app_with_scopes(scopes)) {
        slack.restore(json::parse(earlier.slack.keep().dump()), now);
    }
};

json texts(const json& messages) {
    auto out = json::array();
    for (const auto& each : messages) out.push_back(each["text"]);
    return out;
}

}  // namespace

TEST_CASE("what was said, shown and set outlives a run; what was only for one does not") {
    fixture earlier(app_with_scopes(scopes));
    earlier.control("messages", {{"channel", general}, {"text", "Good morning"}});
    const auto parent = earlier.messages(amara).at(0)["ts"];
    earlier.control("messages", {{"channel", general}, {"text", "And you"}, {"thread_ts", parent}});
    earlier.api("chat.postEphemeral", {{"channel", general}, {"user", amara}, {"text", "Psst"}});
    earlier.api("views.publish",
                {{"user_id", amara}, {"view", {{"type", "home"}, {"blocks", json::array()}}}});
    earlier.control("people", {{"person", mateo}, {"status", {{"text", "Away"}, {"emoji", ""}}}});
    earlier.control("clock", {{"forward", 60}});

    later_run later(earlier);

    CHECK(texts(later.messages(amara)) == json{"Good morning", "And you"});
    CHECK(later.messages(amara).at(0)["reply_count"] == 1);
    CHECK(later.slack.moved_by() == 60s);
    const auto state = body_of(later.request("GET", "/_sandbox/state?as=" + std::string(amara)));
    CHECK(state["home"].is_object());
    for (const auto& person : state["people"]) {
        if (person["id"] == mateo) CHECK(person["status"]["text"] == "Away");
    }
}

TEST_CASE("a message of a later run comes after those that were kept") {
    fixture earlier(app_with_scopes(scopes));
    earlier.control("messages", {{"channel", general}, {"text", "First"}});

    later_run later(earlier);
    later.control("messages", {{"channel", general}, {"text", "Second"}});

    CHECK(texts(later.messages(amara)) == json{"First", "Second"});
}

TEST_CASE_METHOD(fixture, "the sample story is told to nobody as news") {
    connect();
    slack.tell_sample_story(now);

    CHECK(messages(amara).size() > 2);
    CHECK(messages(mateo, "C0PRODUCT2").size() > 5);
    CHECK(changes("message").empty());
    CHECK(envelopes().empty());
}
