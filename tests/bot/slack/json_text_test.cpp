#include "bot/slack/json_text.hpp"

#include "tests/support/catch.hpp"

#include <string>

using coach::slack::parse_json;
using coach::slack::wire_text;
using nlohmann::json;

TEST_CASE("JSON is read as nlohmann's own parser reads it") {
    for (const std::string& text :
         {std::string("{}"), std::string("[]"), std::string("null"), std::string("true"),
          std::string(R"("a\u00e9\ud83d\ude00\n\"")"), std::string("-7"), std::string("0.25"),
          std::string("18446744073709551615"), std::string("-9223372036854775808"),
          std::string("1e300"), std::string(R"({"a":1,"a":2})"),
          std::string(R"({"b":[1,{"c":null}],"a":{"":false},"\u0000":"\u0000"})"),
          std::string(" {\"a\" : [ 1 , 2 ] }\n")}) {
        INFO(text);
        const auto read = parse_json(text);
        REQUIRE(read);
        CHECK(*read == json::parse(text));
    }
}

TEST_CASE("What is no JSON is nothing") {
    for (const std::string& text :
         {std::string(), std::string("{"), std::string("{\"a\":1}x"), std::string("'a'"),
          std::string("{a:1}"), std::string("[1,]"), std::string("nul"), std::string("\"\xFF\""),
          std::string("\"\xED\xA0\x80\""), std::string(R"("\ud800")"), std::string("// x\n1")}) {
        INFO(text);
        CHECK_FALSE(parse_json(text));
        CHECK_FALSE(json::accept(text));
    }
}

TEST_CASE("JSON that nests too deep is nothing") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };

    CHECK(parse_json(nested(200)));
    CHECK_FALSE(parse_json(nested(201)));
    CHECK_FALSE(parse_json(nested(100'000)));
    CHECK(parse_json("\"" + std::string(1000, '[') + "\""));
}

TEST_CASE("JSON is written as nlohmann writes it") {
    for (const std::string& text :
         {std::string("{}"), std::string("[]"), std::string("null"), std::string("true"),
          std::string("-7"), std::string("0.25"), std::string("18446744073709551615"),
          std::string("1e300"), std::string(R"("")"), std::string(R"("a \"quoted\" \\ word")"),
          std::string(R"("two\nlines, a \u0000 and a \u007f")"),
          std::string(R"("won’t · \ud83d\ude00")"),
          std::string(R"({"b":[1,{"c":null},[],{}],"a \"name\"":{"":false},"é":["x","y"]})")}) {
        INFO(text);
        const auto value = json::parse(text);
        CHECK(wire_text(value) == value.dump());
    }
}

TEST_CASE("What is not UTF-8 is replaced where JSON is written") {
    CHECK(wire_text(json{{"text", "\xFF"}}) == "{\"text\":\"\uFFFD\"}");
}
