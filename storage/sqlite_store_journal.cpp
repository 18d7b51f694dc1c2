#include "storage/goals.hpp"
#include "storage/journal.hpp"
#include "storage/sqlite_store_parts.hpp"

#include <utility>

namespace coach::storage {

task<made<entry_id>> sqlite_store::add_entry(request_key key, person_id author,
                                             journal_entry value) {
    value.author = std::move(author);
    value.changed = value.written;
    const auto owner = value.author;
    return parts_->make_of<entry_id>(
        owner, std::move(key), [value = std::move(value)](auto& database, const entry_id& id) {
            auto named = value;
            named.id = id;
            return insert_entry(database, named);
        });
}

task<applied> sqlite_store::change_entry(request_key key, person_id author, entry_id id,
                                         entry_text text, std::vector<std::string> competencies,
                                         timestamp now) {
    return parts_->change_of(author, std::move(key),
                             [author, id = std::move(id), text = std::move(text),
                              competencies = std::move(competencies), now](auto& database) {
                                 return update_entry(database, author, id, text, competencies, now);
                             });
}

task<applied> sqlite_store::share_entry(request_key key, person_id author, entry_id id,
                                        bool shared) {
    return parts_->change_of(author, std::move(key),
                             [author, id = std::move(id), shared](auto& database) {
                                 return update_entry_sharing(database, author, id, shared);
                             });
}

task<applied> sqlite_store::delete_entry(request_key key, person_id author, entry_id id) {
    return parts_->change_of(author, std::move(key), [author, id = std::move(id)](auto& database) {
        return storage::delete_entry(database, author, id);
    });
}

task<std::optional<journal_entry>> sqlite_store::find_entry(person_id author, entry_id id) {
    return parts_->database.read(
        [author = std::move(author), id = std::move(id)](connection& database) {
            return select_entry(database, author, id);
        });
}

task<journal_page> sqlite_store::find_entries(person_id author, journal_query wanted) {
    return parts_->database.read(
        [author = std::move(author), wanted = std::move(wanted)](connection& database) {
            return select_entries(database, author, wanted);
        });
}

task<last_entries> sqlite_store::find_last_entries(person_id author) {
    return parts_->database.read([author = std::move(author)](connection& database) {
        return select_last_entries(database, author);
    });
}

task<made<goal_id>> sqlite_store::add_goal(request_key key, person_id owner, goal_text text,
                                           timestamp now) {
    return parts_->make_of<goal_id>(
        owner, std::move(key),
        [owner, text = std::move(text), now](auto& database, const goal_id& id) {
            return insert_goal(database, {.id = id,
                                          .owner = owner,
                                          .text = text,
                                          .state = goal_state::active,
                                          .made = now,
                                          .changed = now});
        });
}

task<applied> sqlite_store::change_goal(request_key key, person_id owner, goal_id id,
                                        goal_text text, timestamp now) {
    return parts_->change_of(
        owner, std::move(key),
        [owner, id = std::move(id), text = std::move(text), now](auto& database) {
            return update_goal(database, owner, id, text, now);
        });
}

task<applied> sqlite_store::set_goal_state(request_key key, person_id owner, goal_id id,
                                           goal_state state, timestamp now) {
    return parts_->change_of(owner, std::move(key),
                             [owner, id = std::move(id), state, now](auto& database) {
                                 return update_goal_state(database, owner, id, state, now);
                             });
}

task<std::vector<goal>> sqlite_store::find_goals(person_id owner) {
    return parts_->database.read(
        [owner = std::move(owner)](connection& database) { return select_goals(database, owner); });
}

}  // namespace coach::storage
