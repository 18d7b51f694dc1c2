#include "sandbox/workspace/mentions.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace coach::sandbox;

namespace {

std::string in_command(std::string_view typed) {
    return resolve_mentions(typed, workspace(sample_workspace("Coach")), mention_style::with_name);
}

std::string in_message(std::string_view typed) {
    return resolve_mentions(typed, workspace(sample_workspace("Coach")), mention_style::plain);
}

}  // namespace

TEST_CASE("a handle in a command arrives with id and name", "[rule:should-escape]") {
    CHECK(in_command("@amara") == "<@U0AMARA001|amara>");
    CHECK(in_command("about @Mateo, please") == "about <@U0MATEO002|mateo>, please");
    CHECK(in_command("@priya.nair") == "<@U0PRIYA003|priya.nair>");
    CHECK(in_command("#product") == "<#C0PRODUCT2|product>");
}

TEST_CASE("what is no handle stays as it was typed") {
    CHECK(in_command("@nobody") == "@nobody");
    CHECK(in_command("@amaranth") == "@amaranth");
    CHECK(in_command("mail@amara") == "mail@amara");
    CHECK(in_command("#9") == "#9");
    CHECK(in_command("3") == "3");
    CHECK(in_command("") == "");
}

TEST_CASE("control sequences cannot be typed") {
    CHECK(in_command("<@U0AMARA001> & <!channel>") == "&lt;@U0AMARA001&gt; &amp; &lt;!channel&gt;");
}

TEST_CASE("messages mention by id alone, and may mention everybody") {
    CHECK(in_message("hi @Sigrún") == "hi <@U0SIGRUN04>");
    CHECK(in_message("@channel look") == "<!channel> look");
    CHECK(in_command("@channel look") == "@channel look");
}
