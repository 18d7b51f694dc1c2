#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <set>
#include <string>
#include <utility>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");

made<entry_id> add(store& people, std::string key, journal_entry value = create_entry(),
                   person_id author = ann) {
    return run(people.add_entry(request_key{std::move(key)}, std::move(author), std::move(value)));
}

std::optional<journal_entry> find(store& people, const entry_id& id,
                                  const person_id& author = ann) {
    return run(people.find_entry(author, id));
}

applied change(store& people, std::string key, const entry_id& id, std::string text,
               const person_id& author = ann) {
    return run(people.change_entry(request_key{std::move(key)}, author, id,
                                   {.main = std::move(text)}, {"leadership", "execution"},
                                   noon + 1h));
}

applied share(store& people, std::string key, const entry_id& id, bool shared,
              const person_id& author = ann) {
    return run(people.share_entry(request_key{std::move(key)}, author, id, shared));
}

applied remove(store& people, std::string key, const entry_id& id, const person_id& author = ann) {
    return run(people.delete_entry(request_key{std::move(key)}, author, id));
}

std::size_t count_matches(store& people, std::string words) {
    return run(people.find_entries(ann, {.words = std::move(words)})).total;
}

journal_entry create_full_entry() {
    auto out = create_entry();
    out.kind = entry_kind::evidence;
    out.text = {.main = "'); DROP TABLE journal_entries; --",
                .did_not_work = "e\u0301 産品 🚀",
                .what_next = std::string("nul \0 inside", 12),
                .link = "https://example.slack.com/archives/C1/p1",
                .quote = "<!channel> \"quoted\""};
    out.competencies = {"execution", "leadership", "execution"};
    out.shared = true;
    return out;
}

void check_adding(store& people) {
    SECTION("an entry comes back whole, under its id and author") {
        const auto added = add(people, "k1", create_full_entry());
        auto expected = create_full_entry();
        expected.id = added.id;
        expected.author = ann;
        expected.changed = noon;

        CHECK(added.when == applied::now);
        CHECK(find(people, added.id) == expected);
    }

    SECTION("each kind of entry is kept") {
        for (const auto kind : {entry_kind::reflection, entry_kind::win, entry_kind::evidence}) {
            auto entry = create_entry();
            entry.kind = kind;
            const auto added = add(people, std::to_string(static_cast<int>(kind)), entry);
            CHECK(find(people, added.id)->kind == kind);
        }
    }

    SECTION("who else the entry says it is by or named does not matter") {
        auto forged = create_entry();
        forged.author = bob;
        forged.id = entry_id{"chosen"};
        const auto added = add(people, "k1", forged);

        CHECK(find(people, added.id)->author == ann);
        CHECK_FALSE(find(people, entry_id{"chosen"}));
        CHECK(run(people.find_entries(bob, {})).total == 0);
    }

    SECTION("the same key adds no second entry and names the first") {
        const auto added = add(people, "k1");
        const auto again = add(people, "k1", create_entry("another"));

        CHECK(again == made<entry_id>{added.id, applied::before});
        CHECK(find(people, added.id)->text.main == "Shipped the search.");
        CHECK(run(people.find_entries(ann, {})).total == 1);
    }

    SECTION("every entry has an id of its own, in other teams too") {
        std::set<entry_id> ids;
        for (int i = 0; i < 20; ++i) ids.insert(add(people, std::to_string(i)).id);
        ids.insert(add(people, "0", create_entry(), create_person_id("U1", "T2")).id);

        CHECK(ids.size() == 21);
    }

    SECTION("texts of 3,000 code points survive") {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += "🧭";
        auto entry = create_entry();
        entry.text = {text, text + "1", text + "2", "", text + "3"};
        const auto added = add(people, "k1", entry);

        CHECK(find(people, added.id)->text == entry.text);
    }
}

