#include "sandbox/files/file_type.hpp"

#include "tests/support/catch.hpp"

using coach::sandbox::detect_file_type;
using namespace std::string_view_literals;

TEST_CASE("a file's type is told by its first bytes") {
    CHECK(detect_file_type("\x89PNG\r\n\x1a\n...").mimetype == "image/png");
    CHECK(detect_file_type("\xff\xd8\xff\xe0").filetype == "jpg");
    CHECK(detect_file_type("GIF89a").mimetype == "image/gif");
    CHECK(detect_file_type("%PDF-1.7").mimetype == "application/pdf");
    CHECK_FALSE(detect_file_type("%PDF-1.7").is_picture);
}

TEST_CASE("what has no mark is text or binary") {
    CHECK(detect_file_type("# Packet\n\tgrüße").mimetype == "text/plain");
    CHECK(detect_file_type("a\0b"sv).filetype == "binary");
    CHECK(detect_file_type("\xff\xfe").filetype == "binary");
    CHECK(detect_file_type("<svg onload='x'/>").mimetype == "text/plain");
}
