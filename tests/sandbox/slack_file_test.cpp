#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct fixture : stand_in_fixture {
    fixture()
        : stand_in_fixture(
              app_with_scopes(R"("commands", "chat:write", "files:write", "files:read")")) {}

    std::string add(const std::string& bytes) {
        const auto place = body_of(form("files.getUploadURLExternal",
                                        "filename=a&length=" + std::to_string(bytes.size())));
        const auto url = place["upload_url"].get<std::string>();
        request("POST", url.substr(url.find("/upload/")), bytes,
                {{"content-type", "application/octet-stream"}});
        api("files.completeUploadExternal", {{"files", {{{"id", place["file_id"]}}}}});
        return place["file_id"];
    }

    json post(const json& slack_file) {
        const json image{{"type", "image"}, {"alt_text", "a"}, {"slack_file", slack_file}};
        return api("chat.postMessage", {{"channel", general}, {"text", "x"}, {"blocks", {image}}});
    }
};

constexpr auto gif = "GIF89a...";

}  // namespace

TEST_CASE_METHOD(fixture, "a picture can be shown only when it is processed",
                 "[rule:slack-file-ready]") {
    const auto id = add(gif);
    const auto early = post({{"id", id}});
    CHECK(early["error"] == "invalid_blocks");
    CHECK(early["errors"][0] == "invalid slack file [json-pointer:/blocks/0/slack_file]");

    wait(800ms);
    CHECK(post({{"id", id}})["ok"] == true);
}

TEST_CASE_METHOD(fixture, "only pictures can be shown", "[rule:slack-file-picture]") {
    const auto id = add("plain words");
    wait(1s);
    CHECK(post({{"id", id}})["error"] == "invalid_blocks");
    CHECK(post({{"id", "F9"}})["error"] == "invalid_blocks");
}

TEST_CASE_METHOD(fixture, "a picture is named by id or by one of its addresses, not by both",
                 "[rule:slack-file-id-xor-url]") {
    const auto id = add(gif);
    wait(1s);
    const auto file = body_of(form("files.info", "file=" + id))["file"];
    CHECK(post({{"url", file["url_private"]}})["ok"] == true);
    CHECK(post({{"url", file["permalink"]}})["ok"] == true);
    CHECK(post({{"url", "http://127.0.0.1:4000/elsewhere"}})["error"] == "invalid_blocks");
    CHECK(post({{"id", id}, {"url", file["permalink"]}})["error"] == "invalid_blocks");
}

TEST_CASE_METHOD(fixture, "a picture in an accessory and in an answer is checked too") {
    const json image{{"type", "image"}, {"alt_text", "a"}, {"slack_file", {{"id", "F9"}}}};
    const json section{{"type", "section"},
                       {"text", {{"type", "plain_text"}, {"text", "a"}}},
                       {"accessory", image}};
    const auto reply =
        api("chat.postMessage", {{"channel", general}, {"text", "x"}, {"blocks", {section}}});
    CHECK(reply["errors"][0] == "invalid slack file [json-pointer:/blocks/0/accessory/slack_file]");

    connect();
    const auto answer = respond(run_command("/level", ""), {{"blocks", {image}}});
    CHECK(answer.status == 404);
    CHECK(body_of(answer)["error"] == "invalid_blocks");
}
