#include "sandbox/web_api/api.hpp"

#include "sandbox/json_access.hpp"
#include "sandbox/web_api/addressing.hpp"
#include "sandbox/web_api/call.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/methods.hpp"
#include "sandbox/web_api/scopes.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

http_reply refuse_method(std::string_view name) {
    return json_reply(200, {{"ok", false}, {"error", "unknown_method"}, {"req_method", name}});
}

/// The header that every server's answer bears, by the workspace's clock.
std::string http_date(moment now) {
    const auto seconds = std::chrono::system_clock::to_time_t(now.wall);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const auto size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), size};
}

http_reply refuse_rate(std::chrono::seconds wait) {
    auto reply = refusal(429, "ratelimited");
    reply.headers.emplace_back("retry-after", std::to_string(wait.count()));
    return reply;
}

http_reply fail_on_request(const api_fault& fault) {
    if (fault.status == 0) return refusal(200, fault.error);
    if (fault.status == 429) return refuse_rate(std::chrono::seconds(1));
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
    if (all.faults.is_revoked()) return "token_revoked";
    if (given == (app ? all.settings.app_token : all.settings.bot_token)) return {};
    if (given == (app ? all.settings.bot_token : all.settings.app_token)) {
        return "not_allowed_token_type";
    }
    return "invalid_auth";
}

/// What keeps a call from its method; null where nothing does.
json refuse_call(const models& all, const api_method& method, const api_call& call) {
    if (method.token == token_kind::app && !call.is_post) return fail("insecure_request");
    const auto problem = token_error(all, method, call);
    if (!problem.empty()) return fail(problem);
    if (!call.error.empty()) return fail(call.error);
    if (!has_scope(all, method.scope)) return missing_scope(all, method.scope);
    return nullptr;
}

/// Counts a call; how long it has to wait where there were too many.
std::optional<std::chrono::seconds> count_call(models& all, const api_method& method,
                                               const api_call& call, moment now) {
    if (!all.settings.limits_rates) return std::nullopt;
    if (method.name != "chat.postMessage") {
        return all.limits.refuse_call(method.name, method.tier, now.steady);
    }
    const auto target = find_postable(all, text_at(call.arguments, "channel"));
    if (target.where == nullptr) return std::nullopt;
    return all.limits.refuse_message(target.where->id, now.steady);
}

http_reply run(models& all, const api_method& method, const api_call& call, moment now) {
    auto body = refuse_call(all, method, call);
    if (body.is_null()) {
        if (const auto wait = count_call(all, method, call, now)) return refuse_rate(*wait);
        body = method.call(all, call.arguments, now);
    }
    if (!call.warning.empty()) add_warning(body, call.warning);
    auto reply = json_reply(200, body);
    if (method.token == token_kind::bot) {
        reply.headers.emplace_back("x-oauth-scopes", provided_scopes(all));
        reply.headers.emplace_back("x-accepted-oauth-scopes", method.scope);
    }
    reply.headers.emplace_back("date", http_date(now));
    return reply;
}

http_reply answer_call(models& all, std::string_view name, const http_request& request,
                       moment now) {
    const auto* method = find_api_method(name);
    if (method == nullptr) return refuse_method(name);
    return run(all, *method, read_api_call(request, method->accepts_json), now);
}

/// The answer of a call that runs into a fault.
http_reply answer_wrongly(models& all, std::string_view name, const http_request& request,
                          const api_fault& fault, moment now) {
    const bool fails = !fault.error.empty() || fault.status != 0;
    http_reply reply;
    if (fault.after_commit || !fails) reply = answer_call(all, name, request, now);
    if (fails) {
        reply = fail_on_request(fault);
    } else if (fault.after_commit) {
        reply = fail_on_request({.method = fault.method, .error = "", .status = 504});
    }
    reply.delay = fault.delay;
    return reply;
}

}  // namespace

http_reply answer_api(models& all, const http_request& request, moment now) {
    const auto name = std::string_view(request.path).substr(std::string_view("/api/").size());
    if (const auto left = all.faults.storm_left(now.steady)) return refuse_rate(*left);
    const auto fault = all.faults.take(name);
    if (fault) return answer_wrongly(all, name, request, *fault, now);
    return answer_call(all, name, request, now);
}

}  // namespace coach::sandbox
