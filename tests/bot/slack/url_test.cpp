#include "bot/slack/url.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace coach::slack;

TEST_CASE("An address is taken apart") {
    const auto plain = parse_url("https://Slack.com/api/").value();
    CHECK(plain == url{.scheme = "https", .host = "slack.com", .port = 443, .target = "/api/"});
    CHECK(plain.secure());
    CHECK(plain.authority() == "slack.com");

    const auto ticket = parse_url("WSS://wss-primary.slack.com:8443?ticket=a%2Fb").value();
    CHECK(ticket.target == "/?ticket=a%2Fb");
    CHECK(ticket.authority() == "wss-primary.slack.com:8443");

    const auto six = parse_url("ws://[::1]:9000").value();
    CHECK(six == url{.scheme = "ws", .host = "::1", .port = 9000, .target = "/"});
    CHECK(six.authority() == "[::1]:9000");
}

TEST_CASE("Plain schemes are for loopback only") {
    for (const auto* const text : {"http://localhost:1/", "ws://127.0.0.1/", "http://127.9.9.9/"}) {
        CHECK(parse_url(text).has_value());
    }
    for (const auto* const text :
         {"http://slack.com/", "ws://10.0.0.1/", "http://127.0.0.1.evil.test/",
          "http://127.0.0.256/", "http://127.1/", "http://localhost.evil.test/"}) {
        INFO(text);
        CHECK(parse_url(text).error() == url_error::plain_remote);
    }
}

TEST_CASE("What is not an address is refused") {
    for (const auto* const text :
         {"", "slack.com", "https://", "https:///x", "https://user@slack.com/",
          "https://slack.com:0/", "https://slack.com:99999/", "https://slack.com:/",
          "https://slack.com/#x", "https://slack.com/a b", "https://slack.com\\@evil.test/",
          "https://slack.com/\r\nHost: evil", "https://[::1/", "https://[zz]/", "https://[::1]x/",
          "https://.slack.com/", "https://sl\303\244ck.com/"}) {
        INFO(text);
        CHECK(parse_url(text).error() == url_error::malformed);
    }
    CHECK(parse_url("ftp://slack.com/").error() == url_error::unknown_scheme);
}

TEST_CASE("Addresses from Slack must lead to Slack") {
    const auto api = parse_url("https://slack.com/api/").value();
    for (const auto* const text : {"wss://wss-primary.slack.com/link/", "https://slack.com/",
                                   "https://hooks.slack.com/commands/1"}) {
        CHECK(allowed_peer(api, parse_url(text).value()));
    }
    for (const auto* const text : {"wss://evilslack.com/", "https://slack.com.evil.test/",
                                   "ws://localhost/", "https://127.0.0.1/"}) {
        CHECK_FALSE(allowed_peer(api, parse_url(text).value()));
    }
}

TEST_CASE("A local Slack may only send to its own host") {
    const auto api = parse_url("http://127.0.0.1:3000/api/").value();

    CHECK(allowed_peer(api, parse_url("ws://127.0.0.1:3001/link").value()));
    CHECK_FALSE(allowed_peer(api, parse_url("ws://localhost:3001/link").value()));
    CHECK_FALSE(allowed_peer(api, parse_url("wss://wss-primary.slack.com/link").value()));
}
