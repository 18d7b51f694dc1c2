#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct fixture : stand_in_fixture {
    fixture() : stand_in_fixture(app_with_scopes(R"("chat:write", "channels:history")")) {}

    json post(json arguments) {
        wait(1s);
        arguments["channel"] = general;
        return api("chat.postMessage", arguments)["ts"];
    }

    json history(json arguments = json::object()) {
        if (!arguments.contains("channel")) arguments["channel"] = general;
        return api("conversations.history", arguments);
    }

    json replies(const json& ts, const std::string& more = "") {
        return body_of(
            form("conversations.replies", "channel=C0GENERAL1&ts=" + ts.get<std::string>() + more));
    }
};

std::vector<std::string> texts(const json& page) {
    std::vector<std::string> out;
    for (const auto& m : page["messages"]) out.push_back(m["text"]);
    return out;
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(fixture, "history is newest first, without ephemerals and replies",
                 "[rule:history-content]") {
    const auto first = post({{"text", "one"}});
    post({{"text", "two"}});
    post({{"text", "a reply"}, {"thread_ts", first}});
    post({{"text", "broadcast"}, {"thread_ts", first}, {"reply_broadcast", true}});
    api("chat.postEphemeral", {{"channel", general}, {"user", amara}, {"text", "psst"}});

    const auto page = history();

    CHECK(texts(page) == list{"broadcast", "two", "one"});
    CHECK(page["has_more"] == false);
    CHECK(page["response_metadata"]["next_cursor"] == "");
    CHECK(page["messages"][2]["reply_count"] == 2);
}

TEST_CASE_METHOD(fixture, "a page may be short, and the end is an empty cursor",
                 "[rule:short-pages]") {
    for (const auto* text : {"1", "2", "3", "4", "5"}) post({{"text", text}});
    list all;
    std::string cursor;
    int pages = 0;
    do {
        const auto page = history({{"limit", 3}, {"cursor", cursor}});
        for (const auto& text : texts(page)) all.push_back(text);
        cursor = page["response_metadata"]["next_cursor"];
        CHECK((page["messages"].size() < 3 || cursor.empty()));
        ++pages;
    } while (!cursor.empty() && pages < 9);

    CHECK(all == list{"5", "4", "3", "2", "1"});
    CHECK(pages == 2);
    CHECK(history({{"cursor", "x"}})["error"] == "invalid_cursor");
    CHECK(history({{"limit", 0}})["error"] == "invalid_limit");
    CHECK(history({{"limit", "1001"}})["error"] == "invalid_limit");
}

TEST_CASE_METHOD(fixture, "a page of one makes progress too") {
    post({{"text", "1"}});
    post({{"text", "2"}});
    const auto page = history({{"limit", 1}});
    CHECK(texts(page) == list{"2"});
    CHECK(texts(history({{"limit", 1}, {"cursor", page["response_metadata"]["next_cursor"]}})) ==
          list{"1"});
}

TEST_CASE_METHOD(fixture, "bounds in time are exclusive unless asked otherwise") {
    const auto one = post({{"text", "1"}});
    post({{"text", "2"}});
    const auto three = post({{"text", "3"}});

    CHECK(texts(history({{"oldest", one}, {"latest", three}})) == list{"2"});
    CHECK(texts(history({{"oldest", one}, {"latest", three}, {"inclusive", true}})) ==
          list{"3", "2", "1"});
    CHECK(texts(history({{"oldest", "1760000002"}, {"inclusive", "true"}})) == list{"3", "2"});
    CHECK(history({{"oldest", "yesterday"}})["error"] == "invalid_ts_oldest");
    CHECK(history({{"latest", "."}})["error"] == "invalid_ts_latest");
}

TEST_CASE_METHOD(fixture, "metadata is shown to who asks for it", "[rule:metadata-on-request]") {
    const json metadata{{"event_type", "sent"}, {"event_payload", {{"id", 1}}}};
    post({{"text", "x"}, {"metadata", metadata}});

    CHECK_FALSE(history()["messages"][0].contains("metadata"));
    CHECK(history({{"include_all_metadata", true}})["messages"][0]["metadata"] == metadata);
    CHECK_FALSE(messages(amara).at(0).contains("metadata"));
}

TEST_CASE_METHOD(fixture, "the scope goes by the kind of the conversation",
                 "[rule:history-scopes]") {
    const auto dm = history({{"channel", amaras_dm}});
    CHECK(dm["error"] == "missing_scope");
    CHECK(dm["needed"] == "im:history");
    CHECK(history({{"channel", "C0PMLEADS4"}})["needed"] == "groups:history");
}

TEST_CASE_METHOD(fixture, "only a member reads what was posted", "[rule:history-membership]") {
    CHECK(history()["ok"] == true);
    CHECK(history({{"channel", uninvited}})["error"] == "not_in_channel");
    CHECK(history({{"channel", invisible}})["error"] == "channel_not_found");
}

TEST_CASE_METHOD(fixture, "metadata outlives an update that says nothing of it",
                 "[rule:update-keeps-metadata]") {
    const json metadata{{"event_type", "call"}, {"event_payload", {{"mark", "7"}}}};
    const auto ts = post({{"text", "before"}, {"metadata", metadata}});
    const auto metadata_now = [&] {
        return history({{"include_all_metadata", true}})["messages"][0].value("metadata", json{});
    };

    api("chat.update", {{"channel", general}, {"ts", ts}, {"text", "after"}});
    CHECK(metadata_now() == metadata);
    api("chat.update",
        {{"channel", general}, {"ts", ts}, {"text", "after"}, {"metadata", json::object()}});
    CHECK(metadata_now().empty());
}

TEST_CASE_METHOD(fixture, "replies come oldest first, behind their parent", "[rule:threads]") {
    const auto parent = post({{"text", "question"}});
    post({{"text", "elsewhere"}});
    const auto first = post({{"text", "one"}, {"thread_ts", parent}});
    post({{"text", "two"}, {"thread_ts", parent}});

    CHECK(texts(replies(parent)) == list{"question", "one", "two"});
    CHECK(texts(replies(first)) == list{"one"});
    CHECK(replies("1.000000")["error"] == "thread_not_found");
    const auto page = replies(parent, "&limit=2");
    CHECK(page["has_more"] == true);
    const auto cursor = page["response_metadata"]["next_cursor"].get<std::string>();
    CHECK(texts(replies(parent, "&cursor=" + cursor)) == list{"one", "two"});
    CHECK(api("conversations.replies", {{"channel", general}, {"ts", parent}})["error"] ==
          "invalid_arguments");
}
