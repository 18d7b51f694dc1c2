#include "storage/prompts.hpp"
#include "storage/sqlite_store_parts.hpp"

#include <algorithm>
#include <utility>

namespace coach::storage {

task<prompts> sqlite_store::find_prompts(person_id who) {
    return parts_->database.read(
        [who = std::move(who)](connection& database) { return select_prompts(database, who); });
}

task<applied> sqlite_store::save_prompts(request_key key, prompts value, bool takes_back,
                                         timestamp now) {
    const auto team = value.who.team;
    return parts_->change(team, std::move(key),
                          [value = std::move(value), takes_back, now](connection& database) {
                              const auto done = change_prompts(database, value);
                              if (done == applied::now && takes_back)
                                  take_back_prompts(database, value.who, now);
                              return done;
                          });
}

task<std::vector<prompts>> sqlite_store::find_due_prompts(timestamp now, std::size_t most) {
    return parts_->database.read(
        [now, most](connection& database) { return select_due_prompts(database, now, most); });
}

task<std::size_t> sqlite_store::advance_prompts(std::vector<prompt_step> steps) {
    return parts_->database.write([steps = std::move(steps)](connection& database) {
        return static_cast<std::size_t>(std::ranges::count_if(steps, [&](const prompt_step& each) {
            return storage::advance_prompts(database, each) == applied::now;
        }));
    });
}

task<std::vector<person_id>> sqlite_store::find_prompted(team_id team) {
    return parts_->database.read(
        [team = std::move(team)](connection& database) { return select_prompted(database, team); });
}

}  // namespace coach::storage
