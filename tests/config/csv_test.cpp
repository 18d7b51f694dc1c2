#include "config/csv.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace coach::config;

namespace {

std::vector<csv_record> parsed(std::string_view text) {
    return parse_csv(text, "a.csv").value();
}

std::string refusal_of(std::string_view text) {
    const auto read = parse_csv(text, "a.csv");
    REQUIRE(read.has_error());
    return findings_as_text(read.error());
}

}  // namespace

TEST_CASE("records end with either line end, or with the text") {
    const std::vector<csv_record> two{{1, {"a", "b"}}, {2, {"c", ""}}};

    CHECK(parsed("a,b\nc,\n") == two);
    CHECK(parsed("a,b\r\nc,\r\n") == two);
    CHECK(parsed("a,b\nc,") == two);
    CHECK(parsed("").empty());
}

TEST_CASE("empty lines are passed over and counted") {
    CHECK(parsed("\n\r\n  \na\n\nb\n") == std::vector<csv_record>{{4, {"a"}}, {6, {"b"}}});
}

TEST_CASE("what stands in quotes is taken as it is, over several lines") {
    CHECK(parsed("\"a,\"\"b\"\"\",\" c \"\n\"d\r\ne\", f \ng,h") ==
          std::vector<csv_record>{{1, {"a,\"b\"", " c "}}, {2, {"d\r\ne", "f"}}, {4, {"g", "h"}}});
}

TEST_CASE("quotes that do not match are refused with the line of their record") {
    CHECK(refusal_of("a,b\nc,\"d\n").starts_with("a.csv:2: has a quote that does not match"));
    CHECK(refusal_of("a\nb\nc\"d\n").starts_with("a.csv:3: "));
    CHECK(refusal_of("\"a\"b\n").starts_with("a.csv:1: "));
}
