// store_check DATABASE [exact|age|hurry|due]: what the crash harness asks of a store. Without a
// word: SQLite's own check of all of it, and whether every open anonymous request has its key.
// `exact` besides: whether there is any other key. `age` ends the leases that a killed app held,
// and `hurry` the waits after a try that failed, as if their time had passed. `due` prints how much
// waits that should have been sent.

#include "core/clock.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/giving.hpp"
#include "storage/key_ring.hpp"
#include "storage/sealed_answers.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using coach::storage::connection;
using coach::storage::key_ring;

int complain(std::string_view what) {
    std::cout << what << '\n';
    return 1;
}

/// How many answers can be opened, all in open requests.
std::int64_t count_openable(connection& database, const key_ring& keys) {
    std::size_t out = 0;
    for (const auto& each : coach::storage::select_sealing_feedback(database)) {
        out += coach::storage::open_sealed_answers(database, keys, each).size();
    }
    return static_cast<std::int64_t>(out);
}

int check(connection& database, const key_ring& keys, bool exactly) {
    const auto said = database.text("PRAGMA integrity_check");
    if (said != "ok") return complain("integrity_check: " + said);
    const auto sealed = database.number("SELECT count(*) FROM sealed_answers");
    if (count_openable(database, keys) != sealed) return complain("a sealed answer has no key");
    const bool fits = std::ranges::includes(coach::storage::needed_keys(database), keys.names());
    if (exactly && !fits) return complain("a key is left of a request that has ended");
    return 0;
}

/// How much waits that should have been sent, or will be in half a minute, the longest that Slack
/// asks to wait in the sandbox; what is to be tried again included. Then what Slack did not take,
/// by its kind and reason.
int print_due(connection& database) {
    const auto now = coach::system_clock{}.now().time_since_epoch() + std::chrono::seconds{30};
    auto due = database.prepare(
        "SELECT (SELECT count(*) FROM outbox WHERE fate IS NULL"
        "  AND CASE WHEN failures > 0 OR maybe_sent IS NOT NULL THEN due ELSE next_try END <= ?1)"
        " + (SELECT count(*) FROM prompts WHERE wakes <= ?1)");
    due.bind(static_cast<std::int64_t>(now.count())).step();
    std::cout << due.number(0);
    auto dead = database.prepare("SELECT kind || ' ' || reason FROM outbox WHERE fate = 'dead'");
    while (dead.step()) std::cout << "\n" << dead.text(0);
    return 0;
}

int serve(const std::string& file, std::string_view verb) {
    connection database(file, std::chrono::seconds{10});
    if (verb == "due") return print_due(database);
    if (verb == "age") {
        database.execute("UPDATE outbox SET held_until = 1 WHERE held_until IS NOT NULL");
        return 0;
    }
    if (verb == "hurry") {
        database.execute(
            "UPDATE outbox SET next_try = due WHERE fate IS NULL AND held_until IS NULL"
            " AND failures > 0");
        return 0;
    }
    return check(database, key_ring(file), verb == "exact");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    try {
        return serve(argv[1], argc > 2 ? argv[2] : "");
    } catch (const std::exception& fault) {
        return complain(fault.what());
    }
}
