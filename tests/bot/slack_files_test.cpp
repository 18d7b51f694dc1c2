#include "bot/slack_calls.hpp"
#include "sandbox/server.hpp"
#include "tests/bot/scripted_slack.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using namespace coach::bot;
using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using file = std::optional<std::string>;

const std::string png = "\x89PNG\r\n\x1a\nrest";

upload create_upload() {
    return {.name = "radar.png", .title = "Where you stand", .alt_text = "L2 & L3", .bytes = png};
}

const coach::person_id ann{.team = coach::team_id{"T1"}, .member = coach::member_id{"U1"}};

struct fixture : scripted_slack {
    fixture() {
        reserve_at(upload_url());
        answer("upload", {{.type = "text/plain", .body = "OK - 12"}});
        answer("files.completeUploadExternal", {{}});
        answer("files.delete", {{}});
    }

    void reserve_at(const std::string& address) {
        answer("files.getUploadURLExternal",
               {{.body = json{{"ok", true}, {"file_id", "F1"}, {"upload_url", address}}.dump()}});
    }

    file send() { return run(calls.upload_picture(create_upload())); }

    sending post() {
        answer("conversations.open", {{.body = R"({"ok":true,"channel":{"id":"D1"}})"}});
        return run(calls.send_file(create_upload(), ann));
    }

    bool logged(const std::string& words) const {
        return std::ranges::any_of(
            lines, [&](const auto& line) { return line.find(words) != std::string::npos; });
    }
};

canned refusal(const std::string& error, const std::string& more = {}) {
    return {.body = R"({"ok":false,"error":")" + error + '"' + more + "}"};
}

canned info(const std::string& type) {
    return {.body = R"({"ok":true,"file":{"id":"F1","mimetype":")" + type + R"("}})"};
}

/// The sandbox, running on a thread of its own for as long as it lives.
class running_sandbox {
 public:
    running_sandbox() : thread_([this] { server_.run(); }) {}
    running_sandbox(const running_sandbox&) = delete;
    running_sandbox& operator=(const running_sandbox&) = delete;
    ~running_sandbox() {
        server_.stop();
        thread_.join();
    }

    std::string setting(const std::string& name) const {
        for (const auto& [known, value] : server_.environment()) {
            if (known == name) return value;
        }
        return {};
    }

 private:
    coach::sandbox::server server_{
        {.bot_token = "xoxb-test", .files = {.processing = 20ms}, .limits_rates = false}};
    std::thread thread_;
};

}  // namespace

TEST_CASE_METHOD(fixture, "a file is reserved, sent without a token, and completed") {
    CHECK(send() == file{"F1"});

    CHECK(called() == std::vector<std::string>{"files.getUploadURLExternal", "upload",
                                               "files.completeUploadExternal"});
    CHECK(request(0).body == "alt_txt=L2%20%26%20L3&filename=radar.png&length=12");
    CHECK(request(1).body == png);
    CHECK(request(1).headers.at("content-type") == "application/octet-stream");
    CHECK(request(1).headers.at("content-length") == "12");
    CHECK_FALSE(request(1).headers.contains("authorization"));
    CHECK(json::parse(request(2).body) ==
          json{{"files", {{{"id", "F1"}, {"title", "Where you stand"}}}}});
}

TEST_CASE_METHOD(fixture, "a file for somebody is posted to their direct messages") {
    const auto sent = post();
    CHECK(sent.what == sending::fate::arrived);
    CHECK(sent.where == "D1/F1");
    CHECK(json::parse(request(3).body)["channel_id"] == "D1");
}

TEST_CASE_METHOD(fixture, "a file is not sent to a stranger, and no log names the address") {
    for (const auto* const address :
         {"https://evil.test/upload/v1/secret", "https://files.slack.com/upload/v1/secret",
          "https://slack.com.evil.test/secret", "ws://localhost:1/secret", "nonsense-secret", ""}) {
        reserve_at(address);
        CHECK_FALSE(send());
    }
    CHECK(std::ranges::count(called(), "upload") == 0);
    CHECK(logged("cause=foreign_url"));
    CHECK_FALSE(logged("secret"));
}

TEST_CASE_METHOD(fixture, "a missing scope is named, and nothing is sent") {
    answer("files.getUploadURLExternal",
           {refusal("missing_scope", R"(,"needed":"files:write","provided":"commands")")});

    CHECK_FALSE(send());
    CHECK(called().size() == 1);
    CHECK(logged("cause=missing_scope scope=files:write"));
}

