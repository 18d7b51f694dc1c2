#include "bot/slack/backoff.hpp"
#include "bot/slack/forms.hpp"
#include "bot/slack/identity.hpp"
#include "bot/slack/rate_gate.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace coach::slack;
using namespace std::chrono_literals;

TEST_CASE("The bound of the backoff doubles up to its longest and starts again after a reset") {
    backoff waits(500ms, 60s, [] { return 1.0; });
    std::vector<std::chrono::milliseconds> drawn;
    for (int i = 0; i < 9; ++i) drawn.push_back(waits.next());

    CHECK(drawn ==
          std::vector<std::chrono::milliseconds>{500ms, 1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s});
    waits.reset();
    CHECK(waits.failures() == 0);
    CHECK(waits.next() == 500ms);
}

TEST_CASE("Jitter draws from zero up to the bound") {
    CHECK(backoff(500ms, 60s, [] { return 0.0; }).next() == 0ms);
    CHECK(backoff(500ms, 60s, [] { return 0.5; }).next() == 250ms);
}

TEST_CASE("Retry-After closes a method, or one channel of it") {
    rate_gate gate;
    const rate_gate::time now{1h};
    gate.limited("chat.postMessage", "C1", now, 5s);
    gate.limited("auth.test", "", now, 9s);

    CHECK(gate.earliest("chat.postMessage", "C1", now) == now + 5s);
    CHECK(gate.earliest("chat.postMessage", "C2", now) == now);
    CHECK(gate.earliest("chat.postMessage", "", now) == now);
    CHECK(gate.earliest("auth.test", "C1", now) == now + 9s);
    CHECK(gate.earliest("auth.test", "", now + 9s) == now + 9s);
    CHECK(gate.earliest("users.info", "", now) == now);
}

TEST_CASE("A later Retry-After never opens the gate earlier") {
    rate_gate gate;
    const rate_gate::time now{1h};
    gate.limited("auth.test", "", now, 9s);
    gate.limited("auth.test", "", now, 2s);

    CHECK(gate.earliest("auth.test", "", now) == now + 9s);
}

TEST_CASE("A form escapes everything that is not plain and carries JSON as text") {
    const nlohmann::json object{
        {"a", "x y&z=ü"}, {"b", {{"k", 1}}}, {"c", true}, {"d", nullptr}, {"e", 5}};

    CHECK(encode_form(object) == "a=x%20y%26z%3D%C3%BC&b=%7B%22k%22%3A1%7D&c=true&e=5");
    CHECK(encode_form(nlohmann::json::object()).empty());
}

TEST_CASE("Missing scopes are named in the order in which they are required") {
    CHECK(missing_scopes({"chat:write", "commands"}, {"users:read", "commands", "im:write"}) ==
          std::vector<std::string>{"users:read", "im:write"});
    CHECK(missing_scopes({"commands"}, {"commands"}).empty());
}
