// Every fault of the sandbox's table, alone and in random pairs, in virtual time: a second here is
// a second of the session's and of the sandbox's, and none of it is waited for.
#include "bot/ops/log.hpp"
#include "tests/faults/virtual_slack.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using coach::testing::virtual_slack;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

using duration = virtual_slack::duration;

/// A fault, and when its cause is over for the app: how long it lasts, and then how long the app
/// cannot know or must not ask (what `session_options` says, and why).
struct fault {
    std::vector<json> what;
    duration lasts{};
    duration owed{};
};

std::vector<fault> all_faults() {
    const json refused_tickets{{"kind", "api_error"},
                               {"method", "apps.connections.open"},
                               {"error", "internal_error"},
                               {"times", 2}};
    const json drop_one{{"kind", "drop"}, {"sockets", "one"}};
    return {
        {{json{{"kind", "drop"}}}},
        {{drop_one}},
        {{json{{"kind", "refresh"}}}},
        {{json{{"kind", "refresh"}, {"sockets", "one"}}}},
        {{json{{"kind", "warning"}}}},
        {{json{{"kind", "warning"}, {"sockets", "one"}}}},
        // Silence shows only with time: silence_limit.
        {{json{{"kind", "half_open"}}}, 0s, 70s},
        {{json{{"kind", "half_open"}, {"sockets", "one"}}}, 0s, 70s},
        // It is of the next connection, so there must be one: hello_limit.
        {{json{{"kind", "stall_hello"}}, drop_one}, 0s, 30s},
        // Slack says that it is switched off: a probe every 5 to 15 minutes.
        {{json{{"kind", "link_disabled"}}}, 0s, 15min},
        {{json{{"kind", "revoke_token"}}}, 20s, 15min},
        {{json{{"kind", "storm"}, {"seconds", 20}}}, 20s},
        {{refused_tickets}},
        {{json{{"kind", "duplicate"}}}},
        {{json{{"kind", "reorder"}}}},
        {{json{{"kind", "delay"}, {"milliseconds", 5000}}}, 5s},
        {{json{{"kind", "fragments"}}}},
        {{json{{"kind", "garbage"}}}},
        {{json{{"kind", "slow_ack_timer"}, {"milliseconds", 60000}}}},
        {{json{{"kind", "refuse_block"}, {"type", "table"}}}},
        {{json{{"kind", "lose_scope"}, {"scope", "chat:write"}}}},
        {{json{{"kind", "api_error"}, {"method", "*"}, {"status", 500}, {"times", 3}}}},
        {{json{{"kind", "api_error"}, {"method", "*"}, {"after_commit", true}}}},
        {{json{{"kind", "api_error"}, {"method", "*"}, {"delay_milliseconds", 2000}}}, 2s},
    };
}

/// Backoff after the failures of two faults at once: 0.5 s, doubled for each, and jitter.
constexpr duration backoff = 4s;
constexpr duration promised = 2s;
constexpr duration stagger = 5s;  // between one socket and the next
constexpr std::size_t wanted = 2;

struct hour {
    explicit hour(unsigned seed) : slack(seed), random(seed) {}

    const fault& any() {
        return faults.at(std::uniform_int_distribution<std::size_t>{0, faults.size() - 1}(random));
    }

    /// Both at once; afterwards everything must be as before.
    void suffer(const std::vector<fault>& at_once) {
        duration lasts{};
        duration owed{};
        std::string names;
        for (const auto& each : at_once) {
            lasts = std::max(lasts, each.lasts);
            owed += each.owed;
            for (const auto& one : each.what) {
                slack.fault(one);
                names += one.dump() + ' ';
            }
        }
        INFO(names);
        slack.pass(lasts + 1ms);
        slack.fault({{"kind", "clear"}});
        // A probe may meet the other fault, and then the next one counts.
        if (at_once.size() > 1) owed = 2 * owed + backoff;
        const auto first = slack.wait_for_sockets(1, owed + promised);
        CHECK(first.has_value());
        CHECK(slack.wait_for_sockets(wanted, owed + promised + stagger).has_value());
        slack.pass(100s);
        CHECK(slack.sockets() == wanted);
        CHECK(slack.connections() == wanted);
        CHECK(slack.counted() == wanted);
        CHECK(slack.tasks() == 0);
        passed += owed + lasts + 100s;
    }

    virtual_slack slack;
    std::mt19937 random;
    std::vector<fault> faults = all_faults();
    duration passed{};
};

/// More of them where COACH_FAULT_HOURS says so.
unsigned hours() {
    const auto* said = std::getenv("COACH_FAULT_HOURS");
    return said == nullptr ? 2 : static_cast<unsigned>(std::stoul(said));
}

void check_envelopes(const virtual_slack& slack) {
    CHECK(slack.envelopes() > 500);
    CHECK(slack.handled_twice() == 0);
    CHECK(slack.unanswered() == 0);
}

}  // namespace

TEST_CASE("each fault of Slack's alone is over when its cause is, and every envelope is answered") {
    const coach::log::redirection nowhere([](std::string_view) {});
    hour one(1);
    for (const auto& each : one.faults) one.suffer({each});
    check_envelopes(one.slack);
}

TEST_CASE("an hour of random pairs of faults loses and leaks nothing") {
    const coach::log::redirection nowhere([](std::string_view) {});
    for (unsigned seed = 1; seed <= hours(); ++seed) {
        INFO("seed " << seed);
        hour one(seed);
        while (one.passed < 1h) one.suffer({one.any(), one.any()});
        check_envelopes(one.slack);
    }
}
