#pragma once

#include "storage/connection.hpp"
#include "storage/writer.hpp"
#include "tests/support/temporary_directory.hpp"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>

namespace coach::testing {

/// What became of a unit of work that a test started.
struct outcome {
    bool done = false;
    std::exception_ptr thrown;

    /// "done", "waiting", or what was thrown: "store_failure: …" or "logic_error: …".
    std::string text() const;
};

/// A writer on a new database with the table notes (id, text), and the executor of its callers.
/// The test decides when the writer gets on.
class writer_rig {
 public:
    using unit_of_work = std::function<bool(storage::connection&)>;

    explicit writer_rig(storage::writer_limits limits = {.queue = 1000, .batch = 100});

    std::filesystem::path file() const { return place_.path() / "notes.db"; }
    storage::writer& subject() { return *writer_; }
    boost::asio::io_context& context() { return *context_; }

    /// Occupies the writer's thread until release().
    void block();
    void release() { gate_.set_value(); }

    /// Submits the work and returns at once; the outcome lives as long as the rig.
    const outcome& write(unit_of_work work);
    const outcome& read(unit_of_work work);

    /// The same with a way to cancel what awaits the work.
    const outcome& write(unit_of_work work, boost::asio::cancellation_signal& cancel);

    /// Runs the callers until nothing waits any more.
    void finish();

    /// Ends the callers' execution context, whatever still waits in it.
    void end_context() { context_.reset(); }

    /// Ends the writer, which finishes what it has.
    void end_writer() { writer_.reset(); }

    /// The ids in the table, as another connection sees them.
    std::string ids() const;

 private:
    void submit_all();
    const outcome& start(task<bool> work);

    temporary_directory place_;
    std::promise<void> gate_;
    std::deque<outcome> outcomes_;
    std::unique_ptr<storage::writer> writer_;
    std::unique_ptr<boost::asio::io_context> context_;
};

/// Work that adds the note.
writer_rig::unit_of_work add_note(std::int64_t id, std::string text = "note");

/// Work that adds the note and then fails.
writer_rig::unit_of_work add_note_and_throw(std::int64_t id);

}  // namespace coach::testing
