// bench_burst [PEOPLE [CRASHES]]: the prompts of that many people, due in the same minute, against
// a Slack that takes 150 ms for each call, in virtual time; and what the process itself takes for
// it.

#include "tests/support/burst.hpp"

#include "storage/sqlite_store.hpp"
#include "tests/support/temporary_directory.hpp"

#include <chrono>
#include <exception>
#include <iomanip>
#include <iostream>
#include <string>
#include <sys/resource.h>

namespace {

using coach::testing::burst_plan;
using coach::testing::burst_result;
using seconds = std::chrono::duration<double>;

struct usage {
    double cpu_seconds;
    double most_mebibytes;
};

usage used() {
    rusage now{};
    getrusage(RUSAGE_SELF, &now);
    const auto as_seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {.cpu_seconds = as_seconds(now.ru_utime) + as_seconds(now.ru_stime),
            .most_mebibytes = static_cast<double>(now.ru_maxrss) / 1024};
}

void print(const burst_plan& plan, const burst_result& came, const usage& before) {
    const auto after = used();
    std::cout << std::fixed << std::setprecision(1) << "people " << plan.people << ", crashes "
              << plan.crashes << ": lost " << came.lost << ", doubled " << came.doubled
              << ", looked for " << came.searches << "; drained in "
              << seconds(came.drained).count() / 60 << " min (virtual), busiest minute "
              << came.most_a_minute << " messages, who waited got an answer within "
              << seconds(came.longest_answer).count() << " s; held at most " << came.most_held
              << "; cpu " << after.cpu_seconds - before.cpu_seconds << " s, memory "
              << before.most_mebibytes << " MiB before, " << after.most_mebibytes
              << " MiB at the most\n";
}

void measure(const burst_plan& plan) {
    const coach::testing::temporary_directory place;
    coach::storage::sqlite_store people(place.path() / "burst.db");
    const auto before = used();
    print(plan, coach::testing::simulate_burst(people, plan), before);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::size_t people = argc > 1 ? std::stoul(argv[1]) : 10'000;
        measure({.people = people / 10});
        measure({.people = people});
        measure({.people = people, .crashes = argc > 2 ? std::stoul(argv[2]) : 20});
        return 0;
    } catch (const std::exception& fault) {
        std::cerr << "bench_burst: " << fault.what() << '\n';
        return 1;
    }
}
