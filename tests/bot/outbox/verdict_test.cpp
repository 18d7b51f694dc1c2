#include "bot/outbox/verdict.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <variant>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using fate = coach::bot::sending::fate;

namespace {

const timestamp now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 27} + 16h;

claimed_outgoing create_claim(outgoing_kind kind = outgoing_kind::prompt, unsigned failures = 0) {
    return {.id = outgoing_id{"o1"},
            .claim = 1,
            .what = {.to = {.team = team_id{"T1"}, .member = member_id{"U1"}},
                     .kind = kind,
                     .about = "U2",
                     .due = now},
            .failures = failures};
}

settlement ended(const verdict& given) {
    REQUIRE(std::holds_alternative<settlement>(given));
    return std::get<settlement>(given);
}

postponement put_off(const verdict& given) {
    REQUIRE(std::holds_alternative<postponement>(given));
    return std::get<postponement>(given);
}

}  // namespace

TEST_CASE("what arrived is settled with where it stands") {
    const auto end =
        ended(judge(create_claim(), {.what = fate::arrived, .where = "D1/1.5"}, now, 1));
    CHECK(end == settlement{outgoing_fate::sent, "D1/1.5", now});
}

TEST_CASE("what Slack will not take is dead, with Slack's own word") {
    const auto end =
        ended(judge(create_claim(), {.what = fate::refused, .why = "user_disabled"}, now, 1));
    CHECK(end == settlement{outgoing_fate::dead, "user_disabled", now});
}

TEST_CASE("what Slack asks to wait for is no failure, however often") {
    const auto held = create_claim(outgoing_kind::prompt, 1000);
    const auto later = put_off(judge(held, {.what = fate::limited, .wait = 42s}, now, 0.5));
    CHECK(later.until == now + 42s);
    CHECK_FALSE(later.has_failed);
    CHECK_FALSE(later.maybe_sent);
}

TEST_CASE("of unknown fate is looked for, of a known failure is not") {
    CHECK(put_off(judge(create_claim(), {.what = fate::unknown}, now, 1)).maybe_sent);
    CHECK_FALSE(put_off(judge(create_claim(), {.what = fate::later}, now, 1)).maybe_sent);
    CHECK(put_off(judge(create_claim(), {.what = fate::later}, now, 1)).has_failed);
}

TEST_CASE("each wait is twice the one before, up to half an hour, and no less than Slack says") {
    const auto wait = [](unsigned failures, std::chrono::seconds asked = 0s) {
        const auto held = create_claim(outgoing_kind::prompt, failures);
        return put_off(judge(held, {.what = fate::later, .wait = asked}, now, 1)).until - now;
    };
    CHECK(wait(0) == 15s);
    CHECK(wait(1) == 30s);
    CHECK(wait(6) == 960s);
    CHECK(wait(7) == 30min);
    CHECK(wait(28) == 30min);
    CHECK(wait(0, 90s) == 90s);
}

TEST_CASE("after too many failures it is dead, with the last reason") {
    const auto held = create_claim(outgoing_kind::home, 29);
    const auto end = ended(judge(held, {.what = fate::unknown, .why = "timeout"}, now, 1));
    CHECK(end == settlement{outgoing_fate::dead, "timeout", now});
}

TEST_CASE("it expires at its moment, not before") {
    auto what = create_claim().what;
    CHECK_FALSE(has_expired(what, now + 240h));
    what.expires = now;
    CHECK_FALSE(has_expired(what, now - 1ms));
    CHECK(has_expired(what, now));
}

TEST_CASE("who asked for what is dead is told, and nobody else") {
    const settlement dead{outgoing_fate::dead, "user_disabled", now};
    const auto asked = notices_of(create_claim(outgoing_kind::manager_question), dead);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].to.member.str() == "U2");
    CHECK(asked[0].kind == outgoing_kind::undelivered);
    CHECK(asked[0].about == "U1");
    const auto file = notices_of(create_claim(outgoing_kind::packet), dead);
    REQUIRE(file.size() == 1);
    CHECK(file[0].to.member.str() == "U1");
    CHECK(file[0].about.empty());
    CHECK(notices_of(create_claim(outgoing_kind::undelivered), dead).empty());
    CHECK(notices_of(create_claim(outgoing_kind::prompt), dead).empty());
    CHECK(notices_of(create_claim(outgoing_kind::packet), {outgoing_fate::sent, "", now}).empty());
}
