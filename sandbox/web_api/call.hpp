#pragma once

#include "sandbox/net/http_message.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace coach::sandbox {

/// A Web API call, read from its request by the rules of slack-platform 3.1.
struct api_call {
    std::string method;  ///< "chat.postMessage"
    bool is_post{};
    nlohmann::json arguments = nlohmann::json::object();  ///< strings where they came in a form
    std::string header_token{};                           ///< from `Authorization: Bearer`
    std::string field_token{};                            ///< from the form or query
    std::string error{};                                  ///< why it cannot be read, or empty
    std::string warning{};                                ///< "missing_charset", or empty
};

/// Reads a call to `/api/METHOD`. A JSON body counts only where the method takes one, and is
/// ignored without a word otherwise, as by Slack.
api_call read_api_call(const http_request& request, bool accepts_json);

}  // namespace coach::sandbox
