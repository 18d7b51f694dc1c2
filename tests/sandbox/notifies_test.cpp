#include "sandbox/workspace/notifies.hpp"

#include "tests/support/catch.hpp"

using namespace coach::sandbox;
using nlohmann::json;

namespace {

json rich_text(const json& leaf) {
    return {{{"type", "rich_text"},
             {"elements", {{{"type", "rich_text_section"}, {"elements", {leaf}}}}}}};
}

json section(const char* type, const char* text) {
    return {{{"type", "section"}, {"text", {{"type", type}, {"text", text}}}}};
}

}  // namespace

TEST_CASE("control sequences in text notify people, groups and channels", "[rule:live-mentions]") {
    const auto who = find_notified(
        "<@U1> <@W2|ann>, <!subteam^S3|@team> <!here> <!channel|x> <!everyone> <!date^1^x|y>", {});

    CHECK(who.people == std::set<std::string>{"U1", "W2"});
    CHECK(who.groups == std::set<std::string>{"S3"});
    CHECK(who.channel_wide == std::set<std::string>{"here", "channel", "everyone"});
}

TEST_CASE("escaped, bare and broken mentions notify nobody", "[rule:live-mentions]") {
    CHECK(find_notified("&lt;@U1&gt; @channel <@> <@u1> <@U1 <#C1> <!chan> <https://a.b|@U1>",
                        {}) == notified{});
}

TEST_CASE("a broken sequence does not hide the one behind it") {
    CHECK(find_notified("a < b <<@U1>", {}).people.contains("U1"));
}

TEST_CASE("mentions are live in mrkdwn and markdown, not in plain text", "[rule:live-mentions]") {
    CHECK(find_notified("", section("mrkdwn", "<!channel>")).channel_wide.contains("channel"));
    CHECK(find_notified("", section("plain_text", "<!channel> <@U1>")) == notified{});
    const json markdown{{{"type", "markdown"}, {"text", "hi <@U1>"}}};
    CHECK(find_notified("", markdown).people.contains("U1"));
}

TEST_CASE("rich text notifies by its leaves, never by their text", "[rule:live-mentions]") {
    CHECK(find_notified("", rich_text({{"type", "user"}, {"user_id", "U1"}})).people.size() == 1);
    CHECK(find_notified("", rich_text({{"type", "usergroup"}, {"usergroup_id", "S1"}}))
              .groups.size() == 1);
    CHECK(find_notified("", rich_text({{"type", "broadcast"}, {"range", "here"}}))
              .channel_wide.size() == 1);
    CHECK(find_notified("", rich_text({{"type", "text"}, {"text", "<!here> <@U1>"}})) ==
          notified{});
}

TEST_CASE("raw cells of tables notify nobody") {
    const json table{
        {{"type", "table"}, {"rows", {{{{"type", "raw_text"}, {"text", "<@U1> <!here>"}}}}}}};

    CHECK(find_notified("", table) == notified{});
}

TEST_CASE("attachments count, with their texts and their blocks") {
    const json attachments{{{"pretext", "<@U1>"}, {"blocks", section("mrkdwn", "<@U2>")}},
                           {{"text", "<!here>"}, {"fallback", "<@U3>"}}};
    const auto who = find_notified("", nullptr, attachments);

    CHECK(who.people == std::set<std::string>{"U1", "U2"});
    CHECK(who.channel_wide == std::set<std::string>{"here"});
}
