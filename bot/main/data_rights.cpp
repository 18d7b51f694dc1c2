#include "bot/documents/export_json.hpp"
#include "bot/handlers/erasing.hpp"
#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/main/slack_line.hpp"
#include "bot/ops/log.hpp"
#include "bot/views/data_rights_views.hpp"
#include "core/clock.hpp"
#include "core/disclosure.hpp"
#include "core/words.hpp"
#include "storage/sqlite_store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace coach::program {

namespace {

int fail(const std::string& why) {
    std::cerr << "pm-coach: " << why << '\n';
    return failed;
}

std::string joined(const std::vector<team_id>& teams) {
    std::string out;
    for (const auto& each : teams) out += (out.empty() ? "" : ", ") + each.str();
    return out;
}

/// What the operator asks for on somebody's behalf, with the store that holds it.
struct request_on_behalf {
    const config::settings& chosen;
    const data_rights_options& asked;
    store& people;
    boost::asio::any_io_executor executor;

    /// Differs for each run, so that each takes effect and each is recorded.
    request_key key(std::string_view verb, timestamp now) const {
        return request_key{"operator/" + std::string(verb) + '/' + asked.user + '/' +
                           std::to_string(now.time_since_epoch().count())};
    }
};

/// Whose data it is; nothing, and a line on standard error, where that cannot be said.
task<std::optional<person_id>> find_person(const request_on_behalf& request) {
    auto team = team_id{request.asked.team};
    if (team.empty()) {
        const auto known = co_await request.people.find_teams();
        if (known.size() > 1) {
            fail("the database holds several workspaces: say which with --team, one of " +
                 joined(known));
            co_return std::nullopt;
        }
        if (!known.empty()) team = known.front();
    }
    co_return person_id{.team = team, .member = member_id{request.asked.user}};
}

/// All that is held of them; nothing, and a line on standard error, where that is nothing.
task<std::optional<personal_data>> find_held(const request_on_behalf& request) {
    const auto who = co_await find_person(request);
    if (!who) co_return std::nullopt;
    auto held = co_await request.people.find_personal_data(*who);
    if (held != personal_data{.who = *who}) co_return held;
    fail("nothing is held about " + who->member.str() +
         (who->team.empty() ? "" : " in the workspace " + who->team.str()) +
         ". --user takes the member ID that Slack shows in a profile: U0123ABCD");
    co_return std::nullopt;
}

/// What tells the person, from the outbox.
std::vector<outgoing> notice(const person_id& who, outgoing_kind kind, timestamp now) {
    return {{.to = who, .kind = kind, .about = {}, .due = now}};
}

void say_that_they_are_told(const person_id& who) {
    std::cerr << "pm-coach: " << who.member.str()
              << " is told by direct message: at once where the app runs, otherwise when it does "
                 "again.\n";
}

task<int> export_held(request_on_behalf request) {
    const auto held = co_await find_held(request);
    if (!held) co_return failed;
    const auto now = system_clock{}.now();
    co_await request.people.log_access(request.key("export", now), held->who,
                                       {.thing = std::string(operator_export), .at = now},
                                       notice(held->who, outgoing_kind::export_notice, now));
    const auto open = disclose(co_await request.people.find_personal_data(held->who));
    std::cout << bot::export_json(open, now) << std::flush;
    const bool written = std::cout.good();
    say_that_they_are_told(held->who);
    co_return written ? fine : fail("standard output took not all of it");
}

void print_counts(const std::vector<erased_count>& counts) {
    for (const auto& each : counts) std::cerr << "  " << each.what << ": " << each.count << '\n';
}

void print_left(const bot::full_erasure& gone, const std::string& why_not) {
    if (gone.pictures_left == 0) return;
    std::cerr << "pm-coach: " << gone.pictures_left
              << " of these pictures are still at Slack, where nobody but the app can see them, "
                 "because "
              << (why_not.empty() ? "Slack did not delete them" : why_not) << ".\n";
}

/// Whether the operator means it. Asks only where somebody sits at a terminal.
bool is_meant(const personal_data& held, const data_rights_options& asked) {
    if (asked.yes || isatty(STDIN_FILENO) == 0) return true;
    std::cerr << "This deletes for good what is held about " << held.who.member.str() << " in "
              << held.who.team.str() << ":\n";
    print_counts(bot::views::count_held(held));
    std::cerr << "Type " << bot::views::erase_word << " to go on: ";
    std::string typed;
    std::getline(std::cin, typed);
    return fold(typed) == fold(bot::views::erase_word);
}

task<int> erase_held(request_on_behalf request) {
    const auto held = co_await find_held(request);
    if (!held) co_return failed;
    if (!is_meant(*held, request.asked)) co_return fail("nothing was deleted");
    const auto now = system_clock{}.now();
    const auto reached = co_await reach_slack(request.executor, request.chosen, held->who.team);
    auto* const slack = reached.line ? &reached.line->port() : nullptr;
    const auto gone =
        co_await bot::erase_everything(request.people, slack, request.key("erase", now), held->who,
                                       notice(held->who, outgoing_kind::erasure_notice, now));
    co_await request.people.log_access(request.key("erased", now), held->who,
                                       {.thing = std::string(operator_erasure), .at = now});
    std::cerr << "Deleted of " << held->who.member.str() << ":\n";
    print_counts(gone.done.counts);
    print_left(gone, reached.why_not);
    say_that_they_are_told(held->who);
    co_return fine;
}

using deed = task<int> (*)(request_on_behalf);

int wait_for(deed wanted, const config::settings& chosen, const data_rights_options& asked,
             store& people) {
    boost::asio::io_context context{1};
    int code = failed;
    std::exception_ptr thrown;
    boost::asio::co_spawn(context, wanted({chosen, asked, people, context.get_executor()}),
                          [&](std::exception_ptr fault, int value) {
                              thrown = std::move(fault);
                              code = value;
                              context.stop();
                          });
    context.run();
    if (thrown) std::rethrow_exception(thrown);
    return code;
}

int act(const data_rights_options& asked, deed wanted) {
    const auto chosen = read_settings(asked.config);
    if (!chosen) return bad_usage;
    set_up_log(*chosen);
    if (!std::filesystem::exists(chosen->database)) {
        return fail("there is no database at " + chosen->database.string() +
                    "; COACH_DATABASE or --config names it");
    }
    storage::sqlite_store people(chosen->database);
    return wait_for(wanted, *chosen, asked, people);
}

}  // namespace

int export_person(const data_rights_options& asked) {
    return act(asked, export_held);
}

int erase_person(const data_rights_options& asked) {
    return act(asked, erase_held);
}

}  // namespace coach::program
