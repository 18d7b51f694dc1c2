#include "bot/ops/slack_checks.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <chrono>
#include <string>

using namespace coach;
using namespace coach::ops;
using namespace std::chrono_literals;
using coach::slack::api_error;
using coach::slack::classify;

namespace {

const timestamp noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 12h};

api_error error_of(const std::string& code) {
    return {.kind = classify(code),
            .code = code,
            .needed = {},
            .provided = {},
            .retry_after = std::nullopt};
}

api_error unreached(const std::string& code) {
    auto error = error_of(code);
    error.kind = slack::error_class::transient;
    return error;
}

bool mentions(const diagnosis& found, const std::string& words) {
    return found.text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a bot token is accepted, refused, or cannot be tried") {
    slack::identity bot;
    bot.team_id = "T1";
    CHECK(diagnose_bot_token(bot).how == verdict::ok);
    CHECK(mentions(diagnose_bot_token(bot), "T1"));

    const auto revoked = diagnose_bot_token(error_of("token_revoked"));
    CHECK(revoked.how == verdict::wrong);
    CHECK(mentions(revoked, "Slack answers token_revoked. Install the app anew"));
    CHECK(mentions(diagnose_bot_token(error_of("not_allowed_token_type")), "xoxb-"));

    const auto offline = diagnose_bot_token(unreached("resolve_failed"));
    CHECK(offline.how == verdict::wrong);
    CHECK(mentions(offline, "Slack does not answer (resolve_failed)"));
}

TEST_CASE("scopes that are missing are named") {
    const std::array<std::string, 3> required{"chat:write", "files:write", "im:write"};
    slack::identity bot;
    bot.scopes = {"im:write", "chat:write", "files:write"};
    CHECK(diagnose_scopes(bot, required).how == verdict::ok);

    bot.scopes = {"chat:write"};
    const auto found = diagnose_scopes(bot, required);
    CHECK(found.how == verdict::wrong);
    CHECK(mentions(found, "missing: files:write, im:write. Add this"));
}

TEST_CASE("Socket Mode works with a ticket, and each refusal has its mend") {
    CHECK(diagnose_socket_mode(std::nullopt).how == verdict::ok);

    CHECK(mentions(diagnose_socket_mode(error_of("missing_scope")), "connections:write"));
    CHECK(mentions(diagnose_socket_mode(error_of("not_allowed_token_type")), "xapp-"));
    CHECK(mentions(diagnose_socket_mode(error_of("invalid_auth")), "a new app-level token"));
    CHECK(mentions(diagnose_socket_mode(error_of("socket_mode_is_off")), "Switch Socket Mode on"));
    CHECK(diagnose_socket_mode(error_of("invalid_auth")).how == verdict::wrong);
    CHECK(diagnose_socket_mode(error_of("ratelimited")).how == verdict::warning);
}

TEST_CASE("only Slack's word about the token itself refuses it") {
    CHECK(refuses_token(error_of("invalid_auth")));
    CHECK(refuses_token(error_of("missing_scope")));
    CHECK_FALSE(refuses_token(unreached("timeout")));
    CHECK_FALSE(refuses_token(error_of("ratelimited")));
}

TEST_CASE("the clock is compared with Slack's") {
    const std::string date = "Fri, 20 Nov 2026 12:00:00 GMT";

    CHECK(diagnose_clock(date, noon).how == verdict::ok);
    CHECK(diagnose_clock(date, noon - 30s).how == verdict::ok);
    const auto ahead = diagnose_clock(date, noon + 31s);
    CHECK(ahead.how == verdict::warning);
    CHECK(mentions(ahead, "31 s ahead of Slack's"));
    const auto behind = diagnose_clock(date, noon - 301s);
    CHECK(behind.how == verdict::wrong);
    CHECK(mentions(behind, "301 s behind Slack's"));
}

TEST_CASE("an answer without a readable date leaves the clock unjudged") {
    for (const auto* date : {"", "yesterday", "Fri, 31 Feb 2026 12:00:00 GMT", "2026-11-20"}) {
        INFO(date);
        const auto found = diagnose_clock(date, noon);
        CHECK(found.how == verdict::warning);
        CHECK(mentions(found, "no date to compare with"));
    }
}
