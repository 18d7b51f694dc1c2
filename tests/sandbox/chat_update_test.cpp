#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::testing;
using nlohmann::json;

namespace {

const json divider{{"type", "divider"}, {"block_id", "b"}};

struct fixture : stand_in_fixture {
    std::string ts = api("chat.postMessage", {{"channel", general},
                                              {"text", "before"},
                                              {"blocks", {divider}},
                                              {"attachments", {{{"text", "a"}}}}})["ts"];

    json update(json arguments) {
        if (!arguments.contains("channel")) arguments["channel"] = general;
        if (!arguments.contains("ts")) arguments["ts"] = ts;
        return api("chat.update", arguments);
    }

    json error(const json& arguments) { return update(arguments)["error"]; }
};

}  // namespace

TEST_CASE_METHOD(fixture, "text alone takes the blocks away and marks the message as edited",
                 "[rule:update-resets]") {
    const auto reply = update({{"text", "after <!here>"}});

    CHECK(reply["ts"] == ts);
    CHECK(reply["text"] == "after <!here>");
    const auto seen = messages(mateo).at(0);
    CHECK(seen["text"] == "after <!here>");
    CHECK(seen["blocks"].empty());
    CHECK(seen["attachments"].size() == 1);
    CHECK(seen["edited"] == true);
    CHECK(seen["notifies"]["channel_wide"] == json{"here"});
}

TEST_CASE_METHOD(fixture, "blocks replace blocks without the mark") {
    update({{"text", "after"}, {"blocks", {divider, divider}}});
    CHECK(messages(mateo).at(0)["edited"] == false);
    update({{"text", "after"}, {"blocks", {divider, {{"type", "divider"}}}}});
    CHECK(messages(mateo).at(0)["blocks"].size() == 2);
}

TEST_CASE_METHOD(fixture, "attachments alone keep the blocks; an empty list removes attachments") {
    update({{"attachments", {{{"text", "b"}}}}});
    CHECK(messages(mateo).at(0)["blocks"].size() == 1);
    CHECK(messages(mateo).at(0)["attachments"][0]["text"] == "b");

    update({{"text", "x"}, {"attachments", json::array()}});
    CHECK(messages(mateo).at(0)["attachments"].empty());
}

TEST_CASE_METHOD(fixture, "link_names counts only where it is given again",
                 "[rule:update-resets]") {
    update({{"text", "@here"}, {"link_names", true}});
    CHECK(messages(mateo).at(0)["text"] == "<!here>");
    update({{"text", "@here"}});
    CHECK(messages(mateo).at(0)["text"] == "@here");
}

TEST_CASE_METHOD(fixture, "only ids of conversations are taken", "[rule:update-wants-ids]") {
    const auto dm = api("chat.postMessage", {{"channel", amara}, {"text", "hi"}});
    CHECK(error({{"channel", amara}, {"ts", dm["ts"]}, {"text", "x"}}) == "channel_not_found");
    CHECK(error({{"channel", "#general"}, {"text", "x"}}) == "channel_not_found");
    CHECK(update({{"channel", dm["channel"]}, {"ts", dm["ts"]}, {"text", "x"}})["ok"] == true);
}

TEST_CASE_METHOD(fixture, "others' messages are not the app's to change", "[rule:own-messages]") {
    control("messages", {{"channel", general}, {"text", "mine"}});
    const auto theirs = messages(amara).at(1)["ts"];
    CHECK(error({{"ts", theirs}, {"text", "x"}}) == "cant_update_message");
    CHECK(api("chat.delete", {{"channel", general}, {"ts", theirs}})["error"] ==
          "cant_delete_message");
}

TEST_CASE_METHOD(fixture, "ephemerals are not found", "[rule:ephemeral-not-updatable]") {
    const auto secret =
        api("chat.postEphemeral",
            {{"channel", general}, {"user", amara}, {"text", "psst"}})["message_ts"];
    CHECK(error({{"ts", secret}, {"text", "x"}}) == "message_not_found");
    CHECK(api("chat.delete", {{"channel", general}, {"ts", secret}})["error"] ==
          "message_not_found");
    CHECK(error({{"ts", "1.000000"}, {"text", "x"}}) == "message_not_found");
}

TEST_CASE_METHOD(fixture, "an update is shorter than a message may be", "[rule:update-4000]") {
    CHECK(update({{"text", std::string(4000, 'x')}})["ok"] == true);
    CHECK(error({{"text", std::string(4001, 'x')}}) == "msg_too_long");
    CHECK(error(json::object()) == "no_text");
}

TEST_CASE_METHOD(fixture, "a reply can be broadcast later, by itself") {
    const auto reply = api("chat.postMessage",
                           {{"channel", general}, {"text", "answer"}, {"thread_ts", ts}})["ts"];
    CHECK(error({{"ts", reply}, {"reply_broadcast", true}, {"text", "x"}}) ==
          "no_dual_broadcast_content_update");
    CHECK(error({{"reply_broadcast", true}}) == "cant_broadcast_message");
    CHECK(update({{"ts", reply}, {"reply_broadcast", true}})["ok"] == true);
    CHECK(messages(mateo).at(1)["subtype"] == "thread_broadcast");
    CHECK(messages(mateo).at(1)["text"] == "answer");
}

TEST_CASE_METHOD(fixture, "a deleted message is gone") {
    const auto reply = api("chat.delete", {{"channel", general}, {"ts", ts}});

    CHECK(reply == json{{"ok", true}, {"channel", general}, {"ts", ts}});
    CHECK(messages(mateo).empty());
}
