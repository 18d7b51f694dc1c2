#include "core/prompts.hpp"
#include "tests/core/prompts_fixture.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::sys_days;

namespace {

const timestamp friday = sys_days{2026y / 11 / 27};

prompts moved(const prompts& of, const std::string& zone, timestamp now) {
    return seen(of, there_in(zone), places(), now);
}

prompts asked_daily_in(const std::string& zone) {
    return who_chose({.schedule = asked_daily()}, monday_noon, zone);
}

/// The same, with all before that moment done.
prompts asked_daily_in(const std::string& zone, timestamp until) {
    auto of = asked_daily_in(zone);
    while (*of.next <= until)
        of = answered(take_due(of, places(), *of.next).after, places(), until);
    return of;
}

}  // namespace

TEST_CASE("who stays has nothing moved") {
    const auto of = asked_daily_in("Europe/London");
    CHECK(moved(of, "Europe/London", monday_noon + 240h) == of);
    auto away = there_in("Europe/London");
    away.on_vacation = true;
    CHECK(seen(of, away, places(), monday_noon).next == of.next);
    CHECK(seen(of, away, places(), monday_noon).presence == away);
}

TEST_CASE("who moves is asked by the clocks of the new place") {
    const auto of = asked_daily_in("Europe/London");
    CHECK(moved(of, "America/New_York", monday_noon).next == sys_days{2026y / 11 / 23} + 21h);
    CHECK(moved(of, "Asia/Kathmandu", monday_noon - 4h).next ==
          sys_days{2026y / 11 / 23} + 10h + 15min);
}

TEST_CASE("who flies west after being asked is not asked for the same day again") {
    const auto of = asked_daily_in("Europe/London", friday + 16h);
    CHECK(moved(of, "America/New_York", friday + 18h).next == friday + 45h);
    CHECK(moved(of, "Pacific/Honolulu", friday + 18h).next == friday + 50h);
}

TEST_CASE("who flies west before being asked is asked later that day") {
    const auto of = asked_daily_in("Europe/London", friday + 15h);
    CHECK(moved(of, "America/New_York", friday + 15h).next == friday + 21h);
}

TEST_CASE("who flies west over the date line is asked for no day twice") {
    const auto of = asked_daily_in("Pacific/Auckland", friday + 3h);
    CHECK(moved(of, "Pacific/Honolulu", friday + 4h).next == friday + 50h);
}

TEST_CASE("who flies east over the time of day is asked on arrival") {
    const auto of = asked_daily_in("America/New_York", friday + 20h);
    const auto arrived = moved(of, "Europe/London", friday + 20h);
    CHECK(arrived.next == friday + 16h);

    const auto step = take_due(arrived, places(), friday + 20h);
    CHECK(step.then.size() == 1);
    CHECK(step.after.next == friday + 40h);
}

TEST_CASE("who flies so far east that the time is 12 hours past is asked at the next") {
    const auto of = asked_daily_in("Pacific/Honolulu", friday);
    CHECK(moved(of, "Pacific/Auckland", friday + 1h).next == friday + 3h);
    CHECK(moved(asked_daily_in("America/New_York", friday + 20h), "Asia/Kathmandu", friday + 20h)
              .next == friday + 10h + 15min);
    CHECK(moved(asked_daily_in("America/New_York", friday + 20h), "Pacific/Auckland", friday + 20h)
              .next == friday + 27h);
}

TEST_CASE("who only flies there and back is asked as if they had stayed") {
    const auto of = asked_daily_in("Europe/London", friday + 16h);
    const auto west = moved(of, "America/New_York", friday + 18h);
    CHECK(moved(west, "Europe/London", friday + 30h) == of);
}

TEST_CASE("who moves in a pause is not asked before its end") {
    const timestamp until = sys_days{2026y / 12 / 1};
    const auto of = pause(asked_daily_in("Europe/London"), until, places(), monday_noon);
    CHECK(moved(of, "Pacific/Auckland", until - 48h).next == until + 3h);
    CHECK(moved(of, "America/New_York", until - 48h).next == until + 21h);
    CHECK(moved(of, "Pacific/Auckland", until + 1h).next == until + 3h);
}

