#include "storage/backup.hpp"

#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/system_time_zones.hpp"
#include "core/clock.hpp"
#include "core/prompts.hpp"
#include "storage/restore.hpp"
#include "storage/sqlite_store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <iostream>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace coach::program {

namespace {

namespace fs = std::filesystem;

int fail(const std::string& why) {
    std::cerr << "pm-coach: " << why << '\n';
    return failed;
}

/// A name of the program's own, where those are kept that it makes by itself, or else beside the
/// database.
fs::path usual_place(const config::settings& chosen) {
    const auto folder =
        chosen.backups ? chosen.backups->folder : fs::absolute(chosen.database).parent_path();
    return folder / ("pm-coach-" + storage::file_moment(system_clock{}.now()) + ".db");
}

std::string size_of(std::uintmax_t bytes) {
    constexpr std::uintmax_t kibibyte = 1024;
    return std::to_string((bytes + kibibyte - 1) / kibibyte) + " KiB";
}

/// Questions that were due since the backup may have been asked: who was asked is not asked again,
/// and the next one comes at its time.
task<void> pass_over_prompts(store& people, const time_zones& zones, timestamp now) {
    constexpr std::size_t at_once = 200;
    while (true) {
        std::vector<prompt_step> steps;
        for (auto& each : co_await people.find_due_prompts(now, at_once)) {
            auto step = take_due(std::move(each), zones, now);
            step.then.clear();
            steps.push_back(std::move(step));
        }
        if (steps.empty()) co_return;
        co_await people.advance_prompts(std::move(steps));
    }
}

void pass_over_prompts(const fs::path& draft) {
    storage::sqlite_store people(draft);
    const bot::system_time_zones zones;
    boost::asio::io_context context{1};
    std::exception_ptr thrown;
    boost::asio::co_spawn(context, pass_over_prompts(people, zones, system_clock{}.now()),
                          [&](std::exception_ptr fault) { thrown = std::move(fault); });
    context.run();
    if (thrown) std::rethrow_exception(thrown);
}

/// Whether the operator means it. Asks only where somebody sits at a terminal.
bool is_meant(const restore_options& asked, const fs::path& database) {
    if (asked.yes || ::isatty(STDIN_FILENO) == 0 || !fs::exists(database)) return true;
    std::cerr << "This replaces " << database.string()
              << "; what was stored since the backup is then in the kept copy only.\n"
                 "Type restore to go on: ";
    std::string typed;
    std::getline(std::cin, typed);
    return typed == "restore";
}

constexpr auto what_to_do_next = R"(
What this cannot know, so please see to it:
  - People who had their data erased since the backup: erase them again (pm-coach erase --user U…).
  - Who ended sharing or a manager link since then has to do so again; tell your people the moment.
  - Anonymous feedback that closed or began since then: its keys are gone by design. Givers whose
    answers cannot be opened any more are told by direct message and asked to write again.
  - Messages that waited then are looked for in Slack before they are sent; questions to reflect that
    were due since then are passed over.
Now start the app, and run pm-coach doctor.
)";

int put_in_place(storage::restoration& next, const fs::path& database) {
    fs::path kept;
    try {
        kept = next.put_in_place(system_clock{}.now());
    } catch (const store_failure& failure) {
        if (!next.is_in_place()) throw;
        return fail(std::string(failure.what()) + ". " + database.string() +
                    " is the backup now, but the disk may forget it when the power goes. See to "
                    "the disk, then restore again.");
    }
    std::cout << "restored " << database.string() << '\n';
    if (!kept.empty()) {
        std::cout << "kept what it replaced as " << kept.string()
                  << "; delete it once all is well: it holds what people wrote\n";
    }
    std::cout << what_to_do_next << std::flush;
    return fine;
}

}  // namespace

int back_up(const backup_options& asked) {
    const auto chosen = read_settings(asked.config);
    if (!chosen) return bad_usage;
    try {
        const auto place = asked.file.empty() ? usual_place(*chosen) : asked.file;
        const auto made = storage::back_up(chosen->database, place);
        std::cout << made.file.string() << "  " << size_of(made.bytes) << "  schema " << made.schema
                  << "  verified" << std::endl;
        return fine;
    } catch (const store_failure& failure) {
        return fail(failure.what());
    }
}

int restore(const restore_options& asked) {
    const auto chosen = read_settings(asked.config);
    if (!chosen) return bad_usage;
    try {
        storage::restoration next(asked.file, chosen->database);
        pass_over_prompts(next.draft());
        std::cout << asked.file.string() << "  " << size_of(next.bytes()) << "  schema "
                  << next.schema_before();
        if (next.schema() != next.schema_before()) std::cout << ", now " << next.schema();
        std::cout << "  verified" << std::endl;
        if (!is_meant(asked, chosen->database)) return fail("nothing was changed");
        return put_in_place(next, chosen->database);
    } catch (const store_failure& failure) {
        return fail(std::string(failure.what()) + ". Nothing was changed.");
    }
}

}  // namespace coach::program
