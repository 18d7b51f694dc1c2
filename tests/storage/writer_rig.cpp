#include "tests/storage/writer_rig.hpp"

#include "core/store.hpp"
#include "storage/open_database.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>

#include <array>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace coach::testing {

namespace {

constexpr std::chrono::milliseconds busy_timeout{10};

constexpr std::array schema{storage::migration{
    .version = 1,
    .script = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"}};

auto note_in(outcome& out) {
    return [&out](std::exception_ptr thrown, bool) {
        out.done = true;
        out.thrown = std::move(thrown);
    };
}

}  // namespace

std::string outcome::text() const {
    if (!done) return "waiting";
    if (!thrown) return "done";
    try {
        std::rethrow_exception(thrown);
    } catch (const store_failure& e) {
        return std::string("store_failure: ") + e.what();
    } catch (const std::logic_error& e) {
        return std::string("logic_error: ") + e.what();
    }
}

writer_rig::writer_rig(storage::writer_limits limits)
    : writer_(std::make_unique<storage::writer>(
          storage::open_database(file(), busy_timeout, schema), limits)),
      context_(std::make_unique<boost::asio::io_context>()) {}

void writer_rig::block() {
    auto started = std::make_shared<std::promise<void>>();
    auto running = started->get_future();
    write([started, opened = gate_.get_future().share()](storage::connection&) {
        started->set_value();
        opened.wait();
        return true;
    });
    running.wait();
}

const outcome& writer_rig::write(unit_of_work work) {
    return start(writer_->write(std::move(work)));
}

const outcome& writer_rig::read(unit_of_work work) {
    return start(writer_->read(std::move(work)));
}

const outcome& writer_rig::write(unit_of_work work, boost::asio::cancellation_signal& cancel) {
    auto& out = outcomes_.emplace_back();
    boost::asio::co_spawn(*context_, writer_->write(std::move(work)),
                          boost::asio::bind_cancellation_slot(cancel.slot(), note_in(out)));
    submit_all();
    return out;
}

/// Lets the callers get as far as they can: to where they wait for the writer.
void writer_rig::submit_all() {
    context_->restart();
    context_->poll();
}

void writer_rig::finish() {
    context_->restart();
    context_->run();
}

std::string writer_rig::ids() const {
    storage::connection other(file(), busy_timeout);
    return other.text("SELECT coalesce(group_concat(id, ' '), '') FROM notes");
}

const outcome& writer_rig::start(task<bool> work) {
    auto& out = outcomes_.emplace_back();
    boost::asio::co_spawn(*context_, std::move(work), note_in(out));
    submit_all();
    return out;
}

writer_rig::unit_of_work add_note(std::int64_t id, std::string text) {
    return [id, text = std::move(text)](storage::connection& database) {
        database.prepare("INSERT INTO notes (id, text) VALUES (?, ?)").bind(id, text).run();
        return true;
    };
}

writer_rig::unit_of_work add_note_and_throw(std::int64_t id) {
    return [add = add_note(id)](storage::connection& database) -> bool {
        add(database);
        throw std::logic_error("a bug");
    };
}

}  // namespace coach::testing
