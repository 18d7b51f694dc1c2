#include "bot/slack/frames.hpp"

#include "bot/slack/json_text.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::slack;
using nlohmann::json;
using namespace std::chrono_literals;

TEST_CASE("hello tells how many connections there are and how long this one will last") {
    const auto read = parse_frame(
        R"({"type":"hello","num_connections":2,"connection_info":{"app_id":"A1"},
            "debug_info":{"host":"applink-7","approximate_connection_time":18060}})");

    CHECK((read == inbound{frame::hello{2, 18060s}}));
    CHECK((parse_frame(R"({"type":"hello"})") == inbound{frame::hello{}}));
    CHECK((parse_frame(R"({"type":"hello","num_connections":-3,"debug_info":7})") ==
           inbound{frame::hello{}}));
}

TEST_CASE("Reasons of a disconnect are told apart") {
    using enum frame::disconnect_reason;
    for (const auto reason : {warning, refresh_requested, link_disabled, too_many_websockets}) {
        const json text{{"type", "disconnect"}, {"reason", frame::name_of(reason)}};
        CHECK((parse_frame(text.dump()) == inbound{frame::disconnect{reason}}));
    }
    CHECK((parse_frame(R"({"type":"disconnect"})") == inbound{frame::disconnect{other}}));
    CHECK(
        (parse_frame(R"({"type":"disconnect","reason":7})") == inbound{frame::disconnect{other}}));
}

TEST_CASE("An envelope is read with its retry") {
    const auto read = parse_frame(
        R"({"envelope_id":"e1","type":"events_api","payload":{"a":1},
            "accepts_response_payload":false,"retry_attempt":2,"retry_reason":"timeout"})");

    CHECK((read == inbound{envelope{.id = "e1",
                                    .kind = envelope_kind::events_api,
                                    .accepts_response_payload = false,
                                    .retry_attempt = 2,
                                    .retry_reason = "timeout",
                                    .payload = {{"a", 1}}}}));
    const auto slash = std::get<envelope>(parse_frame(
        R"({"envelope_id":"e2","type":"slash_commands","accepts_response_payload":true})"));
    CHECK(slash.kind == envelope_kind::slash_commands);
    CHECK(slash.accepts_response_payload);
    CHECK(slash.payload == json::object());
    CHECK(std::get<envelope>(parse_frame(R"({"envelope_id":"e3","type":"interactive"})")).kind ==
          envelope_kind::interactive);
}

TEST_CASE("Unknown types are named") {
    CHECK((parse_frame(R"({"type":"surprise"})") == inbound{frame::unknown{"surprise"}}));
}

TEST_CASE("Everything else is garbage, and no input makes the parser throw") {
    const auto deep = R"({"type":"events_api","envelope_id":"e","payload":)" +
                      std::string(100'000, '[') + std::string(100'000, ']') + "}";
    for (const std::string& text :
         {std::string(), std::string("\n"), std::string("UNAUTHENTICATED: cache_error"),
          std::string("{"), std::string("[]"), std::string("{}"), std::string("\"hello\""),
          std::string(R"({"type":7})"), std::string(R"({"type":"events_api"})"),
          std::string(R"({"type":"interactive","envelope_id":7})"),
          std::string(R"({"type":"interactive","envelope_id":")") + std::string(300, 'x') + "\"}",
          std::string("{\"type\":\"\xFF\"}"), deep}) {
        INFO(text.substr(0, 80));
        CHECK((parse_frame(text) == inbound{frame::garbage{}}));
    }
}

TEST_CASE("An acknowledgement has a payload only where one is given") {
    CHECK(serialize_ack("e1") == R"({"envelope_id":"e1"})");
    CHECK(serialize_ack("e1", wire_text(json{{"text", "hi"}})) ==
          R"({"envelope_id":"e1","payload":{"text":"hi"}})");
}

TEST_CASE("An acknowledgement fits up to 18,000 bytes, its envelope included") {
    const auto around = serialize_ack("e1", wire_text(json(""))).size();

    CHECK(fits_in_ack("e1", wire_text(std::string(largest_ack - around, 'x'))));
    CHECK_FALSE(fits_in_ack("e1", wire_text(std::string(largest_ack - around + 1, 'x'))));
}
