#include "core/feedback.hpp"

#include "tests/core/feedback_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;

namespace {

const auto ann = person_number(1);
const auto bob = person_number(2);

feedback_request create_request(const std::string& id, feedback_state state) {
    return {.id = feedback_id{id},
            .subject = ann,
            .asker = bob,
            .state = state,
            .channel = "C1",
            .givers = {person_number(3)},
            .due = timestamp{50h},
            .nudged = timestamp{3h},
            .posted = "C1/1.1",
            .shown = "3+"};
}

feedback_request create_closed(const std::string& id, std::chrono::hours ended,
                               bool shared = true) {
    auto out = create_request(id, feedback_state::closed);
    out.ended = timestamp{ended};
    out.shared = shared;
    return out;
}

std::string ids_of(const std::vector<feedback_request>& all) {
    std::string out;
    for (const auto& each : all) out += each.id.str();
    return out;
}

}  // namespace

TEST_CASE("a channel reads how many answered a named request, and only steps of an anonymous one") {
    for (std::size_t answers = 0; answers < 40; ++answers) {
        const std::string step = answers < 3    ? "fewer than 3"
                                 : answers < 5  ? "3+"
                                 : answers < 10 ? "5+"
                                                : "10+";
        CHECK(feedback_band(true, answers) == step);
        CHECK(feedback_band(false, answers) == std::to_string(answers));
    }
}

TEST_CASE("others see a request without whom its asker asked and what they did") {
    auto bare = create_request("f", feedback_state::open);
    bare.givers = {};
    bare.nudged = {};
    bare.posted = {};
    bare.shown = {};

    CHECK(as_others_see(create_request("f", feedback_state::open)) == bare);
}

TEST_CASE(
    "a report is read by the asker, an anonymous answer by nobody, a named one as the report") {
    auto request = create_request("f", feedback_state::closed);
    CHECK(may_read(bob, report_of(request), bob));
    CHECK_FALSE(may_read(ann, report_of(request), bob));
    CHECK_FALSE(may_read(bob, answers_to(request), bob));
    request.anonymous = false;
    CHECK(may_read(bob, answers_to(request), bob));
    CHECK_FALSE(may_read(ann, answers_to(request), bob));

    request.shared = true;
    CHECK(may_read(ann, report_of(request), bob));
    CHECK(may_read(ann, answers_to(request), bob));
    CHECK_FALSE(may_read(person_number(3), report_of(request), bob));
}

TEST_CASE("a 1:1 has the manager's open requests and the reports that were shared since the last") {
    auto later = create_request("b", feedback_state::open);
    later.due = timestamp{60h};
    const std::vector about{later,
                            create_request("a", feedback_state::open),
                            create_request("w", feedback_state::waiting),
                            create_request("x", feedback_state::cancelled),
                            create_closed("c", 11h),
                            create_closed("d", 12h),
                            create_closed("old", 10h),
                            create_closed("p", 13h, false)};

    const auto picked = pick_for_one_on_one(about, bob, timestamp{10h});

    CHECK(ids_of(picked.open) == "ab");
    CHECK(ids_of(picked.shared) == "dc");
    CHECK(picked.open.at(0).givers.empty());
    CHECK(ids_of(pick_for_one_on_one(about, bob, std::nullopt).shared) == "dcold");
}

TEST_CASE("what a report asks about themselves is in no 1:1") {
    auto own = create_request("a", feedback_state::open);
    own.asker = ann;

    CHECK(pick_for_one_on_one({own}, bob, std::nullopt) == feedback_agenda{});
}
