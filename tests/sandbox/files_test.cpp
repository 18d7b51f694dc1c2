#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

const std::string png = "\x89PNG\r\n\x1a\nrest";

struct upload {
    std::string id;
    std::string path;
};

struct fixture : stand_in_fixture {
    fixture() : stand_in_fixture(app_with_scopes(R"("chat:write", "files:write", "files:read")")) {}

    json reserve(const std::string& fields) {
        return body_of(form("files.getUploadURLExternal", fields));
    }

    upload start(std::size_t length, const std::string& more = "") {
        const auto reply = reserve("filename=radar.png&length=" + std::to_string(length) + more);
        const auto url = reply["upload_url"].get<std::string>();
        return {reply["file_id"], url.substr(url.find("/upload/"))};
    }

    coach::sandbox::http_reply send(const upload& to, const std::string& bytes) {
        return request("POST", to.path, bytes, {{"content-type", "application/octet-stream"}});
    }

    json complete(const std::string& id, json more = json::object()) {
        more["files"] = {{{"id", id}, {"title", "Radar"}}};
        return api("files.completeUploadExternal", more);
    }

    json info(const std::string& id) { return body_of(form("files.info", "file=" + id)); }

    /// An upload that is complete, and shared as `more` says.
    std::string add(const std::string& bytes, const json& more = json::object()) {
        const auto to = start(bytes.size());
        send(to, bytes);
        complete(to.id, more);
        return to.id;
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "an upload is asked for with name and length", "[rule:upload-ask]") {
    const auto reply = reserve("filename=a.png&length=5");
    CHECK(reply["upload_url"].get<std::string>().starts_with("http://127.0.0.1:4000/upload/v1/"));
    CHECK(reply["file_id"].get<std::string>().starts_with("F0"));

    CHECK(reserve("length=5")["error"] == "invalid_arguments");
    CHECK(reserve("filename=a.png")["error"] == "invalid_arguments");
    CHECK(reserve("filename=a.png&length=0")["error"] == "invalid_arguments");
    CHECK(reserve("filename=a.png&length=99999999999")["error"] == "file_upload_size_restricted");
    CHECK(reserve("filename=a&length=1&alt_txt=" + std::string(1001, 'x'))["error"] ==
          "alt_txt_too_large");
    CHECK(api("files.getUploadURLExternal", {{"filename", "a"}, {"length", 5}})["error"] ==
          "invalid_arguments");
}

TEST_CASE_METHOD(fixture, "the bytes have exactly the promised length, and come once",
                 "[rule:upload-exact]") {
    const auto to = start(png.size());
    CHECK(send(to, png + "x").status == 400);
    CHECK(complete(to.id)["error"] == "file_not_found");

    const auto reply = send(to, png);
    CHECK(reply.status == 200);
    CHECK(reply.body == "OK - 12");
    CHECK(reply.content_type.starts_with("text/plain"));
    CHECK(send(to, png).status == 404);
    CHECK(send({"", "/upload/v1/none"}, png).status == 404);
    CHECK(request("GET", to.path).status == 405);
}

TEST_CASE_METHOD(fixture, "an address to upload to grows old", "[rule:upload-expires]") {
    const auto to = start(png.size());
    wait(10min);
    CHECK(send(to, png).status == 404);
    CHECK(complete(to.id)["error"] == "file_not_found");
}

TEST_CASE_METHOD(fixture, "a form may carry the bytes") {
    const auto to = start(png.size());
    const auto reply =
        request("POST", to.path,
                "--XY\r\nContent-Disposition: form-data; name=\"filename\"\r\n\r\nradar.png\r\n"
                "--XY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" +
                    png + "\r\n--XY--\r\n",
                {{"content-type", "multipart/form-data; boundary=XY"}});

    CHECK(reply.body == "OK - 12");
    CHECK(request("POST", start(1).path, "x", {{"content-type", "multipart/form-data"}}).status ==
          400);
}

TEST_CASE_METHOD(fixture, "a file is processed after it was completed", "[rule:file-async]") {
    const auto to = start(png.size(), "&alt_txt=A%20radar");
    send(to, png);
    const auto completed = complete(to.id)["files"][0];
    CHECK(completed["title"] == "Radar");
    CHECK(completed["mimetype"] == "");
    CHECK(complete(to.id)["error"] == "file_not_found");
    CHECK(slack.next_deadline() == now.steady + 800ms);

    wait(799ms);
    CHECK(info(to.id)["file"]["mimetype"] == "");
    wait(1ms);
    const auto file = info(to.id)["file"];
    CHECK(file["mimetype"] == "image/png");
    CHECK(file["filetype"] == "png");
    CHECK(file["size"] == 12);
    CHECK(file["alt_txt"] == "A radar");
    CHECK(file["shares"].empty());
}

TEST_CASE_METHOD(fixture, "a file that was never completed does not exist") {
    const auto to = start(png.size());
    send(to, png);
    CHECK(info(to.id)["error"] == "file_not_found");
    CHECK(info("F9")["error"] == "file_not_found");
}

TEST_CASE_METHOD(fixture, "without a channel nobody sees a file; with one it is a message",
                 "[rule:file-share]") {
    add(png);
    CHECK(messages(amara).empty());

    const auto id = add(png, {{"channel_id", general}, {"initial_comment", "look"}});
    auto seen = messages(amara).at(0);
    CHECK(seen["text"] == "look");
    CHECK(seen["files"][0]["id"] == id);
    CHECK(seen["files"][0]["address"] == "_sandbox/files/" + id);
    CHECK(seen["files"][0]["processing"] == true);

    slack.take_changes(now);
    wait(800ms);
    seen = messages(amara).at(0);
    CHECK(seen["files"][0]["processing"] == false);
    CHECK(seen["files"][0]["mimetype"] == "image/png");
    CHECK(changes("replaced").size() == 1);
    const auto share = info(id)["file"]["shares"]["public"][general][0];
    CHECK(share["ts"] == seen["ts"]);
}

TEST_CASE_METHOD(fixture, "a file can be shared in several channels and in a thread") {
    const auto parent = api("chat.postMessage", {{"channel", general}, {"text", "question"}})["ts"];
    add(png, {{"channel_id", general}, {"thread_ts", parent}});
    CHECK(messages(amara).at(1)["thread_ts"] == parent);

    const auto id = add(png, {{"channels", std::string(general) + "," + amaras_dm}});
    wait(1s);
    CHECK(info(id)["file"]["ims"] == json{amaras_dm});
    CHECK(info(id)["file"]["is_public"] == true);
}

TEST_CASE_METHOD(fixture, "where a file may not go nothing happens to it") {
    const auto to = start(png.size());
    send(to, png);
    CHECK(complete(to.id, {{"channel_id", uninvited}})["error"] == "not_in_channel");
    CHECK(complete(to.id, {{"channel_id", invisible}})["error"] == "channel_not_found");
    CHECK(complete(to.id, {{"channel_id", amara}})["error"] == "channel_not_found");
    CHECK(complete(to.id, {{"channels", json(101, general)}})["error"] ==
          "channels_limit_exceeded");
    CHECK(complete(to.id, {{"channel_id", general}, {"thread_ts", "1.000000"}})["error"] ==
          "thread_not_found");
    CHECK(complete(to.id)["ok"] == true);
    CHECK(messages(amara).empty());
}

TEST_CASE_METHOD(fixture, "a deleted file is gone for everybody") {
    const auto id = add(png, {{"channel_id", general}});
    wait(1s);
    CHECK(api("files.delete", {{"file", id}})["ok"] == true);
    CHECK(info(id)["error"] == "file_deleted");
    CHECK(api("files.delete", {{"file", id}})["error"] == "file_deleted");
    CHECK(api("files.delete", {{"file", "F9"}})["error"] == "file_not_found");
    CHECK(messages(amara).at(0)["files"][0]["deleted"] == true);
    CHECK(request("GET", "/_sandbox/files/" + id).status == 404);
}

TEST_CASE_METHOD(fixture, "the page gets a picture that can do no harm") {
    const auto id = add(png);
    CHECK(request("GET", "/_sandbox/files/" + id).status == 404);
    wait(1s);

    const auto reply = request("GET", "/_sandbox/files/" + id);

    CHECK(reply.content_type == "image/png");
    CHECK(reply.body == png);
    using header = std::pair<std::string, std::string>;
    CHECK(std::ranges::count(reply.headers, header{"x-content-type-options", "nosniff"}) == 1);
    CHECK(std::ranges::count(reply.headers, header{"content-security-policy",
                                                   "default-src 'none'; sandbox"}) == 1);
}

TEST_CASE_METHOD(fixture, "what is no picture is handed out to be saved") {
    const auto id = add("<script>alert(1)</script>");
    wait(1s);

    const auto reply = request("GET", "/_sandbox/files/" + id);

    CHECK(reply.content_type == "application/octet-stream");
    CHECK(std::ranges::count(reply.headers, std::pair<std::string, std::string>{
                                                "content-disposition", "attachment"}) == 1);
}

TEST_CASE_METHOD(fixture, "a private address wants the bot's token", "[rule:file-private-url]") {
    const auto id = add(png);
    wait(1s);
    const auto url = info(id)["file"]["url_private"].get<std::string>();
    const auto path = url.substr(url.find("/files-pri/"));

    CHECK(request("GET", path, "", {{"authorization", "Bearer xoxb-test"}}).body == png);
    CHECK(request("GET", path).content_type.starts_with("text/html"));
    CHECK(request("GET", "/files-pri/x", "", {{"authorization", "Bearer xoxb-test"}}).status ==
          404);
}
