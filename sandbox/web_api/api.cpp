#include "sandbox/web_api/api.hpp"

#include "sandbox/json_access.hpp"
#include "sandbox/web_api/call.hpp"
#include "sandbox/web_api/methods.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

std::string provided_scopes(const models& all) {
    return fmt::format("{}", fmt::join(all.settings.manifest.bot_scopes, ","));
}

http_reply refuse_method(std::string_view name) {
    return json_reply(200, {{"ok", false}, {"error", "unknown_method"}, {"req_method", name}});
}

http_reply fail_on_request(const api_fault& fault) {
    if (fault.status == 0) return refusal(200, fault.error);
    if (fault.status == 429) {
        auto reply = refusal(429, "ratelimited");
        reply.headers.emplace_back("retry-after", "1");
        return reply;
    }
    return {.status = fault.status,
            .content_type = "text/html; charset=utf-8",
            .body = "<html><body><h1>Something went wrong</h1></body></html>"};
}

/// What is wrong with the token; empty where nothing is.
std::string_view token_error(const models& all, const api_method& method, const api_call& call) {
    if (method.token == token_kind::none) return {};
    const bool app = method.token == token_kind::app;
    const bool in_field = call.header_token.empty() && !app;
    const auto& given = in_field ? call.field_token : call.header_token;
    if (given.empty()) return "not_authed";
    if (given == (app ? all.settings.app_token : all.settings.bot_token)) return {};
    if (given == (app ? all.settings.bot_token : all.settings.app_token)) {
        return "not_allowed_token_type";
    }
    return "invalid_auth";
}

/// Whether the bot has one of the scopes, which stand between commas.
bool has_scope(const models& all, std::string_view scopes) {
    if (scopes.empty()) return true;
    const auto listed = ',' + std::string(scopes) + ',';
    return std::ranges::any_of(all.settings.manifest.bot_scopes, [&](const std::string& scope) {
        return listed.find(',' + scope + ',') != std::string::npos;
    });
}

json run(models& all, const api_method& method, const api_call& call, moment now) {
    if (method.token == token_kind::app && !call.is_post) {
        return {{"ok", false}, {"error", "insecure_request"}};
    }
    const auto problem = token_error(all, method, call);
    if (!problem.empty()) return {{"ok", false}, {"error", problem}};
    if (!call.error.empty()) return {{"ok", false}, {"error", call.error}};
    if (!has_scope(all, method.scope)) {
        return {{"ok", false},
                {"error", "missing_scope"},
                {"needed", method.scope},
                {"provided", provided_scopes(all)}};
    }
    return method.call(all, call.arguments, now);
}

}  // namespace

http_reply answer_api(models& all, const http_request& request, moment now) {
    const auto name = std::string_view(request.path).substr(std::string_view("/api/").size());
    if (const auto fault = all.faults.take(name)) return fail_on_request(*fault);
    const auto* method = find_api_method(name);
    if (method == nullptr) return refuse_method(name);
    const auto call = read_api_call(request, method->accepts_json);
    auto body = run(all, *method, call, now);
    if (!call.warning.empty()) {
        body["warning"] = call.warning;
        body["response_metadata"]["warnings"] = json::array({call.warning});
    }
    auto reply = json_reply(200, body);
    if (method->token == token_kind::bot) {
        reply.headers.emplace_back("x-oauth-scopes", provided_scopes(all));
        reply.headers.emplace_back("x-accepted-oauth-scopes", method->scope);
    }
    return reply;
}

}  // namespace coach::sandbox