void check_changing(store& people) {
    SECTION("an edited entry has its new text and tags, and stays what it was otherwise") {
        auto expected = create_full_entry();
        const auto added = add(people, "k1", expected);
        CHECK(change(people, "k2", added.id, "Now better.") == applied::now);

        expected.id = added.id;
        expected.author = ann;
        expected.text = {.main = "Now better."};
        expected.competencies = {"leadership", "execution"};
        expected.changed = noon + 1h;
        CHECK(find(people, added.id) == expected);
    }

    SECTION("the same key edits nothing again") {
        const auto added = add(people, "k1");
        change(people, "k2", added.id, "second");
        change(people, "k3", added.id, "third");

        CHECK(change(people, "k2", added.id, "again") == applied::before);
        CHECK(find(people, added.id)->text.main == "third");
    }

    SECTION("an edited entry is found by its new words and not by its old ones") {
        const auto added = add(people, "k1", create_entry("old words"));
        change(people, "k2", added.id, "new words");

        CHECK(count_matches(people, "old") == 0);
        CHECK(count_matches(people, "new") == 1);
        CHECK(count_matches(people, "words") == 1);
    }

    SECTION("sharing is done and undone, and is no edit") {
        const auto added = add(people, "k1");

        CHECK(share(people, "k2", added.id, true) == applied::now);
        CHECK(find(people, added.id)->shared);
        CHECK(share(people, "k3", added.id, false) == applied::now);
        CHECK(share(people, "k2", added.id, true) == applied::before);
        CHECK_FALSE(find(people, added.id)->shared);
        CHECK(find(people, added.id)->changed == noon);
    }

    SECTION("a deleted entry is gone, and from the search and the last entries too") {
        const auto added = add(people, "k1", create_entry("gone soon", {"execution"}));
        const auto other = add(people, "k2", create_entry("stays", {"leadership"}));

        CHECK(remove(people, "k3", added.id) == applied::now);
        CHECK_FALSE(find(people, added.id));
        CHECK(find(people, other.id));
        CHECK(count_matches(people, "gone") == 0);
        CHECK(run(people.find_last_entries(ann)) == last_entries{{"leadership", noon}});
    }

    SECTION("a deleted entry does not come back when its request does") {
        const auto added = add(people, "k1");
        remove(people, "k2", added.id);

        CHECK(add(people, "k1") == made<entry_id>{added.id, applied::before});
        CHECK(remove(people, "k2", added.id) == applied::before);
        CHECK_FALSE(find(people, added.id));
    }
}

void check_foreign_ids(store& people) {
    SECTION("nobody reads or changes an entry by its id but its author") {
        const auto added = add(people, "k1");
        const auto namesake = create_person_id("U1", "T2");

        for (const auto& other : {bob, namesake}) {
            CHECK_FALSE(find(people, added.id, other));
            CHECK(change(people, "k2", added.id, "forged", other) == applied::nowhere);
            CHECK(share(people, "k3", added.id, true, other) == applied::nowhere);
            CHECK(remove(people, "k4", added.id, other) == applied::nowhere);
        }
        CHECK(find(people, added.id)->text.main == "Shipped the search.");
        CHECK_FALSE(find(people, added.id)->shared);
    }

    SECTION("an id that names nothing is nowhere") {
        add(people, "k1");
        for (const std::string id : {"", "1", "nothing", "' OR 1=1 --"}) {
            CHECK_FALSE(find(people, entry_id{id}));
            CHECK(remove(people, "k2", entry_id{id}) == applied::nowhere);
        }
    }

    SECTION("what came to nothing leaves its key free") {
        const auto added = add(people, "k1");
        CHECK(share(people, "k2", entry_id{"nothing"}, true) == applied::nowhere);

        CHECK(share(people, "k2", added.id, true) == applied::now);
        CHECK(share(people, "k2", entry_id{"nothing"}, true) == applied::before);
    }
}

void check_journal_faults(store_rig& rig) {
    SECTION("a failed entry is not there in part, and its request can come again") {
        rig.spoil();
        CHECK_THROWS_AS(add(rig.subject(), "k1"), store_failure);
        rig.mend();

        CHECK(run(rig.subject().find_entries(ann, {})).total == 0);
        CHECK(run(rig.subject().find_last_entries(ann)).empty());
        const auto added = add(rig.subject(), "k1");
        CHECK(added.when == applied::now);
        CHECK(find(rig.subject(), added.id));
    }

    SECTION("a failed edit or deletion leaves the entry whole") {
        const auto added = add(rig.subject(), "k1");
        const auto before = find(rig.subject(), added.id);
        rig.spoil();
        CHECK_THROWS_AS(change(rig.subject(), "k2", added.id, "lost"), store_failure);
        CHECK_THROWS_AS(remove(rig.subject(), "k3", added.id), store_failure);
        CHECK_THROWS_AS(run(rig.subject().erase(request_key{"erase"}, ann)), store_failure);
        rig.mend();

        CHECK(find(rig.subject(), added.id) == before);
        CHECK(count_matches(rig.subject(), "shipped") == 1);
        CHECK(remove(rig.subject(), "k3", added.id) == applied::now);
    }
}

}  // namespace

void check_journal(store_rig& rig) {
    check_adding(rig.subject());
    check_changing(rig.subject());
    check_foreign_ids(rig.subject());
    check_journal_faults(rig);
}

}  // namespace coach::testing
