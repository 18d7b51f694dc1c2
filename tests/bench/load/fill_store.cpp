// bench_fill_store DATABASE PEOPLE ENTRIES: a database of so many people, who stand somewhere on
// the ladder, with so many entries between them, of one to three sentences each.

#include "storage/journal.hpp"
#include "storage/open_database.hpp"
#include "storage/people.hpp"
#include "storage/transaction.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <exception>
#include <iostream>
#include <random>
#include <string>

namespace {

using namespace coach;
using namespace std::chrono_literals;

constexpr std::array words{
    "launched", "customers", "pricing",  "interviews", "churn",   "roadmap",    "beta",
    "metrics",  "retention", "workshop", "feedback",   "quarter", "onboarding", "search",
    "design",   "engineers", "research", "experiment", "support", "activation", "revenue"};

person_id person_number(std::uint64_t number) {
    return {.team = team_id{"T1"}, .member = member_id{fmt::format("U{:07}", number)}};
}

standing some_standing(std::uint64_t number) {
    const auto level = 1 + number % 4;
    return {.framework = "product-management",
            .level = fmt::format("L{}", level),
            .target = fmt::format("L{}", level + 1)};
}

std::string some_sentences(std::mt19937_64& chance) {
    const auto count = 8 + chance() % 32;
    std::string out = "We";
    for (std::uint64_t i = 0; i < count; ++i)
        out.append(" ").append(words.at(chance() % words.size()));
    return out + fmt::format(" {}.", chance() % 10'000);
}

/// Spread over two years and over all people.
journal_entry entry_number(std::uint64_t number, std::uint64_t people, std::mt19937_64& chance) {
    const auto written = timestamp{std::chrono::sys_days{std::chrono::year{2024} / 11 / 1}} +
                         std::chrono::seconds{number * 60 % (730UL * 86'400)};
    return {.id = entry_id{fmt::format("{:016x}", chance())},
            .author = person_number(1 + chance() % people),
            .kind = entry_kind::win,
            .text = {.main = some_sentences(chance)},
            .competencies = {number % 2 == 0 ? "execution" : "communication"},
            .written = written,
            .changed = written};
}

void fill(const std::string& file, std::uint64_t people, std::uint64_t entries) {
    constexpr std::uint64_t together = 20'000;
    auto database = storage::open_database(file, 1s);
    std::mt19937_64 chance{1};
    for (std::uint64_t next = 0; next < entries; next += together) {
        storage::transaction batch(database, storage::transaction_kind::writing);
        for (auto i = next; i < std::min(entries, next + together); ++i) {
            if (i < people) {
                storage::upsert_standing(database, person_number(i + 1), some_standing(i), {});
            }
            storage::insert_entry(database, entry_number(i, people, chance));
        }
        batch.commit();
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "bench_fill_store DATABASE PEOPLE ENTRIES\n";
        return 2;
    }
    try {
        fill(argv[1], std::stoull(argv[2]), std::stoull(argv[3]));
        return 0;
    } catch (const std::exception& fault) {
        std::cerr << fault.what() << '\n';
        return 1;
    }
}
