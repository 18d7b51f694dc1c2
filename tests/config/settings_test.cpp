#include "config/settings.hpp"

#include "config/framework_file.hpp"
#include "tests/config/write_file.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

using coach::config::environment;
using coach::config::findings_as_text;
using coach::config::listen_address;
using coach::config::load_settings;
using coach::config::log_format;
using coach::config::log_level;
using coach::config::settings;
using coach::testing::temporary_directory;
using coach::testing::write_file;
using std::chrono::days;

namespace {

const environment at_home{{"HOME", "/home/ann"}, {"PATH", "/bin"}};

environment home_and(environment more) {
    more.insert(at_home.begin(), at_home.end());
    return more;
}

settings loaded(const environment& variables,
                const std::optional<std::filesystem::path>& file = std::nullopt) {
    return load_settings(variables, file).value();
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string complaints(const environment& more,
                       const std::optional<std::filesystem::path>& file = std::nullopt) {
    const auto result = load_settings(home_and(more), file);
    return result ? "nothing" : findings_as_text(result.error());
}

}  // namespace

TEST_CASE("how many messages leave in a minute is a number in bounds") {
    const auto with = [](const std::string& value) {
        return load_settings({{"HOME", "/h"}, {"COACH_MESSAGES_PER_MINUTE", value}}, {});
    };
    CHECK(load_settings({{"HOME", "/h"}}, {})->messages_a_minute == 300);
    CHECK(with("1")->messages_a_minute == 1);
    CHECK(with("10000")->messages_a_minute == 10'000);
    for (const auto* wrong : {"0", "10001", "-1", "many", "3.5", "300 "}) {
        INFO(wrong);
        REQUIRE(with(wrong).has_error());
        CHECK(with(wrong).error().front().text.find("allowed: a whole number from 1 to 10000") !=
              std::string::npos);
    }
}

TEST_CASE("without any setting there are defaults that work") {
    const auto chosen = loaded(at_home);

    CHECK_FALSE(chosen.bot_token.has_value());
    CHECK_FALSE(chosen.app_token.has_value());
    CHECK(chosen.api_url == "https://slack.com/api/");
    CHECK(chosen.database == "/home/ann/.local/state/pm-coach/pm-coach.db");
    CHECK(chosen.framework == std::nullopt);
    CHECK(chosen.http == std::nullopt);
    CHECK(chosen.log_level == log_level::info);
    CHECK(chosen.log_format == log_format::text);
}

TEST_CASE("the environment sets everything") {
    const auto chosen = loaded({{"SLACK_BOT_TOKEN", "xoxb-1-a"},
                                {"SLACK_APP_TOKEN", "xapp-1-b"},
                                {"SLACK_API_URL", "http://127.0.0.1:4000/api"},
                                {"COACH_DATABASE", "data/coach.db"},
                                {"COACH_FRAMEWORK", "ladder.toml"},
                                {"COACH_HTTP", "0.0.0.0:9090"},
                                {"COACH_LOG_LEVEL", "debug"},
                                {"COACH_LOG_FORMAT", "json"}});

    CHECK(chosen.bot_token->reveal() == "xoxb-1-a");
    CHECK(chosen.app_token->reveal() == "xapp-1-b");
    CHECK(chosen.api_url == "http://127.0.0.1:4000/api/");
    CHECK(chosen.database == "data/coach.db");
    CHECK(chosen.framework == "ladder.toml");
    CHECK(chosen.http == listen_address{.host = "0.0.0.0", .port = 9090});
    CHECK(chosen.log_level == log_level::debug);
    CHECK(chosen.log_format == log_format::json);
}

TEST_CASE("the file sets what the environment does not, with paths from its own folder") {
    const temporary_directory folder;
    write_file(folder, "bot", "xoxb-file\n");
    write_file(folder, "app", "xapp-file\r\n\n");
    const auto file = write_file(folder, "coach.toml",
                                 "database = \"coach.db\"\n"
                                 "framework = \"/etc/ladder.toml\"\n"
                                 "http = \":9091\"\n"
                                 "[slack]\n"
                                 "api_url = \"https://example.com/api/\"\n"
                                 "bot_token_file = \"bot\"\n"
                                 "app_token_file = \"app\"\n"
                                 "[log]\n"
                                 "level = \"warning\"\n"
                                 "format = \"json\"\n");

    const auto chosen = loaded(
        {{"COACH_LOG_LEVEL", "error"}, {"SLACK_APP_TOKEN", "xapp-env"}, {"COACH_LOG_FORMAT", ""}},
        file);

    CHECK(chosen.bot_token->reveal() == "xoxb-file");
    CHECK(chosen.app_token->reveal() == "xapp-env");
    CHECK(chosen.api_url == "https://example.com/api/");
    CHECK(chosen.database == folder.path() / "coach.db");
    CHECK(chosen.framework == "/etc/ladder.toml");
    CHECK(chosen.http == listen_address{.host = "127.0.0.1", .port = 9091});
    CHECK(chosen.log_level == log_level::error);
    CHECK(chosen.log_format == log_format::json);
}

TEST_CASE("the database stands in the state directory that the system names") {
    CHECK(
        loaded({{"STATE_DIRECTORY", "/var/lib/coach:/var/lib/more"}, {"HOME", "/root"}}).database ==
        "/var/lib/coach/pm-coach.db");
    CHECK(loaded({{"XDG_STATE_HOME", "/state"}, {"HOME", "/root"}}).database ==
          "/state/pm-coach/pm-coach.db");
    CHECK(loaded({{"XDG_STATE_HOME", "state"}, {"HOME", "/root"}}).database ==
          "/root/.local/state/pm-coach/pm-coach.db");
    CHECK(loaded({{"COACH_DATABASE", "here.db"}}).database == "here.db");

    const auto nowhere = load_settings({}, std::nullopt);
    REQUIRE(nowhere.has_error());
    CHECK(findings_as_text(nowhere.error()) ==
          "COACH_DATABASE: is not set, and there is no home or state directory to default to; "
          "allowed: a path\n");
}

TEST_CASE("unknown variables of ours are refused with the nearest, those of others are not ours") {
    CHECK(complaints({{"COACH_DATABSE", "x"}}) ==
          "environment: unknown setting \"COACH_DATABSE\"; did you mean \"COACH_DATABASE\"?\n");
    CHECK(complaints({{"COACH_COLOR", "red"}}) ==
          "environment: unknown setting \"COACH_COLOR\"; allowed: COACH_DATABASE, "
          "COACH_FRAMEWORK, COACH_HTTP, COACH_MESSAGES_PER_MINUTE, COACH_LOG_LEVEL, "
          "COACH_LOG_FORMAT, COACH_BACKUP_FOLDER, COACH_BACKUP_HOURS, COACH_BACKUP_KEEP, "
          "COACH_KEEP_FEEDBACK_DAYS, COACH_KEEP_ACCESS_LOG_DAYS, COACH_KEEP_SENT_DAYS\n");
    CHECK(complaints({{"COACHES", "3"}, {"SLACK_SIGNING_SECRET", "x"}}) == "nothing");
}

TEST_CASE("unknown keys of the file are refused by line with the nearest") {
    const temporary_directory folder;
    const auto file = write_file(folder, "coach.toml",
                                 "databse = \"x\"\n"
                                 "[slack]\n"
                                 "bot_token = \"xoxb-1-private\"\n"
                                 "[log]\n"
                                 "level = 3\n"
                                 "[metrics]\n");
    const auto name = file.string();

    CHECK(complaints({}, file) ==
          name + ":1:1: this file has an unknown key \"databse\"; did you mean \"database\"?\n" +
              name +
              ":3:1: [slack] has an unknown key \"bot_token\"; allowed: api_url, "
              "bot_token_file, app_token_file, messages_per_minute\n" +
              name + ":5:9: [log]: level is a number; allowed: one line of 1 to 4096 characters\n" +
              name +
              ":6:2: this file has an unknown key \"metrics\"; allowed: database, "
              "framework, http, slack, log, backup, keep\n");
}

TEST_CASE("a value that is none of the choices is refused where it stands") {
    const temporary_directory folder;
    const auto file = write_file(folder, "coach.toml", "[log]\nlevel = \"loud\"\n");

    CHECK(complaints({{"COACH_LOG_LEVEL", "Debug"}}) ==
          "COACH_LOG_LEVEL: is \"Debug\"; allowed: error, warning, info, debug\n");
    CHECK(complaints({{"COACH_LOG_FORMAT", "xml"}}) ==
          "COACH_LOG_FORMAT: is \"xml\"; allowed: text, json\n");
    CHECK(complaints({}, file) == file.string() +
                                      ":2:9: log.level is \"loud\"; allowed: error, warning, "
                                      "info, debug\n");
}

TEST_CASE("a settings file that cannot be read or is no TOML is refused") {
    const temporary_directory folder;
    const auto broken = write_file(folder, "broken.toml", "[slack\n");

    CHECK(complaints({}, folder.path() / "none.toml") ==
          (folder.path() / "none.toml").string() + ": cannot be read: No such file or directory\n");
    CHECK(complaints({}, broken).starts_with(broken.string() + ":1:7: this is not TOML: "));
}

TEST_CASE("where monitoring is served is an address and a port") {
    const auto refused = complaints({{"COACH_HTTP", "9090"}});
    CHECK(refused ==
          "COACH_HTTP: is \"9090\"; allowed: an address and a port, like 0.0.0.0:9090 or "
          "[::1]:9090, or :9090 for this machine alone\n");

    for (const auto* malformed : {":", ":70000", ":90x", ":-1", "example.com:80", "::1:80", "[::1]",
                                  "[127.0.0.1]:80", "127.0.0.1:", "1.2.3:80", "[::1:80"}) {
        INFO(malformed);
        CHECK(complaints({{"COACH_HTTP", malformed}}) != "nothing");
    }
    CHECK(loaded(home_and({{"COACH_HTTP", "[::1]:80"}})).http ==
          listen_address{.host = "::1", .port = 80});
    CHECK(loaded(home_and({{"COACH_HTTP", "localhost:0"}})).http ==
          listen_address{.host = "127.0.0.1", .port = 0});
}

TEST_CASE("the address of Slack keeps to https, or to loopback") {
    CHECK(complaints({{"SLACK_API_URL", "http://slack.com/api/"}}) ==
          "SLACK_API_URL: is not encrypted; allowed: https, or http on 127.0.0.1, ::1 or "
          "localhost\n");
    CHECK(loaded(home_and({{"SLACK_API_URL", "https://example.com"}})).api_url ==
          "https://example.com/");
}

TEST_CASE("backups are off until a folder is named; then they have numbers that work") {
    CHECK_FALSE(loaded({{"HOME", "/home/ann"}}).backups);
    CHECK(loaded({{"HOME", "/home/ann"}, {"COACH_BACKUP_FOLDER", "/b"}}).backups ==
          coach::config::backup_settings{.folder = "/b", .hours = 24, .keep = 7});
    CHECK(loaded({{"HOME", "/home/ann"},
                  {"COACH_BACKUP_FOLDER", "/b"},
                  {"COACH_BACKUP_HOURS", "6"},
                  {"COACH_BACKUP_KEEP", "3"}})
              .backups == coach::config::backup_settings{.folder = "/b", .hours = 6, .keep = 3});
    CHECK(complaints({{"COACH_BACKUP_HOURS", "0"}, {"COACH_BACKUP_KEEP", "many"}}) ==
          "COACH_BACKUP_HOURS: is \"0\"; allowed: a whole number from 1 to 744\n"
          "COACH_BACKUP_KEEP: is \"many\"; allowed: a whole number from 1 to 1000\n");
}

TEST_CASE("feedback and access logs are kept until somebody deletes them, unless a setting says") {
    CHECK(loaded(home_and({})).keeps == coach::retention{.sent = days{7}});
    CHECK(loaded(home_and({{"COACH_KEEP_FEEDBACK_DAYS", "365"},
                           {"COACH_KEEP_ACCESS_LOG_DAYS", "30"},
                           {"COACH_KEEP_SENT_DAYS", "1"}}))
              .keeps ==
          coach::retention{.feedback = days{365}, .accesses = days{30}, .sent = days{1}});
    CHECK(complaints({{"COACH_KEEP_FEEDBACK_DAYS", "29"},
                      {"COACH_KEEP_ACCESS_LOG_DAYS", "3651"},
                      {"COACH_KEEP_SENT_DAYS", "0"}}) ==
          "COACH_KEEP_FEEDBACK_DAYS: is \"29\"; allowed: a whole number from 30 to 3650\n"
          "COACH_KEEP_ACCESS_LOG_DAYS: is \"3651\"; allowed: a whole number from 30 to 3650\n"
          "COACH_KEEP_SENT_DAYS: is \"0\"; allowed: a whole number from 1 to 365\n");
}

TEST_CASE("the example file is valid and names every setting") {
    const temporary_directory folder;
    const std::filesystem::path example = COACH_SOURCE_DIR "/config/settings.example.toml";
    write_file(folder, "bot", "xoxb-1");
    write_file(folder, "app", "xapp-1");

    // The example's token files do not exist here, so the environment names others.
    const auto chosen = loaded({{"SLACK_BOT_TOKEN_FILE", (folder.path() / "bot").string()},
                                {"SLACK_APP_TOKEN_FILE", (folder.path() / "app").string()}},
                               example);

    for (const auto* variable :
         {"SLACK_BOT_TOKEN_FILE", "SLACK_APP_TOKEN_FILE", "SLACK_API_URL", "COACH_DATABASE",
          "COACH_FRAMEWORK", "COACH_HTTP", "COACH_MESSAGES_PER_MINUTE", "COACH_LOG_LEVEL",
          "COACH_LOG_FORMAT", "COACH_BACKUP_FOLDER", "COACH_BACKUP_HOURS", "COACH_BACKUP_KEEP",
          "COACH_KEEP_FEEDBACK_DAYS", "COACH_KEEP_ACCESS_LOG_DAYS", "COACH_KEEP_SENT_DAYS"}) {
        INFO(variable);
        CHECK(text_of(example).find(std::string("\n# ") + variable + ": ") != std::string::npos);
    }
    CHECK(chosen.api_url == "https://slack.com/api/");
    CHECK(chosen.database == "/var/lib/pm-coach/pm-coach.db");
    CHECK(chosen.framework == "/etc/pm-coach/ladder.toml");
    CHECK(chosen.http == listen_address{.host = "127.0.0.1", .port = 9090});
    CHECK(complaints({}, example) ==
          example.string() +
              ":22:18: slack.bot_token_file names /run/secrets/slack-bot-token, "
              "which cannot be read: No such file or directory\n" +
              example.string() +
              ":25:18: slack.app_token_file names "
              "/run/secrets/slack-app-token, which cannot be read: No such "
              "file or directory\n");
}

TEST_CASE("the ladder is the one that the settings name, or else the one in the binary") {
    auto chosen = loaded(at_home);
    CHECK((coach::config::load_framework_or_embedded(chosen).value() ==
           coach::config::embedded_framework()));

    chosen.framework = COACH_SOURCE_DIR "/config/frameworks/engineering.toml";
    CHECK(coach::config::load_framework_or_embedded(chosen).value().id == "engineering");

    chosen.framework = "/nowhere/ladder.toml";
    const auto refused = coach::config::load_framework_or_embedded(chosen);
    REQUIRE(refused.has_error());
    CHECK(findings_as_text(refused.error()) ==
          "/nowhere/ladder.toml: cannot be read: No such file or directory\n");
}
