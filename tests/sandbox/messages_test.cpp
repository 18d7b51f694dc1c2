#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::testing;
using nlohmann::json;

namespace {

struct fixture : stand_in_fixture {
    fixture() : stand_in_fixture(app_with_scopes(R"("chat:write", "reactions:write")")) {}

    json post(json arguments) {
        if (!arguments.contains("channel")) arguments["channel"] = general;
        return api("chat.postMessage", arguments);
    }

    json error(const json& arguments) { return post(arguments)["error"]; }

    std::string post_text(const std::string& text) { return post({{"text", text}})["ts"]; }
};

json sections(std::size_t count, std::size_t length) {
    auto blocks = json::array();
    for (std::size_t i = 0; i < count; ++i) {
        blocks.push_back({{"type", "section"},
                          {"text", {{"type", "plain_text"}, {"text", std::string(length, 'x')}}}});
    }
    return blocks;
}

}  // namespace

TEST_CASE_METHOD(fixture, "a reply is counted on its parent", "[rule:threads]") {
    const auto parent = post_text("question");
    const auto reply = post({{"text", "answer"}, {"thread_ts", parent}});

    CHECK(reply["message"]["thread_ts"] == parent);
    CHECK(reply["message"]["parent_user_id"] == "U0APPBOT05");
    const auto seen = messages(mateo);
    CHECK(seen.at(0)["reply_count"] == 1);
    CHECK(seen.at(0)["thread_ts"] == parent);
    CHECK(seen.at(0)["latest_reply"] == reply["ts"]);
    CHECK(seen.at(1)["thread_ts"] == parent);
    CHECK_FALSE(seen.at(1).contains("reply_count"));
}

TEST_CASE_METHOD(fixture, "a reply to a reply stands in the same thread") {
    const auto parent = post_text("question");
    const auto reply = post({{"text", "answer"}, {"thread_ts", parent}})["ts"];
    const auto second = post({{"text", "thanks"}, {"thread_ts", reply}});

    CHECK(second["message"]["thread_ts"] == parent);
    CHECK(messages(mateo).at(0)["reply_count"] == 2);
}

TEST_CASE_METHOD(fixture, "a thread needs a parent that others see", "[rule:threads]") {
    const auto secret =
        api("chat.postEphemeral", {{"channel", general}, {"user", amara}, {"text", "psst"}});
    CHECK(error({{"text", "x"}, {"thread_ts", "1.000000"}}) == "thread_not_found");
    CHECK(error({{"text", "x"}, {"thread_ts", secret["message_ts"]}}) == "thread_not_found");
}

TEST_CASE_METHOD(fixture, "people reply in threads too") {
    const auto parent = post_text("question");
    const auto say = [&](const std::string& thread) {
        return control("messages", {{"channel", general}, {"text", "me"}, {"thread_ts", thread}});
    };
    CHECK(say(parent).status == 202);
    CHECK(messages(mateo).at(1)["thread_ts"] == parent);
    CHECK(messages(mateo).at(0)["reply_users"] == json{amara});
    CHECK(say("1.000000").status == 404);
}

TEST_CASE_METHOD(fixture, "a broadcast reply says so") {
    const auto parent = post_text("question");
    const auto reply = post({{"text", "a"}, {"thread_ts", parent}, {"reply_broadcast", true}});

    CHECK(reply["message"]["subtype"] == "thread_broadcast");
    CHECK(messages(mateo).at(1)["subtype"] == "thread_broadcast");
}

TEST_CASE_METHOD(fixture, "a deleted parent leaves a tombstone, a deleted reply is uncounted",
                 "[rule:tombstone]") {
    const auto parent = post_text("question");
    const auto reply = post({{"text", "answer"}, {"thread_ts", parent}})["ts"];
    api("chat.delete", {{"channel", general}, {"ts", parent}});
    CHECK(messages(mateo).at(0)["subtype"] == "tombstone");
    CHECK(messages(mateo).at(0)["text"] != "question");

    api("chat.delete", {{"channel", general}, {"ts", reply}});
    CHECK(messages(mateo).size() == 1);
    CHECK_FALSE(messages(mateo).at(0).contains("reply_count"));
}

