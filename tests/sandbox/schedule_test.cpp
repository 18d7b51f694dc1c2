#include "sandbox/web_api/schedule.hpp"

#include "tests/support/catch.hpp"

using namespace coach::sandbox;
using namespace std::chrono_literals;

namespace {

struct fixture {
    random_source random{1};
    schedule later{random};
    schedule::time_point now{std::chrono::seconds(1'760'000'000)};

    std::string add(schedule::time_point post_at, std::string text = "x",
                    nlohmann::json metadata = nullptr) {
        return later
            .add({.channel = "C1",
                  .user = "U1",
                  .text = std::move(text),
                  .viewer = "",
                  .failed = "",
                  .metadata = std::move(metadata)},
                 post_at, now)
            .id;
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "a time must be ahead, and within 120 days", "[rule:schedule-range]") {
    CHECK(later.refuse("C1", now, now) == "time_in_past");
    CHECK(later.refuse("C1", now + 1s, now).empty());
    CHECK(later.refuse("C1", now + 120 * 24h, now).empty());
    CHECK(later.refuse("C1", now + 120 * 24h + 1s, now) == "time_too_far");
}

TEST_CASE_METHOD(fixture, "a channel takes 30 messages within any five minutes",
                 "[rule:schedule-window]") {
    for (int i = 0; i < 15; ++i) add(now + 10min);
    for (int i = 0; i < 15; ++i) add(now + 14min);

    CHECK(later.refuse("C1", now + 12min, now) == "restricted_too_many");
    CHECK(later.refuse("C1", now + 14min + 59s, now) == "restricted_too_many");
    CHECK(later.refuse("C1", now + 9min + 1s, now) == "restricted_too_many");
    CHECK(later.refuse("C1", now + 9min, now).empty());
    CHECK(later.refuse("C1", now + 15min, now).empty());
    CHECK(later.refuse("C2", now + 12min, now).empty());
}

TEST_CASE_METHOD(fixture, "what is due is taken once, in order") {
    add(now + 2h, "second");
    add(now + 1h, "first");
    add(now + 3h, "third");
    CHECK(later.next() == now + 1h);
    CHECK(later.take_due(now + 1h - 1s).empty());

    const auto due = later.take_due(now + 2h);

    REQUIRE(due.size() == 2);
    CHECK(due[0].text == "first");
    CHECK(due[1].text == "second");
    CHECK(later.take_due(now + 2h).empty());
    CHECK(later.next() == now + 3h);
}

TEST_CASE_METHOD(fixture, "a message with metadata is never posted", "[rule:schedule-metadata]") {
    add(now + 1h, "lost", {{"event_type", "a"}});

    CHECK(later.waiting().size() == 1);
    CHECK(later.take_due(now + 2h).empty());
    CHECK(later.waiting().empty());
}

TEST_CASE_METHOD(fixture, "a message is taken back until a minute before its time",
                 "[rule:schedule-delete]") {
    const auto id = add(now + 1h);
    CHECK_FALSE(later.remove("C2", id, now));
    CHECK_FALSE(later.remove("C1", "Q9", now));
    CHECK_FALSE(later.remove("C1", id, now + 1h - 60s));
    CHECK(later.remove("C1", id, now + 1h - 61s));
    CHECK_FALSE(later.next());
}
