#include "sandbox/net/multipart.hpp"

#include "tests/support/catch.hpp"

using namespace coach::sandbox;

namespace {

constexpr auto type = "multipart/form-data; boundary=XY";

}  // namespace

TEST_CASE("fields and files of a form are read, their bytes as they are") {
    const std::string bytes("a\r\n--X\0b", 8);
    const auto parts = parse_multipart(
        type,
        "--XY\r\nContent-Disposition: form-data; name=\"channel\"\r\n\r\nC1\r\n"
        "--XY\r\ncontent-type: image/png\r\n"
        "content-disposition: form-data; filename=\"a b.png\"; name=\"file\"\r\n\r\n" +
            bytes + "\r\n--XY--\r\n");

    REQUIRE(parts);
    REQUIRE(parts->size() == 2);
    CHECK(parts->at(0).name == "channel");
    CHECK(parts->at(0).content == "C1");
    CHECK(parts->at(0).filename.empty());
    CHECK(parts->at(1).name == "file");
    CHECK(parts->at(1).filename == "a b.png");
    CHECK(parts->at(1).content == bytes);
}

TEST_CASE("the boundary may be quoted, contents empty, and the form without parts") {
    CHECK(parse_multipart("multipart/form-data; boundary=\"X Y\"; a=b",
                          "--X Y\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--X Y--")
              ->at(0)
              .content.empty());
    CHECK(parse_multipart(type, "--XY--")->empty());
}

TEST_CASE("broken forms are refused") {
    const std::string part = "--XY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
    CHECK(parse_multipart(type, part + "--XY--"));
    CHECK_FALSE(parse_multipart("multipart/form-data", part + "--XY--"));
    CHECK_FALSE(parse_multipart("multipart/form-data; boundary=", "----"));
    CHECK_FALSE(parse_multipart(type, part));
    CHECK_FALSE(parse_multipart(type, part + "--XY"));
    CHECK_FALSE(parse_multipart(type, part + "--XY--junk"));
    CHECK_FALSE(parse_multipart(type, "junk" + part + "--XY--"));
    CHECK_FALSE(parse_multipart(type, ""));
    CHECK_FALSE(parse_multipart(type, "--XY\r\nno blank line\r\n--XY--"));
    CHECK_FALSE(parse_multipart(
        type, "--XY\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nb\r\n--XY--"));
}
