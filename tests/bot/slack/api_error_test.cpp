#include "bot/slack/api_error.hpp"

#include "bot/slack/respond.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::slack;
using namespace std::chrono_literals;

namespace {

std::optional<api_error> error_of(std::string_view body, unsigned status = 200,
                                  std::string_view type = "application/json; charset=utf-8") {
    return error_in({.status = status, .content_type = type, .retry_after = std::nullopt}, body);
}

}  // namespace

TEST_CASE("Error codes fall into their classes") {
    for (const auto* const code : {"not_authed", "invalid_auth", "account_inactive",
                                   "token_revoked", "token_expired", "org_login_required"}) {
        CHECK(classify(code) == error_class::dead_token);
    }
    for (const auto* const code :
         {"missing_scope", "not_allowed_token_type", "no_permission", "access_denied",
          "ekm_access_denied", "team_access_not_granted", "two_factor_setup_required"}) {
        CHECK(classify(code) == error_class::config);
    }
    for (const auto* const code : {"ratelimited", "internal_error", "fatal_error",
                                   "service_unavailable", "request_timeout", "team_added_to_org"}) {
        CHECK(classify(code) == error_class::transient);
    }
    for (const auto* const code :
         {"invalid_arguments", "invalid_json", "json_not_object", "invalid_form_data",
          "invalid_post_type", "invalid_charset", "unknown_method"}) {
        CHECK(classify(code) == error_class::bug);
    }
    CHECK(classify("channel_not_found") == error_class::refused);
}

TEST_CASE("A reply with ok is no error") {
    CHECK_FALSE(error_of(R"({"ok":true})"));
}

TEST_CASE("A refusal keeps the scope that is missing") {
    const auto error = error_of(
        R"({"ok":false,"error":"missing_scope","needed":"chat:write","provided":"commands"})");

    REQUIRE(error);
    CHECK(error->kind == error_class::config);
    CHECK(error->needed == "chat:write");
    CHECK(error->provided == "commands");
}

TEST_CASE("Status and content type are looked at before the body") {
    CHECK(error_of(R"({"ok":true})", 503)->code == "http_503");
    CHECK(error_of("<html>", 404)->kind == error_class::transient);
    CHECK(error_of(R"({"ok":true})", 200, "text/html")->code == "not_json");
    CHECK(error_of("{", 200)->code == "not_json");
    CHECK(error_of(R"({"ok":"yes"})")->code == "not_json");
}

TEST_CASE("A reply that nests too deep to be copied is not read") {
    const std::string deep(100'000, '[');
    CHECK(error_of(R"({"ok":true,"view":)" + deep + std::string(deep.size(), ']') + '}')->code ==
          "not_json");
}

TEST_CASE("A rate limit without Retry-After waits half a minute") {
    CHECK(error_of("", 429)->retry_after == 30s);
    CHECK(error_of(R"({"ok":false,"error":"rate_limited"})")->retry_after == 30s);
    CHECK(error_in({.status = 429, .content_type = "", .retry_after = 7s}, "")->retry_after == 7s);
}

TEST_CASE("What is not an error code is not passed on") {
    CHECK(error_of(R"({"ok":false,"error":"Some\nthing"})")->code == "unknown_error");
    CHECK(error_of(R"({"ok":false})")->code == "unknown_error");
}

TEST_CASE("Failures of a response URL are told apart") {
    using enum respond_failure;
    CHECK_FALSE(respond_error_in(200, "ok"));
    CHECK_FALSE(respond_error_in(200, R"({"ok":true})"));
    CHECK((respond_error_in(404, R"({"ok":false,"error":"used_url"})") ==
           respond_error{used_up, "used_url"}));
    CHECK((respond_error_in(404, R"({"ok":false,"error":"expired_url"})") ==
           respond_error{expired, "expired_url"}));
    CHECK((respond_error_in(404, R"({"ok":false,"error":"invalid_blocks"})") ==
           respond_error{invalid_blocks, "invalid_blocks"}));
    CHECK((respond_error_in(404, "not found") == respond_error{expired, "http_404"}));
    CHECK((respond_error_in(500, "<html>") == respond_error{transient, "http_500"}));
    CHECK((respond_error_in(429, "") == respond_error{transient, "http_429"}));
    CHECK((respond_error_in(200, R"({"ok":false,"error":"no_text"})") ==
           respond_error{refused, "no_text"}));
}