TEST_CASE_METHOD(fixture, "private channels without the app are invisible to it",
                 "[rule:invisible-private]") {
    const json hello{{"text", "x"}, {"channel", invisible}};
    CHECK(error(hello) == "channel_not_found");
    CHECK(error({{"text", "x"}, {"channel", "#salary-review"}}) == "channel_not_found");
    CHECK(post({{"text", "x"}, {"channel", "C0PMLEADS4"}})["ok"] == true);
}

TEST_CASE_METHOD(fixture, "archived channels take no message", "[rule:archived]") {
    CHECK(error({{"text", "x"}, {"channel", archived}}) == "is_archived");
}

TEST_CASE_METHOD(fixture, "text above 40,000 characters is truncated, with a warning",
                 "[rule:text-truncated]") {
    const auto reply = post({{"text", std::string(40'001, 'x')}});

    CHECK(reply["warning"] == "message_truncated");
    CHECK(reply["response_metadata"]["warnings"] == json{"message_truncated"});
    CHECK(reply["message"]["text"].get<std::string>().size() == 40'000);
    CHECK_FALSE(post({{"text", std::string(40'000, 'x')}}).contains("warning"));
}

TEST_CASE_METHOD(fixture, "markdown_text has its own limit, and stands alone",
                 "[rule:markdown-text]") {
    CHECK(post({{"markdown_text", std::string(12'000, 'x')}})["ok"] == true);
    CHECK(error({{"markdown_text", std::string(12'001, 'x')}}) == "msg_too_long");
    CHECK(error({{"markdown_text", "a"}, {"blocks", json::array()}}) == "markdown_text_conflict");
}

TEST_CASE_METHOD(fixture, "attachments are kept, a hundred at most", "[rule:attachments]") {
    CHECK(post({{"attachments", json(100, {{"text", "a"}})}})["message"]["attachments"].size() ==
          100);
    CHECK(error({{"attachments", json(101, {{"text", "a"}})}}) == "too_many_attachments");
    CHECK(error({{"text", "x"}, {"attachments", "{"}}) == "invalid_attachments");
    CHECK(error({{"text", "x"}, {"attachments", "7"}}) == "invalid_attachments");
}

TEST_CASE_METHOD(fixture, "blocks together have a limit of their own", "[rule:blocks-too-long]") {
    CHECK(post({{"text", "x"}, {"blocks", sections(4, 3000)}})["ok"] == true);
    CHECK(error({{"text", "x"}, {"blocks", sections(5, 3000)}}) == "msg_blocks_too_long");
}

TEST_CASE_METHOD(fixture, "metadata has a type and a payload") {
    const json good{{"event_type", "sent"}, {"event_payload", {{"id", 1}}}};
    CHECK(post({{"text", "x"}, {"metadata", good}})["ok"] == true);
    CHECK(post({{"text", "x"}, {"metadata", good.dump()}})["ok"] == true);
    CHECK(error({{"text", "x"}, {"metadata", "{"}}) == "invalid_metadata_format");
    CHECK(error({{"text", "x"}, {"metadata", {{"event_type", "sent"}}}}) ==
          "invalid_metadata_schema");
    const json large{{"event_type", "sent"},
                     {"event_payload", {{"id", std::string(std::size_t{17} * 1024, 'x')}}}};
    CHECK(error({{"text", "x"}, {"metadata", large}}) == "metadata_too_large");
}

TEST_CASE_METHOD(fixture, "the page is told whom a message notifies", "[rule:live-mentions]") {
    post({{"text", "<@U0MATEO002> &lt;!here&gt;"}});
    post({{"text", "@here"}});
    post({{"text", "@here"}, {"link_names", "1"}});
    post({{"text", "@mateo"}, {"parse", "full"}});
    control("messages", {{"channel", general}, {"text", "hi @channel"}});

    const auto seen = messages(amara);
    CHECK(seen.at(0)["notifies"] == json{{"people", {"U0MATEO002"}},
                                         {"groups", json::array()},
                                         {"channel_wide", json::array()}});
    CHECK(seen.at(1)["notifies"]["channel_wide"].empty());
    CHECK(seen.at(2)["notifies"]["channel_wide"] == json{"here"});
    CHECK(seen.at(3)["notifies"]["people"] == json{"U0MATEO002"});
    CHECK(seen.at(4)["notifies"]["channel_wide"] == json{"channel"});
}

TEST_CASE_METHOD(fixture, "an ephemeral needs a viewer who is in the channel") {
    const auto ephemeral = [&](const json& arguments) {
        return api("chat.postEphemeral", arguments)["error"];
    };
    CHECK(ephemeral({{"channel", "C0PMLEADS4"}, {"user", amara}, {"text", "x"}}) ==
          "user_not_in_channel");
    CHECK(ephemeral({{"channel", general}, {"user", "U0APPBOT05"}, {"text", "x"}}) ==
          "user_not_in_channel");
    CHECK(ephemeral({{"channel", archived}, {"user", amara}, {"text", "x"}}) == "is_archived");
    CHECK(ephemeral({{"channel", general}, {"text", "x"}}) == "invalid_arguments");
}

TEST_CASE_METHOD(fixture, "a permalink names the message, a reply's its thread too") {
    const auto parent = post_text("question");
    const auto reply = post({{"text", "answer"}, {"thread_ts", parent}})["ts"].get<std::string>();
    const auto link = [&](const std::string& ts) {
        return body_of(form("chat.getPermalink", "channel=C0GENERAL1&message_ts=" + ts));
    };

    CHECK(link(parent)["permalink"] ==
          "https://northwind.slack.com/archives/C0GENERAL1/p1760000000000000");
    CHECK(link(reply)["permalink"].get<std::string>().ends_with("?thread_ts=" + parent +
                                                                "&cid=C0GENERAL1"));
    CHECK(link("1.000000")["error"] == "message_not_found");
    CHECK(api("chat.getPermalink", {{"channel", general}, {"message_ts", parent}})["error"] ==
          "invalid_arguments");
}

TEST_CASE_METHOD(fixture, "an emoji is put to a message once", "[rule:reactions]") {
    const auto ts = post_text("done");
    const auto react = [&](const std::string& name, const std::string& at) {
        return api("reactions.add", {{"channel", general}, {"timestamp", at}, {"name", name}});
    };
    CHECK(react("tada", ts)["ok"] == true);
    CHECK(react("wave::skin-tone-2", ts)["ok"] == true);
    CHECK(react("tada", ts)["error"] == "already_reacted");
    CHECK(react(":tada:", ts)["error"] == "invalid_name");
    CHECK(react("wave::skin-tone-7", ts)["error"] == "invalid_name");
    CHECK(react("tada", "1.000000")["error"] == "message_not_found");

    const json tada{{"name", "tada"}, {"users", {"U0APPBOT05"}}};
    CHECK(messages(amara).at(0)["reactions"][0] == tada);
}

TEST_CASE_METHOD(fixture, "more than five messages at once are too many for a channel",
                 "[rule:one-message-a-second]") {
    for (int i = 0; i < 5; ++i) CHECK(post({{"text", "x"}})["ok"] == true);

    const auto reply = form("chat.postMessage", "channel=%23general&text=x");

    CHECK(reply.status == 429);
    CHECK(body_of(reply)["error"] == "ratelimited");
    CHECK(reply.headers.at(0) == std::pair<std::string, std::string>{"retry-after", "1"});
    CHECK(messages(amara).size() == 5);
    CHECK(post({{"text", "x"}, {"channel", amara}})["ok"] == true);
    wait(std::chrono::seconds(1));
    CHECK(post({{"text", "x"}})["ok"] == true);
}
