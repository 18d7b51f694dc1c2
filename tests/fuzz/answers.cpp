// Answers of Slack's Web API. The first line is "STATUS TYPE RETRY-AFTER CALL": an HTTP status, a
// content type, a header ("-" for none) and the number of a call of the app's; the rest is the body
// that every request of that call is answered with, over a socket of this machine.
#include "bot/slack/api_error.hpp"
#include "bot/slack/redact.hpp"
#include "bot/slack/respond.hpp"
#include "bot/slack/url.hpp"
#include "bot/slack_calls.hpp"
#include "tests/fuzz/expect.hpp"
#include "tests/fuzz/json_mutator.hpp"
#include "tests/fuzz/one_answer_server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <sstream>
#include <string>
#include <utility>

namespace {

using namespace coach;
using namespace std::chrono_literals;
using coach::testing::expect;
using coach::testing::one_answer_server;

const person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};

struct answer {
    explicit answer(std::string_view text) {
        const auto end = text.find('\n');
        std::istringstream head{std::string(text.substr(0, end))};
        head >> status >> type >> retry_after >> call;
        if (end != std::string_view::npos) body = text.substr(end + 1);
    }

    unsigned status = 0;
    std::string type = "application/json", retry_after = "-";
    unsigned call = 0;
    std::string body;
};

/// The pure readings, whatever the call.
void read(const answer& given) {
    const slack::reply_head head{
        .status = given.status, .content_type = given.type, .retry_after = {}};
    const auto failed = slack::error_in(head, given.body);
    if (failed) {
        expect(!failed->code.empty() && failed->code.size() < 100, "an error without a short code");
        testing::expect_harmless(failed->code, "a code");
    }
    const auto refused = slack::respond_error_in(given.status, given.body);
    expect(!refused || !refused->code.empty(), "a refusal without a word");
    const auto where = slack::parse_url(given.body);
    if (where) {
        const auto again = where->scheme + "://" + where->authority() + where->target;
        expect(slack::parse_url(again) == where, "an address that reads as another");
    }
    const auto masked = slack::redact(given.body);
    expect(masked.find("xoxb-1") == std::string::npos, "a token that is not masked");
}

task<void> call(unsigned which, bot::slack_calls& calls, slack::web_api& api) {
    const bot::upload file{.name = "a.md", .title = "A", .bytes = "text"};
    switch (which % 16) {
        case 0:
            co_await api.identify();
            break;
        case 1:
            co_await calls.open_view("t", {});
            break;
        case 2:
            co_await calls.update_view("V1", "h", {});
            break;
        case 3:
            co_await calls.publish_home(ann, {});
            break;
        case 4:
            co_await calls.send("U1", {.text = "Hello"}, "mark");
            break;
        case 5:
            co_await calls.redraw("C1/1.5", {.text = "Hello"});
            break;
        case 6:
            co_await calls.send_file(file, ann);
            break;
        case 7:
            co_await calls.find_sent("U1", "mark", "a.md", timestamp{1s});
            break;
        case 8:
            co_await calls.find_member(ann);
            break;
        case 9:
            co_await calls.look_up_member(ann.team, "ann@example.com");
            break;
        case 10:
            co_await calls.list_members(ann.team, "");
            break;
        case 11:
            co_await calls.find_do_not_disturb({ann}, timestamp{1s});
            break;
        case 12:
            co_await calls.upload_picture(file);
            break;
        case 13:
            co_await calls.wait_for_picture("F1");
            break;
        case 14:
            co_await calls.delete_file("F1");
            break;
        default:
            co_await calls.find_sent("C1", "mark", "", timestamp{1s});
    }
}

void make_call(const answer& given) {
    boost::asio::io_context context;
    one_answer_server server(context, {.status = given.status,
                                       .content_type = given.type,
                                       .retry_after = given.retry_after,
                                       .body = given.body});
    slack::web_api api(context.get_executor(),
                       {.api_url = server.address(), .bot_token = "xoxb-1", .app_token = "xapp-1"});
    bot::slack_calls calls(context.get_executor(), api,
                           {.first = 1ms, .longest = 1ms, .whole = 2ms});
    bool done = false;
    boost::asio::co_spawn(context, call(given.call, calls, api),
                          [&](const std::exception_ptr& thrown) {
                              expect(!thrown, "a call threw");
                              done = true;
                              context.stop();
                          });
    context.run_for(5s);
    expect(done, "a call has no end");
}

}  // namespace

/// No trust store is read for each client: nothing here goes over TLS.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    setenv("SSL_CERT_FILE", "/dev/null", 1);
    setenv("SSL_CERT_DIR", "/dev/null", 1);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const answer given({reinterpret_cast<const char*>(data), size});
    read(given);
    make_call(given);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
    return coach::testing::mutate_json_lines(data, size, most, seed);
}
