#include "sandbox/workspace/workspace.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::sandbox;
using namespace std::chrono_literals;

namespace {

constexpr auto amara = "U0AMARA001";
constexpr auto mateo = "U0MATEO002";
constexpr auto general = "C0GENERAL1";
const std::chrono::system_clock::time_point noon{1'760'000'000s};

struct fixture {
    workspace space{sample_workspace("Coach")};

    std::string post(std::string channel, std::string text, std::string viewer = "") {
        return space
            .post({.channel = std::move(channel),
                   .user = amara,
                   .text = std::move(text),
                   .viewer = std::move(viewer),
                   .failed = ""},
                  noon)
            .ts;
    }

    std::size_t seen_by(const char* person, const char* channel) {
        return space.messages_for(person, *space.find_channel(channel)).size();
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "time stamps are unique and ascending even within one microsecond") {
    CHECK(post(general, "one") == "1760000000.000000");
    CHECK(post(general, "two") == "1760000000.000001");
}

TEST_CASE_METHOD(fixture, "everybody sees a channel's messages, as they were sent") {
    post(general, "<!channel> *hi* &amp; bye");

    const auto messages = space.messages_for(mateo, *space.find_channel(general));

    REQUIRE(messages.size() == 1);
    CHECK(messages[0]["text"] == "<!channel> *hi* &amp; bye");
    CHECK(messages[0]["ephemeral"] == false);
    CHECK(messages[0]["failed"].is_null());
}

TEST_CASE_METHOD(fixture, "an ephemeral is seen by its viewer alone") {
    post(general, "psst", amara);

    CHECK(seen_by(amara, general) == 1);
    CHECK(seen_by(mateo, general) == 0);
    CHECK(space.take_changes().at(0).audience == amara);
}

TEST_CASE_METHOD(fixture, "a direct message is seen by its person alone") {
    const auto dm = space.find_dm(amara)->id;
    post(dm, "hello");

    CHECK(seen_by(amara, dm.c_str()) == 1);
    CHECK(seen_by(mateo, dm.c_str()) == 0);
    CHECK(space.take_changes().at(0).audience == amara);
}

TEST_CASE_METHOD(fixture, "a replaced message keeps its place and its viewer") {
    const auto ts = post(general, "before", amara);
    post(general, "after it");
    space.take_changes();

    CHECK(space.replace(general, ts, "after", nlohmann::json::array()));

    const auto changes = space.take_changes();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].event == "replaced");
    CHECK(changes[0].audience == amara);
    CHECK(changes[0].data["ts"] == ts);
    CHECK(changes[0].data["text"] == "after");
    CHECK(changes[0].data["edited"] == true);
    CHECK(changes[0].data["ephemeral"] == true);
}

TEST_CASE_METHOD(fixture, "a removed message is gone, and cannot be changed any more") {
    const auto ts = post(general, "oops");
    space.take_changes();

    CHECK(space.remove(general, ts));

    const auto changes = space.take_changes();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].event == "deleted");
    CHECK(changes[0].data == nlohmann::json{{"channel", general}, {"ts", ts}});
    CHECK(seen_by(amara, general) == 0);
    CHECK_FALSE(space.remove(general, ts));
    CHECK_FALSE(space.replace(general, ts, "x", nlohmann::json::array()));
}
