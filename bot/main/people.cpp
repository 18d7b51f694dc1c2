#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/main/slack_line.hpp"
#include "bot/people_import.hpp"
#include "config/people_file.hpp"
#include "config/read_file.hpp"
#include "core/clock.hpp"
#include "storage/sqlite_store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

namespace coach::program {

namespace {

int fail(const std::string& why, exit_code code = failed) {
    std::cerr << "pm-coach: " << why << '\n';
    return code;
}

/// Everything that an import on the command line works with.
struct import_job {
    const config::settings& chosen;
    const people_import_options& asked;
    const framework& ladder;
    const config::people_list& list;
    store& people;
    boost::asio::any_io_executor executor;
};

config::checked<config::people_list> read_list(const std::filesystem::path& file) {
    const auto bytes = config::read_file(file, config::limits::people_file_bytes);
    if (!bytes) return bytes.error();
    return config::parse_people(*bytes, file.string());
}

task<void> sleep(boost::asio::any_io_executor executor, std::chrono::seconds wait) {
    std::cerr << "pm-coach: Slack asks to wait for " << wait.count() << " s.\n";
    boost::asio::steady_timer timer(executor, wait);
    co_await timer.async_wait(boost::asio::use_awaitable);
}

int report(const bot::import_result& came, bool dry_run) {
    print(came.unusable);
    if (dry_run) {
        for (const auto& one : came.set) std::cout << bot::import_words(one) << '\n';
    }
    std::cout << bot::import_summary(came, dry_run) << std::endl;
    return came.unusable.empty() ? fine : failed;
}

task<int> import_all(import_job job) {
    const auto reached = co_await reach_slack(job.executor, job.chosen, std::nullopt);
    if (!reached.line) {
        co_return fail("nobody was looked up, because " + reached.why_not,
                       reached.refused ? tokens_refused : failed);
    }
    const system_clock time;
    const auto pause = [executor = job.executor](std::chrono::seconds wait) {
        return sleep(executor, wait);
    };
    const auto came = co_await bot::import_people({.people = job.people,
                                                   .ladder = job.ladder,
                                                   .slack = reached.line->port(),
                                                   .time = time,
                                                   .pause = pause},
                                                  {.team = reached.team,
                                                   .source = job.asked.file.string(),
                                                   .list = job.list,
                                                   .dry_run = job.asked.dry_run});
    co_return report(came, job.asked.dry_run);
}

int wait_for(const config::settings& chosen, const people_import_options& asked,
             const framework& ladder, const config::people_list& list, store& people) {
    boost::asio::io_context context{1};
    int code = failed;
    std::exception_ptr thrown;
    boost::asio::co_spawn(context,
                          import_all({chosen, asked, ladder, list, people, context.get_executor()}),
                          [&](std::exception_ptr fault, int value) {
                              thrown = std::move(fault);
                              code = value;
                              context.stop();
                          });
    context.run();
    if (thrown) std::rethrow_exception(thrown);
    return code;
}

}  // namespace

int import_people(const people_import_options& asked) {
    const auto chosen = read_settings(asked.config);
    if (!chosen) return bad_usage;
    set_up_log(*chosen);
    const auto ladder = read_ladder(*chosen);
    if (!ladder) return bad_usage;
    const auto list = read_list(asked.file);
    if (!list) {
        print(list.error());
        return bad_usage;
    }
    if (!std::filesystem::exists(chosen->database)) {
        return fail("there is no database at " + chosen->database.string() +
                    "; COACH_DATABASE or --config names it, and the first run makes it");
    }
    storage::sqlite_store people(chosen->database);
    return wait_for(*chosen, asked, *ladder, *list, people);
}

}  // namespace coach::program
