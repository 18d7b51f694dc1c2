#include "config/api_url.hpp"

#include "tests/support/catch.hpp"

#include <string>

using coach::config::fault_of_api_url;

TEST_CASE("https is allowed on any host, http on loopback") {
    for (const auto* url :
         {"https://slack.com/api/", "https://slack.com", "https://slack-gov.com:8443/api",
          "http://127.0.0.1:4000/api/", "http://127.8.9.10/", "http://localhost/api",
          "http://localhost:80", "http://[::1]:4000/api/", "https://[2001:db8::1]/api/"}) {
        INFO(url);
        CHECK(fault_of_api_url(url) == std::nullopt);
    }
}

TEST_CASE("http elsewhere is refused, however near to loopback it looks") {
    for (const auto* url : {"http://slack.com/api/", "http://127.0.0.1.example.com/",
                            "http://localhost.example.com", "http://128.0.0.1/", "http://127.1/",
                            "http://0.0.0.0/", "http://[::2]/", "http://[::ffff:127.0.0.1]/"}) {
        INFO(url);
        CHECK(fault_of_api_url(url) ==
              "is not encrypted; allowed: https, or http on 127.0.0.1, ::1 or localhost");
    }
}

TEST_CASE("what is no plain address is refused") {
    for (const auto* url : {"",
                            "slack.com/api",
                            "ftp://slack.com",
                            "wss://slack.com",
                            "https://",
                            "https:///api",
                            "https://:443/",
                            "https://user@slack.com/",
                            "http://127.0.0.1@example.com/",
                            "https://slack.com/?a=b",
                            "https://slack.com/#a",
                            "https://slack.com/a b",
                            "https://slack.com:0/",
                            "https://slack.com:65536/",
                            "https://slack.com:x/",
                            "https://slack.com:/",
                            "https://[::1",
                            "https://[::1]x/",
                            "http://127.0.0.1\\@evil/",
                            "https://slack.com/\n"}) {
        INFO(url);
        CHECK(fault_of_api_url(url).has_value());
    }
}

TEST_CASE("an address ends in one slash, for method names to be added to") {
    CHECK(coach::config::with_final_slash("https://slack.com/api") == "https://slack.com/api/");
    CHECK(coach::config::with_final_slash("https://slack.com/api/") == "https://slack.com/api/");
}
