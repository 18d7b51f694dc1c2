// Saves person after person, several at a time, and writes each one's number to standard output as
// soon as its save is acknowledged. Ends when it is killed.
#include "storage/sqlite_store.hpp"
#include "tests/storage/crash_people.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <unistd.h>

namespace {

using coach::testing::crash_person;

coach::task<void> save_on_and_on(coach::store& people, std::int32_t first, std::int32_t step) {
    for (auto number = first;; number += step) {
        const crash_person one(number);
        co_await people.save_standing(one.key, one.id, one.standing, {});
        if (::write(STDOUT_FILENO, &number, sizeof number) != sizeof number) std::abort();
    }
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc != 3) return EXIT_FAILURE;
    constexpr std::int32_t callers = 8;
    coach::storage::sqlite_store people(argv[1]);
    boost::asio::io_context context;
    const auto first = static_cast<std::int32_t>(std::strtol(argv[2], nullptr, 10));
    for (std::int32_t i = 0; i < callers; ++i) {
        boost::asio::co_spawn(context, save_on_and_on(people, first + i, callers),
                              [](const std::exception_ptr&) { std::abort(); });
    }
    context.run();
}
