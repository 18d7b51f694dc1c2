#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::sandbox {

/// Names and values of a form or a query, decoded.
using form_fields = std::map<std::string, std::string, std::less<>>;

/// A request as the rules see it, without the connection it came on.
struct http_request {
    std::string method;   ///< upper case
    std::string path;     ///< without the query
    std::string query;    ///< what stands behind "?", as it came
    form_fields headers;  ///< names in lower case
    std::string body;
};

/// The answer to one request.
struct http_reply {
    unsigned status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers{};  ///< beyond the usual ones
    std::chrono::milliseconds delay{};                           ///< how long to keep it back
};

/// The value of a header or field; empty where there is none. Lives as long as `fields`.
std::string_view field(const form_fields& fields, std::string_view name);

/// Decodes `a=1&b=x+y%21`.
form_fields parse_form(std::string_view text);

/// The media type of the body in lower case, without parameters ("application/json").
std::string media_type(const http_request& request);

/// A reply whose body is that value.
http_reply json_reply(unsigned status, const nlohmann::json& body);

/// A reply `{"ok":false,"error":…}`.
http_reply refusal(unsigned status, std::string_view error);

}  // namespace coach::sandbox
