#pragma once

#include "bot/ops/log.hpp"
#include "bot/slack_calls.hpp"
#include "tests/bot/slack/loopback.hpp"
#include "tests/support/tls_server.hpp"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::testing {

/// What a server answers.
struct canned {
    unsigned status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body = R"({"ok":true})";
    bool close_instead = false;  ///< end the connection without an answer
};

/// Slack's Web API on loopback, method by method as a test says, and our calls on it.
class scripted_slack {
 public:
    /// The answers to come; the last one repeats. "upload" is where file bytes go.
    void answer(const std::string& method, std::deque<canned> replies) {
        plan_->replies[method] = std::move(replies);
    }

    template <class T>
    T run(task<T> work) {
        return run_on(context, std::move(work));
    }

    const raw_request& request(std::size_t number) const { return plan_->requests.at(number); }

    /// The methods that were called, in order.
    std::vector<std::string> called() const {
        std::vector<std::string> out;
        for (const auto& each : plan_->requests) out.push_back(method_of(each));
        return out;
    }

    std::ptrdiff_t count_calls(const std::string& method) const {
        return std::ranges::count(plan_->requests, method, method_of);
    }

    /// The address that files go to.
    std::string upload_url() const {
        return "http://localhost:" + std::to_string(server_.port()) + "/api/upload";
    }

    boost::asio::io_context context;
    std::vector<std::string> lines;  ///< of the log

 private:
    struct plan {
        std::map<std::string, std::deque<canned>> replies;
        std::vector<raw_request> requests;
    };

    static std::string method_of(const raw_request& request) {
        constexpr std::string_view prefix = "/api/";
        return request.target.substr(prefix.size());
    }

    static canned next(plan& from, const raw_request& request) {
        const auto known = from.replies.find(method_of(request));
        if (known == from.replies.end()) return {.status = 404};
        auto& replies = known->second;
        const auto out = replies.front();
        if (replies.size() > 1) replies.pop_front();
        return out;
    }

    static task<void> serve(std::shared_ptr<plan> from, std::shared_ptr<peer> client) {
        for (;;) {
            auto request = co_await client->read_request();
            from->requests.push_back(request);
            const auto reply = next(*from, request);
            if (reply.close_instead) co_return;
            co_await client->reply(reply.status, reply.type, reply.body);
        }
    }

    std::shared_ptr<plan> plan_ = std::make_shared<plan>();
    tls_server server_{context, [from = plan_](std::shared_ptr<peer> client) {
                           return serve(from, std::move(client));
                       }};
    log::redirection quiet_{[this](std::string_view line) { lines.emplace_back(line); }};

 public:
    slack::web_api api{context.get_executor(),
                       {.api_url = loopback("http", server_.port(), "/api/"),
                        .bot_token = "xoxb-1",
                        .app_token = "xapp-1",
                        .upload_deadline = std::chrono::seconds{10}}};
    bot::slack_calls calls{context.get_executor(),
                           api,
                           {.first = std::chrono::milliseconds{1},
                            .longest = std::chrono::milliseconds{4},
                            .whole = std::chrono::milliseconds{20}}};
};

}  // namespace coach::testing
