#include "config/settings.hpp"
#include "tests/config/write_file.hpp"
#include "tests/support/catch.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <type_traits>

using coach::config::environment;
using coach::config::findings_as_text;
using coach::config::load_settings;
using coach::config::secret;
using coach::testing::temporary_directory;
using coach::testing::write_file;

namespace {

template <class T>
concept printable_value = requires(std::ostream& out, const T& value) { out << value; };

static_assert(printable_value<std::string> && !printable_value<secret>);
static_assert(!std::is_convertible_v<secret, std::string>);
static_assert(!std::is_convertible_v<std::string, secret>);

std::string complaints(environment variables) {
    variables["HOME"] = "/home/ann";
    const auto result = load_settings(variables, std::nullopt);
    return result ? "nothing" : findings_as_text(result.error());
}

}  // namespace

TEST_CASE("a token and a file with one are not both taken from the environment") {
    const temporary_directory folder;
    const auto file = write_file(folder, "bot", "xoxb-2").string();

    CHECK(complaints({{"SLACK_BOT_TOKEN", "xoxb-1"}, {"SLACK_BOT_TOKEN_FILE", file}}) ==
          "SLACK_BOT_TOKEN: and SLACK_BOT_TOKEN_FILE are both set; allowed: one of them\n");
    CHECK(complaints({{"SLACK_BOT_TOKEN", ""}, {"SLACK_BOT_TOKEN_FILE", file}}) == "nothing");
}

TEST_CASE("a token that does not look like one is refused without being shown") {
    CHECK(complaints({{"SLACK_BOT_TOKEN", "hunter2"}}) ==
          "SLACK_BOT_TOKEN: does not look like a bot token; allowed: a bot token, which begins "
          "with xoxb-\n");
    CHECK(complaints({{"SLACK_APP_TOKEN", "xapp-"}}) ==
          "SLACK_APP_TOKEN: does not look like an app-level token; allowed: an app-level token, "
          "which begins with xapp-\n");
    CHECK(complaints({{"SLACK_BOT_TOKEN", "xoxb-hunter2 "}}).find("hunter2") == std::string::npos);
    CHECK(complaints({{"SLACK_BOT_TOKEN", "\"xoxb-hunter2\""}})
              .starts_with("SLACK_BOT_TOKEN: does not look like"));
}

TEST_CASE("tokens that were swapped are told apart") {
    CHECK(
        complaints({{"SLACK_BOT_TOKEN", "xapp-1-hunter2"}, {"SLACK_APP_TOKEN", "xoxb-hunter2"}}) ==
        "SLACK_BOT_TOKEN: holds an app-level token; allowed: a bot token, which begins with "
        "xoxb-\n"
        "SLACK_APP_TOKEN: holds a bot token; allowed: an app-level token, which begins with "
        "xapp-\n");
}

TEST_CASE("a token file that cannot be read, or holds none, is named without its content") {
    const temporary_directory folder;
    const auto large = write_file(folder, "large", std::string(5000, 'x')).string();
    const auto wrong = write_file(folder, "wrong", "hunter2\n").string();

    CHECK(complaints({{"SLACK_BOT_TOKEN_FILE", "/nowhere/bot"}}) ==
          "SLACK_BOT_TOKEN_FILE: names /nowhere/bot, which cannot be read: No such file or "
          "directory\n");
    CHECK(complaints({{"SLACK_BOT_TOKEN_FILE", large}}) ==
          "SLACK_BOT_TOKEN_FILE: names " + large +
              ", which is too large; allowed: at most 4096 "
              "bytes\n");
    CHECK(complaints({{"SLACK_BOT_TOKEN_FILE", wrong}}) ==
          "SLACK_BOT_TOKEN_FILE: does not look like a bot token; allowed: a bot token, which "
          "begins with xoxb-\n");
}

TEST_CASE("a token in a setting that is not for tokens is refused without being shown") {
    for (const auto* variable : {"SLACK_BOT_TOKEN_FILE", "SLACK_API_URL", "COACH_DATABASE",
                                 "COACH_FRAMEWORK", "COACH_LOG_LEVEL"}) {
        CHECK(complaints({{variable, "xoxb-hunter2"}}) ==
              std::string(variable) +
                  ": holds a token; allowed: tokens in SLACK_BOT_TOKEN, SLACK_APP_TOKEN or the "
                  "files that …_FILE name\n");
    }
}

TEST_CASE("a token that somebody wrote into the settings file is not shown") {
    const temporary_directory folder;
    for (const auto* line : {"bot_token = \"xoxb-hunter2\"", "bot_token_file = \"xoxb-hunter2\"",
                             "bot_token_file = xoxb-hunter2", "bot_token_file = \"xoxb-hunter2"}) {
        const auto file = write_file(folder, "coach.toml", std::string("[slack]\n") + line + "\n");
        const auto refused = load_settings({{"HOME", "/home/ann"}}, file);
        REQUIRE(refused.has_error());
        CHECK(findings_as_text(refused.error()).find("hunter2") == std::string::npos);
    }
}

TEST_CASE("what is missing to talk to Slack is said with both ways to give it") {
    const auto none = load_settings({{"HOME", "/home/ann"}}, std::nullopt).value();
    const auto one =
        load_settings({{"HOME", "/home/ann"}, {"SLACK_APP_TOKEN", "xapp-1"}}, std::nullopt).value();

    CHECK(findings_as_text(missing_tokens(none)) ==
          "SLACK_BOT_TOKEN: is not set; allowed: the token itself, or a file with it in "
          "SLACK_BOT_TOKEN_FILE\n"
          "SLACK_APP_TOKEN: is not set; allowed: the token itself, or a file with it in "
          "SLACK_APP_TOKEN_FILE\n");
    CHECK(missing_tokens(one).size() == 1);
}