TEST_CASE_METHOD(fixture, "bytes that are not taken are not sent again, and not completed") {
    for (const unsigned status : {400U, 404U, 429U, 500U, 503U}) {
        answer("upload", {{.status = status, .type = "text/html", .body = "<html>secret"}});
        CHECK_FALSE(send());
        CHECK(logged("cause=http_" + std::to_string(status)));
    }
    CHECK(std::ranges::count(called(), "upload") == 5);
    CHECK(std::ranges::count(called(), "files.completeUploadExternal") == 0);
    CHECK_FALSE(logged("secret"));
}

TEST_CASE_METHOD(fixture, "a connection that ends during the upload is no second upload") {
    answer("upload", {{.close_instead = true}});
    CHECK_FALSE(send());
    CHECK(std::ranges::count(called(), "upload") == 1);
}

TEST_CASE_METHOD(fixture, "a completion that nobody knows about is not repeated") {
    answer("files.completeUploadExternal", {{.close_instead = true}});

    SECTION("a private file is deleted, for it may be there") {
        CHECK_FALSE(send());
        CHECK(called().back() == "files.delete");
    }
    SECTION("a file that may have been posted stays") {
        CHECK(post().what == sending::fate::unknown);
        CHECK(called().back() == "files.completeUploadExternal");
    }
    CHECK(std::ranges::count(called(), "files.completeUploadExternal") == 1);
}

TEST_CASE_METHOD(fixture, "a file that was not even uploaded is not looked for") {
    answer("upload", {{.close_instead = true}});
    CHECK(post().what == sending::fate::later);
    answer("files.getUploadURLExternal", {refusal("missing_scope")});
    CHECK(post().what == sending::fate::refused);
}

TEST_CASE_METHOD(fixture, "a refused completion is no file") {
    answer("files.completeUploadExternal", {refusal("file_not_found")});
    CHECK_FALSE(send());
    CHECK(logged("cause=file_not_found"));
    CHECK(std::ranges::count(called(), "files.delete") == 0);
}

TEST_CASE_METHOD(fixture, "a picture is waited for until Slack knows what it is") {
    answer("files.info", {info(""), {.status = 500}, info(""), info("image/png")});

    CHECK(run(calls.wait_for_picture("F1")));
    CHECK(called() == std::vector<std::string>(4, "files.info"));
    CHECK(request(0).body == "file=F1");
}

TEST_CASE_METHOD(fixture, "a picture that is never processed is given up") {
    answer("files.info", {info("")});

    CHECK_FALSE(run(calls.wait_for_picture("F1")));
    CHECK(called().size() == 7);  // at once, and after 1, 2, 4, 4, 4 and 4 of 20 ms
    CHECK(logged("not processed in time"));
}

TEST_CASE_METHOD(fixture, "a picture that is not there is not waited for") {
    for (const auto* const error : {"file_not_found", "file_deleted", "missing_scope"}) {
        answer("files.info", {refusal(error)});
        CHECK_FALSE(run(calls.wait_for_picture("F1")));
    }
    CHECK(called().size() == 3);
}

TEST_CASE_METHOD(fixture, "a deleted file is gone, also when it was before") {
    answer("files.delete", {{},
                            refusal("file_not_found"),
                            refusal("file_deleted"),
                            refusal("cant_delete_file"),
                            {.status = 500}});

    CHECK(run(calls.delete_file("F1")));
    CHECK(json::parse(request(0).body) == json{{"file", "F1"}});
    CHECK(run(calls.delete_file("F1")));
    CHECK(run(calls.delete_file("F1")));
    CHECK_FALSE(run(calls.delete_file("F1")));
    CHECK_FALSE(run(calls.delete_file("F1")));
}

TEST_CASE("the sandbox takes a picture, shows it and deletes it") {
    const running_sandbox slack;
    boost::asio::io_context context;
    const auto address = coach::slack::parse_url(slack.setting("SLACK_API_URL"));
    REQUIRE(address.has_value());
    coach::slack::web_api api(context.get_executor(),
                              {.api_url = *address, .bot_token = "xoxb-test", .app_token = ""});
    slack_calls calls(context.get_executor(), api, {.first = 5ms});

    const auto uploaded = run_on(context, calls.upload_picture(create_upload()));

    REQUIRE(uploaded);
    CHECK(run_on(context, calls.wait_for_picture(*uploaded)));
    CHECK(run_on(context, calls.delete_file(*uploaded)));
    CHECK_FALSE(run_on(context, calls.wait_for_picture(*uploaded)));
}
