#include "sandbox/web_api/call.hpp"

#include "sandbox/json_access.hpp"
#include "sandbox/net/multipart.hpp"

#include <algorithm>

namespace coach::sandbox {

namespace {

using nlohmann::json;

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// The value of the charset parameter; empty where there is none.
std::string charset(std::string_view content_type) {
    const auto type = lower_case(content_type);
    const auto at = type.find("charset=");
    if (at == std::string::npos) return {};
    auto value = type.substr(at + 8, type.find(';', at) - at - 8);
    std::erase_if(value, [](char c) { return c == '"' || c == ' '; });
    return value;
}

void take_field(api_call& call, const std::string& name, const std::string& value) {
    if (name == "token") {
        call.field_token = value;
    } else {
        call.arguments[name] = value;
    }
}

void take_fields(api_call& call, std::string_view form) {
    for (const auto& [name, value] : parse_form(form)) take_field(call, name, value);
}

void take_json(api_call& call, const http_request& request, bool accepts_json) {
    const auto encoding = charset(field(request.headers, "content-type"));
    if (!encoding.empty() && encoding != "utf-8" && encoding != "utf8") {
        call.error = "invalid_charset";
        return;
    }
    if (!accepts_json) return;
    if (encoding.empty()) call.warning = "missing_charset";
    if (request.body.empty()) return;
    const auto body = json::parse(request.body, nullptr, false);
    if (body.is_discarded()) {
        call.error = "invalid_json";
    } else if (!body.is_object()) {
        call.error = "json_not_object";
    } else {
        call.arguments.update(body);
        call.arguments.erase("token");
    }
}

void take_multipart(api_call& call, const http_request& request) {
    const auto parts = parse_multipart(field(request.headers, "content-type"), request.body);
    if (!parts) {
        call.error = "invalid_form_data";
        return;
    }
    for (const auto& part : *parts) take_field(call, part.name, part.content);
}

void take_body(api_call& call, const http_request& request, bool accepts_json) {
    const auto type = media_type(request);
    if (type == "application/json") {
        take_json(call, request, accepts_json);
    } else if (type.empty() || type == "application/x-www-form-urlencoded") {
        take_fields(call, request.body);
    } else if (type == "multipart/form-data") {
        take_multipart(call, request);
    } else {
        call.error = "invalid_post_type";
    }
}

}  // namespace

api_call read_api_call(const http_request& request, bool accepts_json) {
    constexpr std::string_view scheme = "bearer ";
    api_call call{.method = request.path.substr(std::string_view("/api/").size()),
                  .is_post = request.method == "POST"};
    const auto authorization = field(request.headers, "authorization");
    if (lower_case(authorization.substr(0, scheme.size())) == scheme) {
        call.header_token = authorization.substr(scheme.size());
    }
    take_fields(call, request.query);
    if (call.is_post) take_body(call, request, accepts_json);
    return call;
}

}  // namespace coach::sandbox
