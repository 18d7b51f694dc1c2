#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");
const auto namesake = create_person_id("U1", "T2");

applied save(store& people, std::string digest, std::string file, timestamp made = noon,
             person_id owner = ann) {
    return run(people.save_picture(std::move(owner), std::move(digest), {std::move(file), made}));
}

std::string files(store& people, const person_id& owner = ann) {
    std::string out;
    for (const auto& each : run(people.find_pictures(owner))) out += each.file + " ";
    return out;
}

void check_keeping(store& people) {
    SECTION("a picture is found by what it shows") {
        CHECK(save(people, "d1", "F1") == applied::now);

        CHECK(run(people.find_picture(ann, "d1")) == kept_picture{"F1", noon});
        CHECK_FALSE(run(people.find_picture(ann, "d2")));
    }

    SECTION("the first picture of the same stays") {
        save(people, "d1", "F1");

        CHECK(save(people, "d1", "F2", noon + 1h) == applied::before);
        CHECK(run(people.find_picture(ann, "d1")) == kept_picture{"F1", noon});
        CHECK(files(people) == "F1 ");
    }

    SECTION("pictures come latest first, of one moment the last one first") {
        save(people, "d1", "F1", noon + 1h);
        save(people, "d2", "F2", noon + 2h);
        save(people, "d3", "F3", noon);
        save(people, "d4", "F4", noon);

        CHECK(files(people) == "F2 F1 F4 F3 ");
    }

    SECTION("everybody has pictures of their own") {
        save(people, "d1", "F1");
        save(people, "d1", "F2", noon, bob);
        save(people, "d1", "F3", noon, namesake);

        CHECK(files(people) == "F1 ");
        CHECK(files(people, bob) == "F2 ");
        CHECK(run(people.find_picture(namesake, "d1")) == kept_picture{"F3", noon});
    }
}

void check_forgetting(store_rig& rig) {
    SECTION("a picture that was deleted can be made anew") {
        auto& people = rig.subject();
        save(people, "d1", "F1");
        save(people, "d2", "F2");

        CHECK(run(people.delete_picture(ann, "F1")) == applied::now);
        CHECK(files(people) == "F2 ");
        CHECK(save(people, "d1", "F3") == applied::now);
    }

    SECTION("nobody deletes what is not theirs, or not there") {
        auto& people = rig.subject();
        save(people, "d1", "F1");

        CHECK(run(people.delete_picture(bob, "F1")) == applied::nowhere);
        CHECK(run(people.delete_picture(namesake, "F1")) == applied::nowhere);
        CHECK(run(people.delete_picture(ann, "F2")) == applied::nowhere);
        CHECK(files(people) == "F1 ");
    }

    SECTION("a picture that could not be kept is not there") {
        rig.spoil();
        CHECK_THROWS_AS(save(rig.subject(), "d1", "F1"), store_failure);
        rig.mend();

        CHECK(files(rig.subject()).empty());
        CHECK(save(rig.subject(), "d1", "F1") == applied::now);
    }
}

}  // namespace

void check_pictures(store_rig& rig) {
    check_keeping(rig.subject());
    check_forgetting(rig);
}

}  // namespace coach::testing
