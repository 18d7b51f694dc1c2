#pragma once

#include "sandbox/stand_in.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace coach::testing {

inline constexpr auto bot_token = "xoxb-test";
inline constexpr auto app_token = "xapp-test";
inline constexpr auto amara = "U0AMARA001";
inline constexpr auto mateo = "U0MATEO002";
inline constexpr auto general = "C0GENERAL1";
inline constexpr auto uninvited = "C0TEATIME3";  ///< a channel that the app is not in
inline constexpr auto archived = "C0LAUNCH06";
inline constexpr auto invisible = "C0SALARY05";  ///< private, and the app is not in it
inline constexpr auto amaras_dm = "D0DIRECT01";

/// A stand-in with an app of two commands, two shortcuts and a Home, stepped by hand, without any
/// network. The app has the scopes commands and chat:write.
struct stand_in_fixture {
    stand_in_fixture();

    /// The same with another manifest of the app.
    explicit stand_in_fixture(std::string_view manifest);

    /// Answers a request made of these parts; a content type where `body` is JSON.
    sandbox::http_reply request(std::string method, const std::string& target,
                                std::string body = "", sandbox::form_fields headers = {});

    /// A control API POST, in whose body "as" is Amara unless it says otherwise.
    sandbox::http_reply control(const std::string& path, nlohmann::json body);

    /// The answer of a Web API method to a JSON call with the bot's token.
    nlohmann::json api(const std::string& method, const nlohmann::json& arguments);

    /// The reply of a Web API method to a form with the bot's token.
    sandbox::http_reply form(const std::string& method, const std::string& fields);

    /// Opens a socket for the app and forgets its greeting.
    sandbox::connection_id connect();

    /// The envelopes that went out since it was last asked.
    std::vector<nlohmann::json> envelopes();

    /// Amara types a command in #general; returns the envelope that the app gets.
    nlohmann::json run_command(const std::string& command, const std::string& text);

    /// The app acknowledges, with a payload if there is one.
    void acknowledge(const nlohmann::json& envelope, const nlohmann::json& payload = nullptr);

    /// The app posts to the response URL in an envelope.
    sandbox::http_reply respond(const nlohmann::json& envelope, const nlohmann::json& body);

    /// What a person sees in a channel.
    nlohmann::json messages(const std::string& person, const std::string& channel = general);

    /// What pages were told since it was last asked, of one kind of event.
    nlohmann::json changes(std::string_view event);

    /// Lets time pass.
    void wait(std::chrono::milliseconds time);

    sandbox::moment now;
    sandbox::stand_in slack;
};

/// The fixture's manifest with other scopes, in the form of JSON: `"chat:write", "files:write"`.
std::string app_with_scopes(std::string_view scopes);

/// The body of a reply, as JSON.
nlohmann::json body_of(const sandbox::http_reply& reply);

}  // namespace coach::testing
