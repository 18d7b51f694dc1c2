#include "bot/ops/log.hpp"

#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace coach;
using namespace std::string_literals;

namespace {

constexpr timestamp some_time{std::chrono::milliseconds{1'795'680'000'123}};

}  // namespace

TEST_CASE("A line of text holds time, level, message and fields") {
    CHECK(
        log::render(log::level::info, log::format::text, some_time, "socket live",
                    {{"connections", 2}, {"first", true}, {"detail", "as it is"}, {"none", ""}}) ==
        R"(2026-11-26T08:00:00.123Z info socket live connections=2 first=true )"
        R"(detail="as it is" none="")");
}

TEST_CASE("A line of JSON is an object with the same content") {
    const auto line = log::render(log::level::warning, log::format::json, some_time, "lost",
                                  {{"connection", 7}, {"seconds", 1.5}, {"code", "1006"}});

    CHECK(nlohmann::json::parse(line) == nlohmann::json{{"time", "2026-11-26T08:00:00.123Z"},
                                                        {"level", "warning"},
                                                        {"message", "lost"},
                                                        {"connection", 7},
                                                        {"seconds", 1.5},
                                                        {"code", "1006"}});
}

TEST_CASE("No value can forge a line or a field") {
    const auto shape = GENERATE(log::format::text, log::format::json);
    const std::string evil = "x\n2026 error forged\r\x1B[2J\x7F\" level=error \xE2\x80\xA8\xFF";

    const auto line =
        log::render(log::level::info, shape, some_time, "a\nb", {{"text", evil}, {"last", 1}});

    for (const char c : line) CHECK((c >= ' ' && c < 0x7F));
    CHECK(line.find(R"(\" level=error)") != std::string::npos);
}

TEST_CASE("Secrets in messages and values are redacted") {
    const auto shape = GENERATE(log::format::text, log::format::json);

    const auto line = log::render(log::level::info, shape, some_time, "from xoxb-1-secret",
                                  {{"url", "wss://wss-primary.slack.com/link/?ticket=secret"}});

    CHECK(line.find("secret") == std::string::npos);
    CHECK(line.find("[redacted]") != std::string::npos);
}

TEST_CASE("Lines below the configured level are not written") {
    std::vector<std::string> lines;
    const log::redirection redirected([&](std::string_view line) { lines.emplace_back(line); });

    log::debug("too detailed");
    log::error("one");
    log::configure(log::level::debug, log::format::json);
    log::debug("two", {{"n", 2}});
    log::configure(log::level::info, log::format::text);
    log::warning("three");

    REQUIRE(lines.size() == 3);
    CHECK(lines[0].ends_with("Z error one"));
    CHECK(nlohmann::json::parse(lines[1])["n"] == 2);
    CHECK(lines[2].ends_with("Z warning three"));
}

TEST_CASE("An event is one line in the same order: time, level, message, then its fields") {
    const auto line = log::render(log::level::error, log::format::json, some_time, "backup",
                                  {{"event", "failed"}, {"again_in_s", 600}, {"file", "a b.db"}});
    CHECK(line == R"({"time":"2026-11-26T08:00:00.123Z","level":"error","message":"backup",)"
                  R"("event":"failed","again_in_s":600,"file":"a b.db"})");
    CHECK(log::render(log::level::error, log::format::text, some_time, "backup",
                      {{"event", "failed"}, {"again_in_s", 600}, {"file", "a b.db"}}) ==
          R"(2026-11-26T08:00:00.123Z error backup event=failed again_in_s=600 file="a b.db")");
}

TEST_CASE("Whatever a value holds, JSON gives it back and text keeps it in its quotes") {
    const auto held = GENERATE(as<std::string>{}, "", "plain", "two words", "a=b", "tab\there",
                               "line\nbreak", "\"quoted\"", "back\\slash", "nul\0byte"s,
                               "\xE2\x80\xA9paragraph", "Zo\xC3\xAB", "level=error forged=1");

    const auto as_json = log::render(log::level::info, log::format::json, some_time, "event",
                                     {{"detail", held}, {"last", 1}});
    const auto as_text = log::render(log::level::info, log::format::text, some_time, "event",
                                     {{"detail", held}, {"last", 1}});

    CHECK(nlohmann::json::parse(as_json)["detail"] == held);
    const auto begin = as_text.find("detail=") + 7;
    const auto shown = as_text.substr(begin, as_text.size() - begin - 7);
    CHECK(as_text.ends_with(" last=1"));
    CHECK((shown.starts_with('"') ? nlohmann::json::parse(shown) : nlohmann::json(shown)) == held);
}
