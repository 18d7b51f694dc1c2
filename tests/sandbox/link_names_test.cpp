#include "sandbox/workspace/link_names.hpp"

#include "tests/support/catch.hpp"

using namespace coach::sandbox;

namespace {

std::string linked(std::string_view text) {
    const workspace space(sample_workspace("Coach"));
    return link_names(text, space);
}

}  // namespace

TEST_CASE("names become mentions") {
    CHECK(linked("@amara and @priya.nair. In #general, @here!") ==
          "<@U0AMARA001> and <@U0PRIYA003>. In <#C0GENERAL1>, <!here>!");
}

TEST_CASE("what is no name, or already a mention, stays") {
    CHECK(linked("a@amara @nobody #nowhere @") == "a@amara @nobody #nowhere @");
    CHECK(linked("<@U1|@amara> &lt;b&gt; <https://a.b/@amara>") ==
          "<@U1|@amara> &lt;b&gt; <https://a.b/@amara>");
    CHECK(linked("< @amara") == "< @amara");
}
