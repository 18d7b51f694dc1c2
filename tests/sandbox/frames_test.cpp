#include "sandbox/net/frames.hpp"

#include "tests/support/catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using namespace coach::sandbox;

namespace {

constexpr unsigned char final_text = 0x81;
constexpr unsigned char unfinished_text = 0x01;
constexpr unsigned char final_continuation = 0x80;
constexpr unsigned char ping = 0x89;

/// A client's frame, masked with a fixed mask.
std::string client_frame(unsigned char first, std::string_view payload) {
    constexpr std::string_view mask = "\x11\x22\x33\x44";
    std::string out{static_cast<char>(first)};
    if (payload.size() < 126) {
        out += static_cast<char>(0x80U | payload.size());
    } else {
        out += static_cast<char>(0x80U | 126U);
        out += static_cast<char>(payload.size() >> 8U);
        out += static_cast<char>(payload.size() & 0xFFU);
    }
    out += mask;
    for (std::size_t i = 0; i < payload.size(); ++i) {
        out += static_cast<char>(payload[i] ^ mask[i % mask.size()]);
    }
    return out;
}

}  // namespace

TEST_CASE("a client's text frame is unmasked, however it is cut up on the way") {
    frame_reader reader;
    const auto bytes = client_frame(final_text, R"({"envelope_id":"e1"})");
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        reader.feed(bytes.substr(i, 1));
        REQUIRE_FALSE(reader.next());
    }
    reader.feed(bytes.substr(bytes.size() - 1));

    const auto got = reader.next();

    REQUIRE(got);
    CHECK(got->kind == frame_kind::text);
    CHECK(got->payload == R"({"envelope_id":"e1"})");
    CHECK_FALSE(reader.next());
}

TEST_CASE("every part of a fragmented message is told apart from a whole one",
          "[rule:no-fragments]") {
    frame_reader reader;
    reader.feed(client_frame(unfinished_text, "{\"envelope") +
                client_frame(final_continuation, "_id\":\"e1\"}") + client_frame(final_text, "x"));

    CHECK(reader.next()->kind == frame_kind::fragment);
    CHECK(reader.next()->kind == frame_kind::fragment);
    CHECK(reader.next()->kind == frame_kind::text);
}

TEST_CASE("a frame of 20480 bytes is taken, one more byte closes with 1009", "[rule:frame-limit]") {
    frame_reader fits;
    fits.feed(client_frame(final_text, std::string(20'480, 'a')));
    CHECK(fits.next()->payload.size() == 20'480);

    frame_reader too_large;
    too_large.feed(client_frame(final_text, std::string(20'481, 'a')).substr(0, 8));
    const auto got = too_large.next();
    REQUIRE(got);
    CHECK(got->kind == frame_kind::violation);
    CHECK(got->code == 1009);
    CHECK(got->payload == "Max frame length of 20480 has been exceeded.");
}

TEST_CASE("nothing is read after a violation") {
    frame_reader reader;
    reader.feed("\x81\x01z" + client_frame(final_text, "later"));

    CHECK(reader.next()->code == 1002);
    CHECK_FALSE(reader.next());
}

TEST_CASE("pings carry their payload, closes their code") {
    frame_reader reader;
    reader.feed(client_frame(ping, "hi") + client_frame(0x88, std::string_view("\x03\xE8", 2)) +
                client_frame(0x88, ""));

    const auto first = reader.next();
    CHECK(first->kind == frame_kind::ping);
    CHECK(first->payload == "hi");
    CHECK(reader.next()->code == 1000);
    CHECK(reader.next()->code == 1005);
}

TEST_CASE("a server's frames are not masked and say their length in the shortest form") {
    CHECK(text_frame("hi") == "\x81\x02hi");
    CHECK(text_frame(std::string(126, 'a')).substr(0, 4) == std::string("\x81\x7E\x00\x7E", 4));
    CHECK(text_frame(std::string(70'000, 'a')).substr(0, 10) ==
          std::string("\x81\x7F\x00\x00\x00\x00\x00\x01\x11\x70", 10));
    CHECK(close_frame(1009, "no") == std::string("\x88\x04\x03\xF1no"));
}

TEST_CASE("the handshake's answer is the one of RFC 6455") {
    CHECK(accept_key("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST_CASE("a message in pieces is one text, its last frame alone is final") {
    const auto bytes = text_in_pieces("abcdefg");

    CHECK(bytes == std::string("\x01\x02"
                               "ab"
                               "\x00\x02"
                               "cd"
                               "\x80\x03"
                               "efg",
                               13));
}
