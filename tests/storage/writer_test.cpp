#include "storage/writer.hpp"

#include "tests/storage/file_size_limit.hpp"
#include "tests/storage/writer_rig.hpp"
#include "tests/support/catch.hpp"

#include <optional>
#include <string>
#include <vector>

using coach::storage::connection;
using coach::testing::add_note;
using coach::testing::add_note_and_throw;
using coach::testing::file_size_limit;
using coach::testing::outcome;
using coach::testing::writer_rig;
using namespace std::chrono_literals;

TEST_CASE("what waits during a commit shares the next one") {
    writer_rig rig;
    rig.block();
    std::vector<const outcome*> notes;
    for (int id = 1; id <= 50; ++id) notes.push_back(&rig.write(add_note(id)));
    CHECK(notes.front()->text() == "waiting");

    rig.release();
    rig.finish();

    CHECK(rig.subject().commits() == 2);
    for (const auto* note : notes) CHECK(note->text() == "done");
    CHECK(rig.ids().ends_with(" 49 50"));
}

TEST_CASE("a commit is shared by as many as the limit says") {
    writer_rig rig({.queue = 100, .batch = 10});
    rig.block();
    for (int id = 1; id <= 25; ++id) rig.write(add_note(id));

    rig.release();
    rig.finish();

    CHECK(rig.subject().commits() == 1 + 3);
}

TEST_CASE("of a batch only the unit of work that throws is undone") {
    writer_rig rig;
    rig.block();
    const auto& before = rig.write(add_note(1));
    const auto& bug = rig.write(add_note_and_throw(2));
    const auto& refused = rig.write([](connection& database) {
        add_note(3)(database);
        return add_note(1)(database);
    });
    const auto& after = rig.write(add_note(4));

    rig.release();
    rig.finish();

    CHECK(before.text() == "done");
    CHECK(bug.text() == "logic_error: a bug");
    CHECK(refused.text() ==
          "store_failure: the database refuses: constraint failed"
          " (SQLite code 1555)");
    CHECK(after.text() == "done");
    CHECK(rig.ids() == "1 4");
}

TEST_CASE("a lone unit of work that throws is undone, and the next one is not") {
    writer_rig rig;
    const auto& bug = rig.write(add_note_and_throw(1));
    rig.finish();
    const auto& next = rig.write(add_note(2));
    rig.finish();

    CHECK(bug.text() == "logic_error: a bug");
    CHECK(next.text() == "done");
    CHECK(rig.ids() == "2");
}

TEST_CASE("more than the queue holds is refused at once, and the rest is done") {
    writer_rig rig({.queue = 3, .batch = 10});
    rig.block();
    for (int id = 1; id <= 2; ++id) rig.write(add_note(id));
    const auto& fits = rig.read([](connection&) { return true; });
    const auto& write = rig.write(add_note(4));
    const auto& read = rig.read([](connection&) { return true; });
    rig.context().poll();

    CHECK(write.text() == "store_failure: overloaded: too much waits for the database");
    CHECK(read.text() == write.text());
    rig.release();
    rig.finish();
    CHECK(fits.text() == "done");
    CHECK(rig.ids() == "1 2");
}

TEST_CASE("a commit that fails leaves no effect of its whole batch, and the next one works") {
    writer_rig rig;
    rig.block();
    std::vector<const outcome*> notes;
    for (int id = 1; id <= 5; ++id) notes.push_back(&rig.write(add_note(id)));
    {
        const file_size_limit tiny(1);
        rig.release();
        rig.finish();
    }
    const auto& next = rig.write(add_note(9));
    rig.finish();

    for (const auto* note : notes) {
        CHECK(note->text() ==
              "store_failure: the disk of the database reports an error (SQLite code 778)");
    }
    CHECK(rig.subject().commits() == 2);
    CHECK(next.text() == "done");
    CHECK(rig.ids() == "9");
}

TEST_CASE("a full disk fails the batch that does not fit, and smaller work goes on") {
    const std::string full = "store_failure: the disk of the database is full (SQLite code 13)";
    writer_rig rig;
    rig.write([](connection& database) { return database.number("PRAGMA max_page_count=8") > 0; });
    rig.finish();
    rig.block();
    const auto& small = rig.write(add_note(1));
    const auto& large = rig.write(add_note(2, std::string(1'000'000, 'x')));
    rig.release();
    rig.finish();
    const auto& next = rig.write(add_note(3));
    rig.finish();

    CHECK(small.text() == full);
    CHECK(large.text() == full);
    CHECK(next.text() == "done");
    CHECK(rig.ids() == "3");
}

TEST_CASE("a unit of work that ends the transaction fails its batch") {
    writer_rig rig;
    rig.block();
    const auto& before = rig.write(add_note(1));
    rig.write([](connection& database) {
        database.execute(
            "INSERT INTO notes VALUES (2, ''); INSERT OR ROLLBACK INTO notes"
            " VALUES (2, '')");
        return true;
    });
    const auto& after = rig.write(add_note(3));
    rig.release();
    rig.finish();

    CHECK(before.text().starts_with("store_failure: "));
    CHECK(after.text().starts_with("store_failure: "));
    CHECK(rig.ids().empty());
}

TEST_CASE("while another process holds the lock writes fail and reads go on") {
    writer_rig rig;
    std::optional<connection> other(std::in_place, rig.file(), 0ms);
    other->execute("BEGIN IMMEDIATE");

    const auto& one = rig.write(add_note(1));
    const auto& two = rig.write(add_note(2));
    const auto& read = rig.read(
        [](connection& database) { return database.number("SELECT count(*) FROM notes") == 0; });
    rig.finish();

    CHECK(one.text() ==
          "store_failure: another process holds the lock of the database"
          " (SQLite code 5)");
    CHECK(two.text() == one.text());
    CHECK(read.text() == "done");
    other.reset();
    const auto& later = rig.write(add_note(3));
    rig.finish();
    CHECK(later.text() == "done");
    CHECK(rig.ids() == "3");
}

TEST_CASE("a read that throws fails alone, and reads commit nothing") {
    writer_rig rig;
    rig.block();
    const auto& bug = rig.read([](connection&) -> bool { throw std::logic_error("a bug"); });
    const auto& wrong =
        rig.read([](connection& database) { return database.number("SELECT none") > 0; });
    const auto& fine = rig.read([](connection&) { return true; });
    rig.release();
    rig.finish();

    CHECK(bug.text() == "logic_error: a bug");
    CHECK(wrong.text().starts_with("store_failure: "));
    CHECK(fine.text() == "done");
    CHECK(rig.subject().commits() == 1);
}
