#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

applied save(store& people, std::string key, assessment value) {
    return run(people.save_assessment(request_key{std::move(key)}, std::move(value)));
}

std::vector<assessment> find_own(store& people) {
    return run(people.find_assessments(create_person_id(), create_person_id()));
}

}  // namespace

void check_assessments(store& people) {
    SECTION("nobody is assessed at first") {
        CHECK(find_own(people).empty());
    }

    SECTION("assessments come back whole, newest first") {
        const auto early = create_assessment(noon - 1ms, "notes: \"'); -- 🚀\n\te\u0301");
        auto bare = create_assessment(noon + 1ms);
        bare.ratings.clear();

        CHECK(save(people, "k1", create_assessment()) == applied::now);
        CHECK(save(people, "k2", early) == applied::now);
        CHECK(save(people, "k3", bare) == applied::now);

        CHECK(find_own(people) == std::vector{bare, create_assessment(), early});
    }

    SECTION("of two made in the same millisecond the one saved later counts as newer") {
        save(people, "k1", create_assessment(noon, "first"));
        save(people, "k2", create_assessment(noon, "second"));

        CHECK(find_own(people) ==
              std::vector{create_assessment(noon, "second"), create_assessment(noon, "first")});
    }

    SECTION("the same key keeps no second assessment") {
        save(people, "k1", create_assessment());

        CHECK(save(people, "k1", create_assessment(noon + 1s)) == applied::before);
        CHECK(find_own(people) == std::vector{create_assessment()});
    }

    SECTION("each author's assessments stand alone") {
        auto by_manager = create_assessment();
        by_manager.author = create_person_id("U2");
        save(people, "k1", create_assessment());
        save(people, "k2", by_manager);

        CHECK(find_own(people) == std::vector{create_assessment()});
        CHECK(run(people.find_assessments(create_person_id("U1"), create_person_id("U2"))) ==
              std::vector{by_manager});
        CHECK(run(people.find_assessments(create_person_id("U2"), create_person_id("U2"))).empty());
        CHECK(run(people.find_assessments(create_person_id("U2"), create_person_id("U1"))).empty());
    }

    SECTION("nobody assesses or is read across teams") {
        auto foreign = create_assessment();
        foreign.author = create_person_id("U1", "T2");
        save(people, "k1", create_assessment());

        CHECK(save(people, "k2", foreign) == applied::nowhere);
        CHECK(run(people.find_assessments(create_person_id(), foreign.author)).empty());
        CHECK(run(people.find_assessments(foreign.author, foreign.author)).empty());
    }

    SECTION("a competency may be rated with a note of 3,000 code points") {
        std::string note;
        for (int i = 0; i < 3000; ++i) note += "🧭";
        save(people, "k1", create_assessment(noon, note));

        CHECK(find_own(people) == std::vector{create_assessment(noon, note)});
    }
}

}  // namespace coach::testing
