#include "bot/slack/api_error.hpp"

#include "bot/slack/json_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace coach::slack {

namespace {

using namespace std::string_view_literals;

constexpr std::chrono::seconds unstated_wait{30};

constexpr std::array dead_tokens{"not_authed"sv,    "invalid_auth"sv,  "account_inactive"sv,
                                 "token_revoked"sv, "token_expired"sv, "org_login_required"sv};
constexpr std::array lacking_rights{"missing_scope"sv,
                                    "not_allowed_token_type"sv,
                                    "no_permission"sv,
                                    "access_denied"sv,
                                    "ekm_access_denied"sv,
                                    "team_access_not_granted"sv,
                                    "two_factor_setup_required"sv};
constexpr std::array passing{"ratelimited"sv,      "rate_limited"sv,    "internal_error"sv,
                             "fatal_error"sv,      "request_timeout"sv, "service_unavailable"sv,
                             "team_added_to_org"sv};
constexpr std::array malformed{"invalid_arguments"sv, "invalid_json"sv,      "json_not_object"sv,
                               "invalid_form_data"sv, "invalid_post_type"sv, "invalid_charset"sv,
                               "unknown_method"sv};

bool has(std::span<const std::string_view> codes, std::string_view code) {
    return std::ranges::find(codes, code) != codes.end();
}

bool is_code(std::string_view text) {
    constexpr std::size_t longest = 64;
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, allowed);
}

std::string text_at(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

api_error transient(std::string code, const reply_head& head) {
    return {.kind = error_class::transient,
            .code = std::move(code),
            .needed = {},
            .provided = {},
            .retry_after = head.retry_after};
}

api_error rate_limited(const reply_head& head) {
    auto error = transient("ratelimited", head);
    if (!error.retry_after) error.retry_after = unstated_wait;
    return error;
}

api_error refusal_in(const nlohmann::json& body, const reply_head& head) {
    auto code = text_at(body, "error");
    if (code == "ratelimited" || code == "rate_limited") return rate_limited(head);
    if (!is_code(code)) code = "unknown_error";
    const auto kind = classify(code);
    return {.kind = kind,
            .code = std::move(code),
            .needed = text_at(body, "needed"),
            .provided = text_at(body, "provided"),
            .retry_after = head.retry_after};
}

}  // namespace

error_class classify(std::string_view code) {
    if (has(dead_tokens, code)) return error_class::dead_token;
    if (has(lacking_rights, code)) return error_class::config;
    if (has(passing, code)) return error_class::transient;
    if (has(malformed, code)) return error_class::bug;
    return error_class::refused;
}

std::optional<api_error> error_in(const reply_head& head, std::string_view body) {
    constexpr unsigned ok = 200;
    constexpr unsigned too_many_requests = 429;
    if (head.status == too_many_requests) return rate_limited(head);
    if (head.status != ok) return transient("http_" + std::to_string(head.status), head);
    if (!head.content_type.starts_with("application/json")) return transient("not_json", head);
    const auto parsed = parse_json(body).value_or(nlohmann::json());
    const bool readable = parsed.is_object() && parsed.contains("ok") && parsed["ok"].is_boolean();
    if (!readable) return transient("not_json", head);
    if (parsed["ok"].get<bool>()) return std::nullopt;
    return refusal_in(parsed, head);
}

}  // namespace coach::slack
