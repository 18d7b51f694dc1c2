#include "bot/slack/respond.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace coach::slack {

namespace {

/// The error word of a JSON body; empty for any other body.
std::string word_in(const nlohmann::json& body) {
    if (!body.is_object()) return "";
    const auto found = body.find("error");
    return found != body.end() && found->is_string() ? found->get<std::string>() : "";
}

bool says_no(const nlohmann::json& body) {
    if (!body.is_object()) return false;
    const auto found = body.find("ok");
    return found != body.end() && found->is_boolean() && !found->get<bool>();
}

respond_failure kind_of(unsigned status, std::string_view word) {
    constexpr unsigned gone = 404;
    constexpr unsigned too_many_requests = 429;
    constexpr unsigned server_error = 500;
    if (word == "used_url") return respond_failure::used_up;
    if (word == "expired_url" || word == "expired_response_url") return respond_failure::expired;
    if (word.starts_with("invalid_blocks")) return respond_failure::invalid_blocks;
    if (status == too_many_requests || status >= server_error) return respond_failure::transient;
    if (status == gone && word.empty()) return respond_failure::expired;
    return respond_failure::refused;
}

}  // namespace

std::optional<respond_error> respond_error_in(unsigned status, std::string_view body) {
    constexpr unsigned ok = 200;
    const auto parsed = nlohmann::json::parse(body, nullptr, false);
    if (status == ok && !says_no(parsed)) return std::nullopt;
    auto word = word_in(parsed);
    const auto kind = kind_of(status, word);
    if (word.empty()) word = "http_" + std::to_string(status);
    return respond_error{.kind = kind, .code = std::move(word)};
}

}  // namespace coach::slack
