#pragma once

#include "bot/slack/api_error.hpp"
#include "bot/slack/identity.hpp"
#include "bot/slack/methods.hpp"
#include "bot/slack/respond.hpp"
#include "bot/slack/tls.hpp"
#include "bot/slack/url.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/system/result.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace coach::slack {

/// Where Slack is and who we are there.
struct web_api_options {
    url api_url;            ///< ends in '/': "https://slack.com/api/"
    std::string bot_token;  ///< "xoxb-…"
    std::string app_token;  ///< "xapp-…"
    std::chrono::milliseconds deadline = std::chrono::seconds{10};  ///< per request, all of it
    std::chrono::milliseconds upload_deadline = std::chrono::seconds{30};  ///< for a file's bytes
    std::chrono::milliseconds idle_limit = std::chrono::seconds{30};       ///< for kept connections
};

/// A successful reply.
struct api_reply {
    nlohmann::json body;              ///< an object with `"ok": true`
    std::vector<std::string> scopes;  ///< the header x-oauth-scopes
    std::string date{};               ///< the header Date: when Slack answered, by its clock
};

using api_result = boost::system::result<api_reply, api_error>;
using upload_result = boost::system::result<void, api_error>;
using identity_result = boost::system::result<identity, api_error>;

/// Slack's Web API over kept-alive connections. Belongs to one network thread: made, called and
/// destroyed there. Tasks under way may outlive it.
class web_api {
 public:
    web_api(boost::asio::any_io_executor executor, web_api_options options);
    web_api(const web_api&) = delete;
    web_api& operator=(const web_api&) = delete;
    ~web_api();

    /// Calls a method with the token it takes. `method` is one of `methods::…`. `arguments` is an
    /// object; where the method wants a form, values that are not strings go as JSON text. A method
    /// that is still under a Retry-After fails at once with "ratelimited", without a request.
    task<api_result> call(const api_method& method,
                          nlohmann::json arguments = nlohmann::json::object());

    /// auth.test: whose the bot token is and which scopes it has.
    task<identity_result> identify();

    /// Answers a command or an action at its response URL: at most five times within 30 minutes, no
    /// token. `message` is an object with text, blocks and response_type or replace_original.
    task<respond_result> respond(std::string response_url, nlohmann::json message);

    /// Sends a file's bytes to the address that files.getUploadURLExternal gave for them, once and
    /// without a token. An address that is not Slack's fails with "foreign_url", and nothing is
    /// sent. Source: slack-platform.md 3.4.
    task<upload_result> upload(std::string upload_url, std::string bytes);

    /// The address that every other address from Slack is checked against.
    const url& api_url() const;

    /// What other connections to Slack use for TLS as well.
    std::shared_ptr<tls_context> tls() const;

 private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

}  // namespace coach::slack
