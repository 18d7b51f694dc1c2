#include "core/store.hpp"
#include "storage/writer.hpp"
#include "tests/storage/writer_rig.hpp"
#include "tests/support/catch.hpp"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/thread_pool.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

using coach::storage::writer;
using coach::testing::add_note;
using coach::testing::writer_rig;

namespace {

coach::task<void> write_and_hold(writer& subject, writer_rig::unit_of_work work,
                                 std::shared_ptr<int> held) {
    co_await subject.write(std::move(work));
    ++*held;
}

}  // namespace

TEST_CASE("a writer that ends finishes what it has, and its callers go on") {
    writer_rig rig;
    rig.block();
    const auto& note = rig.write(add_note(1));

    rig.release();
    rig.end_writer();
    CHECK(note.text() == "waiting");
    rig.finish();

    CHECK(note.text() == "done");
    CHECK(rig.ids() == "1");
}

TEST_CASE("an execution context has work to do while a caller waits") {
    writer_rig rig;
    rig.block();
    const auto& note = rig.write(add_note(1));
    CHECK_FALSE(rig.context().stopped());

    rig.release();
    rig.finish();

    CHECK(note.text() == "done");
    CHECK(rig.context().stopped());
}

TEST_CASE("a context that ends destroys its waiting callers; their work is done all the same") {
    writer_rig rig;
    const auto held = std::make_shared<int>(0);
    rig.block();
    boost::asio::co_spawn(rig.context(), write_and_hold(rig.subject(), add_note(1), held),
                          boost::asio::detached);
    rig.context().poll();
    CHECK(held.use_count() == 2);

    rig.end_context();
    CHECK(held.use_count() == 1);
    rig.release();
    rig.end_writer();

    CHECK(*held == 0);
    CHECK(rig.ids() == "1");
}

TEST_CASE("a context that ends before its callers heard of their work destroys them") {
    writer_rig rig;
    const auto held = std::make_shared<int>(0);
    boost::asio::co_spawn(rig.context(), write_and_hold(rig.subject(), add_note(1), held),
                          boost::asio::detached);
    rig.context().poll();

    rig.end_writer();
    rig.context().stop();
    rig.end_context();

    CHECK(held.use_count() == 1);
    CHECK(*held == 0);
    CHECK(rig.ids() == "1");
}

TEST_CASE("contexts end while their callers are being told") {
    writer_rig rig;
    const auto held = std::make_shared<int>(0);
    for (int round = 0; round < 50; ++round) {
        boost::asio::io_context brief;
        for (int i = 0; i < 10; ++i) {
            boost::asio::co_spawn(brief,
                                  write_and_hold(rig.subject(), add_note(10 * round + i), held),
                                  boost::asio::detached);
        }
        brief.poll();
    }

    CHECK(held.use_count() == 1);
    rig.end_writer();
    CHECK(rig.ids().ends_with(" 499"));
}

TEST_CASE("cancelling a caller does not stop its work") {
    writer_rig rig;
    boost::asio::cancellation_signal cancel;
    rig.block();
    const auto& note = rig.write(add_note(1), cancel);

    cancel.emit(boost::asio::cancellation_type::terminal);
    rig.context().poll();
    CHECK(note.text() == "waiting");
    rig.release();
    rig.finish();

    CHECK(note.text() == "done");
    CHECK(rig.ids() == "1");
}

TEST_CASE("callers may share an executor of many threads") {
    writer_rig rig;
    boost::asio::thread_pool pool(3);
    for (int id = 1; id <= 200; ++id) {
        boost::asio::co_spawn(pool, rig.subject().write(add_note(id)),
                              [](const std::exception_ptr&, bool) {});
    }
    pool.join();

    CHECK(rig.ids().ends_with(" 199 200"));
}

TEST_CASE("while somebody reads nobody waits for the log to be emptied, and then it is") {
    writer_rig rig({.queue = 10, .batch = 10, .settle_again = std::chrono::milliseconds{1}});
    rig.write(add_note(1));
    rig.finish();
    std::optional<coach::storage::connection> other(std::in_place, rig.file(),
                                                    std::chrono::milliseconds{0});
    other->execute("BEGIN; SELECT * FROM notes");

    const auto& deletion = rig.write([](coach::storage::connection& database) {
        database.forget_deleted();
        database.execute("DELETE FROM notes");
        return true;
    });
    rig.finish();

    CHECK(deletion.text() == "done");
    const auto log = rig.file().string() + "-wal";
    CHECK(std::filesystem::file_size(log) > 0);
    other.reset();
    while (std::filesystem::file_size(log) > 0) std::this_thread::yield();
}
