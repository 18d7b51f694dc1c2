#include "bot/slack/redact.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <utility>

using coach::slack::redact;

TEST_CASE("What would let a reader act as the app is redacted") {
    using sample = std::pair<std::string, std::string>;
    const auto [text, expected] = GENERATE(
        sample{"xoxb-123-abc", "[redacted]"}, sample{"a xoxp-1, b", "a [redacted], b"},
        sample{"xoxe.xoxp-1-abc", "[redacted]"}, sample{"xapp-1-A1-99-ff end", "[redacted] end"},
        sample{"Authorization: Bearer abc.def", "Authorization: Bearer [redacted]"},
        sample{"wss://wss-primary.slack.com/link/?ticket=a&app_id=b", "[redacted]"},
        sample{"at ws://127.0.0.1:80/link now", "at [redacted] now"},
        sample{"\"https://hooks.slack.com/commands/T1/2/x\"", "\"[redacted]\""},
        sample{"trigger 13345224609.738474920.8088930838d88f008e0 used", "trigger [redacted] used"},
        sample{"to https://files.slack.com/upload/v1/ABC now", "to [redacted] now"},
        sample{R"("upload_url":"http://127.0.0.1:1/upload/v1/2")", R"("upload_url":"[redacted]")"},
        sample{R"({"token":"x","text":"y"})", R"({"token":"[redacted]","text":"y"})"},
        sample{R"({\"token\": \"x\"})", R"({\"token\": \"[redacted]\"})"},
        sample{R"("trigger_id":"1.2.abc")", R"("trigger_id":"[redacted]")"},
        sample{R"("response_url" : "http://127.0.0.1:1/r/2")", R"("response_url" : "[redacted]")"},
        sample{"/link/?ticket=abc&app_id=A1", "/link/?ticket=[redacted]&app_id=A1"});

    CHECK(redact(text) == expected);
}

TEST_CASE("Ordinary text stays as it is") {
    const auto* const text =
        GENERATE("", "version 1.2.3 at 127.0.0.1:8080", "1.2.3", "token_revoked",
                 "https://example.com/x", "the token was lost", "xox", "xoxb", "Größe → 3");

    CHECK(redact(text) == text);
}
