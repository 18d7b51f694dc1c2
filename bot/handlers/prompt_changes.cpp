#include "bot/handlers/prompt_changes.hpp"

#include "core/store/unit_of_work.hpp"

#include <utility>

namespace coach::bot {

namespace {

constexpr int most_tries = 8;

}  // namespace

task<prompts> change_prompts(services& with, person_id who, request_key key,
                             std::function<prompts(const prompts&)> change,
                             waiting_prompts waiting) {
    for (int tries = 0; tries < most_tries; ++tries) {
        const auto before = co_await with.people.find_prompts(who);
        auto after = change(before);
        if (after == before) co_return before;
        const auto kept = co_await with.people.save_prompts(
            key, after, waiting == waiting_prompts::are_taken_back, with.time.now());
        if (kept == applied::before) co_return co_await with.people.find_prompts(who);
        if (kept == applied::now) {
            ++after.version;
            co_return after;
        }
    }
    throw store_failure("somebody's prompts change faster than they can be stored");
}

}  // namespace coach::bot