TEST_CASE("who moves while silent stays silent") {
    const auto of = who_is_silent(monday_noon, true);
    const auto there = moved(of, "Pacific/Auckland", monday_noon + 500h);
    CHECK_FALSE(there.next);
    CHECK_FALSE(there.next_look_back);
}

TEST_CASE("a look back moves along, once for each month") {
    const auto of = who_chose({.schedule = {}, .look_back = true}, monday_noon);
    const timestamp december = sys_days{2026y / 12 / 1};

    CHECK(moved(of, "America/New_York", december).next_look_back == december + 15h);
    CHECK(moved(of, "Asia/Kathmandu", december + 8h).next_look_back == december + 4h + 15min);
    const auto sent = take_due(of, places(), december + 10h).after;
    CHECK(moved(sent, "America/New_York", december + 11h).next_look_back ==
          sys_days{2027y / 1 / 1} + 15h);
}

namespace {

constexpr std::array zones{"Europe/London", "America/New_York", "Asia/Kathmandu", "UTC"};

/// Somebody's year under random outages, with what was sent to them.
class random_year {
 public:
    explicit random_year(std::uint32_t seed) : random_(seed) {
        now_ = sys_days{2026y / 1 / 1} + below(10'000) * 1min;
        const prompt_schedule chosen{.days = weekday_set(static_cast<std::uint8_t>(1 + below(127))),
                                     .every_weeks = 1U << below(3),
                                     .at = std::chrono::minutes(below(24 * 60)),
                                     .first_week = {}};
        of_ = who_chose({.schedule = chosen, .look_back = true}, now_, zones[below(4)]);
    }

    template <class Between>
    void live(Between between) {
        for (const auto end = now_ + 24h * 365; now_ < end; step()) between(*this);
    }

    void move() { of_ = moved(of_, zones[below(4)], now_); }
    void answer() { of_ = answered(of_, places(), now_); }
    void pause_some() { of_ = pause(of_, now_ + (1 + below(28)) * 24h, places(), now_); }
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
    const prompts& of() const { return of_; }

    /// The days of their calendars for which they were asked.
    std::vector<local_days> asked;
    std::vector<timestamp> asked_at;
    std::vector<std::string> looked_back;

 private:
    /// Wakes in time, or after an outage.
    void step() {
        const auto outage = below(4) == 0 ? below(4'000) * 1min : 0min;
        now_ = std::max(now_ + 1min, of_.next.value_or(now_ + 24h)) + outage;
        const auto step = take_due(of_, places(), now_);
        for (const auto& sent : step.then) note(sent);
        if (step.after.next) CHECK(*step.after.next > now_);
        CHECK(*step.after.next_look_back > now_);
        of_ = step.after;
        answer();
    }

    void note(const outgoing& sent) {
        CHECK(sent.due <= now_);
        CHECK(now_ - sent.due < 12h);
        CHECK(may_prompt(of_, now_));
        if (sent.kind == outgoing_kind::look_back) {
            looked_back.push_back(sent.about);
            return;
        }
        const auto& where = places().find(of_.presence.time_zone);
        asked.push_back(std::chrono::floor<std::chrono::days>(where.local(sent.due)));
        asked_at.push_back(sent.due);
        CHECK(of_.schedule->days.has(std::chrono::weekday(asked.back())));
    }

    std::mt19937 random_;
    timestamp now_;
    prompts of_;
};

template <class T>
bool strictly_increase(const std::vector<T>& values) {
    return std::ranges::adjacent_find(values, std::greater_equal<>()) == values.end();
}

}  // namespace

TEST_CASE("through any outages nobody is asked twice for a day, too late, or out of order") {
    std::size_t asked = 0;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        random_year year(seed);
        year.live([](random_year&) {});
        CHECK(strictly_increase(year.asked));
        CHECK(strictly_increase(year.asked_at));
        CHECK(strictly_increase(year.looked_back));
        asked += year.asked.size();
    }
    CHECK(asked > 5'000);
}

TEST_CASE("through any moves and pauses nobody is asked twice for a day, or too late") {
    std::size_t asked = 0;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        random_year year(seed);
        year.live([](random_year& it) {
            if (it.below(3) == 0) it.move();
            if (it.below(40) == 0) it.pause_some();
        });
        CHECK(strictly_increase(year.asked));
        CHECK(strictly_increase(year.looked_back));
        asked += year.asked.size();
    }
    CHECK(asked > 5'000);
}
