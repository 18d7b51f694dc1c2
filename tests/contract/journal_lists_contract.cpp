#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");

/// Adds entries "0", "1" … an hour apart, of which every second is shared and every third is
/// tagged "leadership" besides "execution".
void add_seven(store& people, const person_id& author = ann) {
    for (int i = 0; i < 7; ++i) {
        auto entry = create_entry(std::to_string(i), {"execution"}, noon + i * 1h);
        if (i % 3 == 0) entry.competencies.emplace_back("leadership");
        entry.shared = i % 2 == 1;
        run(people.add_entry(request_key{author.member.str() + std::to_string(i)}, author, entry));
    }
}

/// The texts of what is found, and of how many.
std::string list(store& people, journal_query wanted, person_id author = ann) {
    const auto found = run(people.find_entries(std::move(author), std::move(wanted)));
    std::string out;
    for (const auto& entry : found.entries) out += entry.text.main + " ";
    return out + "of " + std::to_string(found.total);
}

void check_order(store& people) {
    SECTION("an empty journal has an empty page") {
        CHECK(list(people, {}) == "of 0");
        CHECK(run(people.find_last_entries(ann)).empty());
    }

    SECTION("entries are listed newest first, whenever they were added") {
        for (const int hour : {2, 0, 3, 1}) {
            const auto text = std::to_string(hour);
            run(people.add_entry(request_key{text}, ann, create_entry(text, {}, noon + hour * 1h)));
        }

        CHECK(list(people, {}) == "3 2 1 0 of 4");
    }

    SECTION("of the same millisecond the one added later is newer") {
        for (const std::string text : {"a", "b", "c"}) {
            run(people.add_entry(request_key{text}, ann, create_entry(text)));
        }

        CHECK(list(people, {}) == "c b a of 3");
        CHECK(list(people, {.skip = 1, .most = 1}) == "b of 3");
    }

    SECTION("pages follow each other without gaps and say how many there are") {
        add_seven(people);

        CHECK(list(people, {.most = 3}) == "6 5 4 of 7");
        CHECK(list(people, {.skip = 3, .most = 3}) == "3 2 1 of 7");
        CHECK(list(people, {.skip = 6, .most = 3}) == "0 of 7");
        CHECK(list(people, {.skip = 7, .most = 3}) == "of 7");
        CHECK(list(people, {.skip = 1000, .most = 3}) == "of 7");
        CHECK(list(people, {.most = 0}) == "of 7");
    }
}

void check_filters(store& people) {
    SECTION("by competency") {
        add_seven(people);

        CHECK(list(people, {.competency = "leadership"}) == "6 3 0 of 3");
        CHECK(list(people, {.competency = "execution", .most = 2}) == "6 5 of 7");
        CHECK(list(people, {.competency = "Leadership"}) == "of 0");
        CHECK(list(people, {.competency = "lead"}) == "of 0");
    }

    SECTION("a competency that was tagged twice counts once") {
        run(people.add_entry(request_key{"k1"}, ann,
                             create_entry("twice", {"execution", "execution"})));

        CHECK(list(people, {.competency = "execution"}) == "twice of 1");
    }

    SECTION("by time, the moment itself included") {
        add_seven(people);

        CHECK(list(people, {.since = noon + 5h}) == "6 5 of 2");
        CHECK(list(people, {.since = noon + 5h + 1ms}) == "6 of 1");
        CHECK(list(people, {.since = noon + 7h}) == "of 0");
        CHECK(list(people, {.since = timestamp::min(), .most = 1}) == "6 of 7");
    }

    SECTION("only what is shared") {
        add_seven(people);

        CHECK(list(people, {.shared_only = true}) == "5 3 1 of 3");
    }

    SECTION("everything at once") {
        add_seven(people);

        CHECK(list(people, {.words = "3",
                            .competency = "leadership",
                            .since = noon + 1h,
                            .shared_only = true}) == "3 of 1");
        CHECK(list(people, {.words = "3", .competency = "leadership", .since = noon + 4h}) ==
              "of 0");
        CHECK(list(people, {.words = "6", .shared_only = true}) == "of 0");
    }

    SECTION("nobody else's entries are among them") {
        add_seven(people, create_person_id("U2"));
        add_seven(people, create_person_id("U1", "T2"));
        run(people.add_entry(request_key{"k1"}, ann, create_entry("mine")));

        CHECK(list(people, {}) == "mine of 1");
        CHECK(list(people, {.competency = "execution"}) == "mine of 1");
        CHECK(list(people, {.words = "3"}) == "of 0");
        CHECK(list(people, {}, create_person_id("U3")) == "of 0");
    }
}

void check_last_entries(store& people) {
    SECTION("the last entry about each competency is known, edits included") {
        add_seven(people);
        CHECK(run(people.find_last_entries(ann)) ==
              last_entries{{"execution", noon + 6h}, {"leadership", noon + 6h}});

        const auto newest = run(people.find_entries(ann, {.most = 1})).entries.at(0);
        run(people.change_entry(request_key{"edit"}, ann, newest.id, newest.text, {"strategy"},
                                noon + 9h));

        CHECK(run(people.find_last_entries(ann)) == last_entries{{"execution", noon + 5h},
                                                                 {"leadership", noon + 3h},
                                                                 {"strategy", noon + 6h}});
        CHECK(run(people.find_last_entries(create_person_id("U1", "T2"))).empty());
    }
}

}  // namespace

void check_journal_lists(store& people) {
    check_order(people);
    check_filters(people);
    check_last_entries(people);
}

}  // namespace coach::testing
