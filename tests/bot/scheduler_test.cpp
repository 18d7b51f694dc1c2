#include "bot/scheduler.hpp"

#include "bot/handlers/presence.hpp"
#include "core/prompts.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/handler_scene.hpp"
#include "tests/support/ladders.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::handler_scene;

namespace {

const framework ladder = testing::create_ladder();

/// Three people who are asked on Fridays at their 16:00.
struct scene : handler_scene {
    scene() : handler_scene(::ladder) {
        add("U1", "Europe/London");
        add("U2", "America/New_York");
        add("U3", "Asia/Kathmandu");
    }

    void add(const std::string& user, const std::string& zone) {
        weekday_set friday;
        friday.add(std::chrono::Friday);
        slack.members[user] = member{.id = who(user), .name = user, .time_zone = zone};
        prompts kept{.who = who(user), .presence = {.time_zone = zone}};
        kept =
            choose(std::move(kept), {.schedule = prompt_schedule{.days = friday}}, zones, time.at);
        run(people.save_prompts(request_key{"choice/" + user}, kept, false, time.at));
    }

    /// The moments at which each got a prompt in the next hours, by steps of a minute.
    std::map<std::string, std::vector<timestamp>> watch(std::chrono::hours length) {
        std::map<std::string, std::vector<timestamp>> out;
        for (const auto end = time.at + length; time.at < end; time.at += 1min) {
            while (run(prompting.step())) {
            }
            deliver();
            for (const auto& each : slack.messages) out[each.conversation].push_back(time.at);
            slack.messages.clear();
        }
        return out;
    }

    void look() { CHECK(run(prompting.look_at_members())); }

    scheduler prompting{context.get_executor(), with, team_id{"T1"}, [this] { ++added; }};
    int added = 0;
};

timestamp november(unsigned day, std::chrono::minutes time) {
    return timestamp{std::chrono::sys_days{std::chrono::year{2026} / 11 / std::chrono::day{day}} +
                     time};
}

}  // namespace

TEST_CASE_METHOD(scene, "each is asked once, at their own 16:00") {
    const auto got = watch(36h);
    CHECK(got.at("U1") == std::vector{november(20, 16h)});
    CHECK(got.at("U2") == std::vector{november(20, 21h)});
    CHECK(got.at("U3") == std::vector{november(20, 10h + 15min)});
    CHECK(added == 3);
}

TEST_CASE_METHOD(scene, "two schedulers on one store ask once") {
    scheduler other(context.get_executor(), with, team_id{"T1"}, [] {});
    time.at = november(20, 22h);
    const auto due = run(people.find_due_prompts(time.at, 10));
    std::vector<prompt_step> steps;
    for (const auto& each : due) steps.push_back(take_due(each, zones, time.at));

    run(prompting.step());
    run(other.step());
    CHECK(run(people.advance_prompts(steps)) == 0);
    deliver();

    CHECK(slack.messages.size() == 3);
}

TEST_CASE_METHOD(scene, "after an outage of weeks each is asked once at most, never an old one") {
    time.at = november(20, 9h) + std::chrono::weeks{3} + 8h;  // a Friday, 17:00 in London
    run(prompting.step());
    deliver();
    CHECK(slack.messages.size() == 2);  // London and Kathmandu; New York is still to come
}

TEST_CASE_METHOD(scene, "nobody is asked on vacation, and a look at the members finds out") {
    slack.members["U1"]->on_vacation = true;
    slack.members["U2"]->is_here = false;
    look();
    const auto got = watch(36h);
    CHECK_FALSE(got.contains("U1"));
    CHECK_FALSE(got.contains("U2"));
    CHECK(got.contains("U3"));
}

TEST_CASE_METHOD(scene, "who moves is asked at the new place's 16:00") {
    bot::request asked{.kind = request_kind::member_change,
                       .who = {.user = "U1", .team = "T1"},
                       .route = "user_change",
                       .key = "event-1"};
    asked.member = member{.id = who("U1"), .name = "U1", .time_zone = "America/New_York"};
    run(note_member(with, asked));
    CHECK(watch(36h).at("U1") == std::vector{november(20, 21h)});
}

TEST_CASE_METHOD(scene, "a look that finds nothing new stores nothing, one that fails says so") {
    look();
    const auto before = run(people.find_prompts(who("U1"))).version;
    look();
    CHECK(run(people.find_prompts(who("U1"))).version == before);
    slack.finds = false;
    CHECK_FALSE(run(prompting.look_at_members()));
}

TEST_CASE_METHOD(scene, "what nobody answers ends in one question, then silence") {
    std::size_t messages = 0;
    for (int week = 0; week < 8; ++week) {
        time.at = november(20, 16h) + std::chrono::weeks{week};
        while (run(prompting.step())) {
        }
        deliver();
    }
    std::string last;
    for (const auto& each : slack.messages) {
        if (each.conversation != "U1") continue;
        ++messages;
        last = each.shown.text;
    }
    CHECK(messages == 5);
    CHECK(last.find("Shall I go on asking?") != std::string::npos);
}

namespace {

/// Two closed requests of different days, and three looks.
struct kept_scene : scene {
    kept_scene() {
        close("U1", "U2", november(10, 9h));
        close("U2", "U3", november(12, 9h));
        for (const auto day : {10U, 11U, 12U}) {
            run(people.log_access(request_key{"look/" + std::to_string(day)}, who("U1"),
                                  {.reader = who("U2"), .thing = "plan", .at = november(day, 9h)}));
        }
        run(people.add_outgoing(request_key{"letter"},
                                {.to = who("U3"), .kind = outgoing_kind::export_notice}));
        deliver();
    }

    void close(const std::string& asker, const std::string& giver, timestamp at) {
        const auto id =
            run(people.add_feedback(request_key{"ask/" + asker}, {.subject = who(asker),
                                                                  .asker = who(asker),
                                                                  .state = feedback_state::open,
                                                                  .anonymous = false,
                                                                  .givers = {who(giver)},
                                                                  .made = at - 24h,
                                                                  .due = at}))
                .id;
        run(people.close_feedback(request_key{"close/" + asker}, team_id{"T1"}, id, at));
    }

    /// What is left once a scheduler with these settings has cleared: "requests looks letters".
    std::string left_by(const retention& keeps) {
        scheduler clearing(context.get_executor(), with, team_id{"T1"}, [] {},
                           {.keeps = keeps, .cleared_at_once = 1});
        run(clearing.clear_old());
        std::size_t requests = 0;
        for (const auto* asker : {"U1", "U2"}) {
            requests += run(people.find_feedback_by(who(asker))).size();
        }
        const auto looks = run(people.find_accesses(who("U1"), 10)).size();
        const auto letters = run(people.find_personal_data(who("U3"))).outbox.size();
        return std::to_string(requests) + ' ' + std::to_string(looks) + ' ' +
               std::to_string(letters);
    }
};

}  // namespace

TEST_CASE_METHOD(kept_scene, "what has ended is kept for as long as the operator says") {
    using std::chrono::days;
    time.at = november(20, 9h) + 1ms;
    CHECK(left_by({}) == "2 3 1");
    CHECK(left_by({.feedback = days{11}, .accesses = days{11}}) == "2 3 1");
    CHECK(left_by({.feedback = days{10}}) == "1 3 1");
    CHECK(left_by({.feedback = days{10}, .accesses = days{9}}) == "1 1 1");
    CHECK(left_by({.feedback = days{8}, .accesses = days{8}}) == "0 0 1");
    time.at += days{7};
    CHECK(left_by({.sent = days{8}}) == "0 0 1");
    CHECK(left_by({.sent = days{7}}) == "0 0 0");
}
