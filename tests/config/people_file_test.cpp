#include "config/people_file.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace coach::config;
using Catch::Matchers::Contains;

namespace {

people_list parsed(std::string_view text) {
    return parse_people(text, "people.csv").value();
}

std::string unusable_in(std::string_view text) {
    return findings_as_text(parsed(text).unusable);
}

std::string refusal_of(std::string_view text) {
    const auto read = parse_people(text, "people.csv");
    REQUIRE(read.has_error());
    CHECK(read.error().size() == 1);
    return findings_as_text(read.error());
}

}  // namespace

TEST_CASE("columns come in any order, and what is empty says nothing") {
    const auto list = parsed(
        "manager,Person , LEVEL,ladder\n"
        "mateo@northwind.example,U0AMARA001,\"Senior, PM\",product-management\n"
        ",priya.nair@northwind.example,,\n");

    CHECK(list.unusable.empty());
    REQUIRE(list.lines.size() == 2);
    CHECK(list.lines[0] == people_line{.line = 2,
                                       .person = "U0AMARA001",
                                       .level = "Senior, PM",
                                       .manager = "mateo@northwind.example",
                                       .ladder = "product-management"});
    CHECK(list.lines[1] == people_line{.line = 3, .person = "priya.nair@northwind.example"});
}

TEST_CASE("only the person is required, and a byte order mark is no part of it") {
    const auto list = parsed("\xEF\xBB\xBFperson\r\nW0KWAME019\r\n");

    REQUIRE(list.lines.size() == 1);
    CHECK(list.lines[0].person == "W0KWAME019");
}

TEST_CASE("lines that cannot be used are named, and the others are there") {
    const auto* const text =
        "person,manager\n"
        "U1A,U2A\n"
        "bob,U2A\n"
        ",U2A\n"
        "U3A,grace\n"
        "U4A\n"
        "U5A,U2A,L2\n"
        "a@b@c,\n"
        "U6A,U2A\n";

    CHECK(parsed(text).lines.size() == 2);
    const std::string ids = "; allowed: an e-mail address, or a member ID such as U0123ABCD\n";
    CHECK(unusable_in(text) == "people.csv:3: person is \"bob\"" + ids +
                                   "people.csv:4: person is empty" + ids +
                                   "people.csv:5: manager is \"grace\"" + ids +
                                   "people.csv:6: has 1 columns; allowed: the header's 2\n"
                                   "people.csv:7: has 3 columns; allowed: the header's 2\n"
                                   "people.csv:8: person is \"a@b@c\"" +
                                   ids);
}

TEST_CASE("a header that cannot be used is refused with what is allowed") {
    const auto* const allowed = "allowed: person, level, manager, ladder, separated by commas";
    CHECK_THAT(refusal_of(""), Contains("people.csv: is empty") && Contains(allowed));
    CHECK_THAT(refusal_of("\n\nlevel\nL1\n"),
               Contains("people.csv:3: ") && Contains("no column \"person\"") && Contains(allowed));
    CHECK_THAT(refusal_of("person;level\n"), Contains("\"person;level\"") && Contains(allowed));
    CHECK_THAT(refusal_of("person,salary\n"), Contains("\"salary\"") && Contains(allowed));
    CHECK_THAT(refusal_of("person,level,Level\n"), Contains("\"Level\" twice"));
}

TEST_CASE("what is no UTF-8, or no CSV, is refused with its line") {
    CHECK_THAT(refusal_of("person\nU1A\nU\xFCtz\n"), Contains("people.csv:3: is not UTF-8"));
    CHECK_THAT(refusal_of(std::string_view("p\0e\0", 4)), Contains("people.csv:1: is not UTF-8"));
    CHECK_THAT(refusal_of("person\n\"U1A\n"), Contains("people.csv:2: has a quote"));
}

TEST_CASE("there is a greatest number of lines") {
    std::string text = "person\n";
    for (std::size_t i = 0; i < limits::people_lines; ++i) text += "U1A\n";
    CHECK(parsed(text).lines.size() == limits::people_lines);
    text += "U1A\n";
    CHECK_THAT(refusal_of(text), Contains("has 10001 lines; allowed: at most 10000"));
}

TEST_CASE("an e-mail address has one @ with something on both sides") {
    CHECK(is_email("a@b"));
    CHECK(is_email("priya.nair+x@north-wind.example"));
    for (const auto* other : {"", "@", "a@", "@b", "a@b@c", "a b@c", "U0AMARA001"}) {
        CHECK_FALSE(is_email(other));
    }
}
