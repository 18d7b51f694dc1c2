#include "tests/support/memory_store.hpp"
#include "tests/support/memory_words.hpp"
#include "tests/support/ordered.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace coach::testing {

namespace {

std::string all_of(const entry_text& text) {
    return text.main + '\n' + text.did_not_work + '\n' + text.what_next + '\n' + text.link + '\n' +
           text.quote;
}

bool has_words(const journal_entry& entry, const std::string& words) {
    if (words.empty()) return true;
    const auto wanted = plain_words(words);
    return !wanted.empty() && std::ranges::includes(plain_words(all_of(entry.text)), wanted);
}

bool is_wanted(const journal_entry& entry, const journal_query& wanted) {
    const bool tagged =
        std::ranges::find(entry.competencies, wanted.competency) != entry.competencies.end();
    return has_words(entry, wanted.words) && (wanted.competency.empty() || tagged) &&
           (!wanted.since || entry.written >= *wanted.since) &&
           (!wanted.shared_only || entry.shared);
}

journal_page page_of(std::vector<journal_entry> matching, const journal_query& wanted) {
    const auto begin = std::min(wanted.skip, matching.size());
    const auto end = begin + std::min(wanted.most, matching.size() - begin);
    const auto first = std::make_move_iterator(matching.begin());
    return {.entries = std::vector(first + static_cast<std::ptrdiff_t>(begin),
                                   first + static_cast<std::ptrdiff_t>(end)),
            .total = matching.size()};
}

std::pair<bool, std::chrono::year_month_day> due_date(const goal& active) {
    return {!active.text.due, active.text.due.value_or(std::chrono::year_month_day{})};
}

}  // namespace

std::vector<journal_entry> memory_store::journal_of(const person_id& author) const {
    std::vector<journal_entry> out;
    for (const auto& each : entries_) {
        if (each.author == author) insert_latest_first(out, each, &journal_entry::written);
    }
    return out;
}

journal_entry* memory_store::entry_of(const person_id& author, const entry_id& id) {
    const auto found = std::ranges::find_if(entries_, [&](const journal_entry& each) {
        return each.author == author && each.id == id;
    });
    return found == entries_.end() ? nullptr : &*found;
}

std::vector<goal> memory_store::goals_of(const person_id& owner) const {
    std::vector<goal> active;
    std::vector<goal> others;
    for (const auto& each : goals_) {
        if (each.owner != owner) continue;
        if (each.state == goal_state::active) {
            insert_in_order(active, each, due_date);
        } else {
            insert_latest_first(others, each, &goal::changed);
        }
    }
    std::ranges::copy(others, std::back_inserter(active));
    return active;
}

goal* memory_store::goal_of(const person_id& owner, const goal_id& id) {
    const auto found = std::ranges::find_if(
        goals_, [&](const goal& each) { return each.owner == owner && each.id == id; });
    return found == goals_.end() ? nullptr : &*found;
}

bool memory_store::has_room(const person_id& owner) const {
    return may_begin(goals_of(owner)).has_value();
}

task<made<entry_id>> memory_store::add_entry(request_key key, person_id author,
                                             journal_entry value) {
    value.id = entry_id{"entry of " + author.team.str() + short_name(key)};
    value.changed = value.written;
    value.author = std::move(author);
    const auto id = value.id;
    const auto owner = value.author;
    const auto when = co_await change_of(owner, std::move(key), [this, value = std::move(value)] {
        entries_.push_back(value);
        return applied::now;
    });
    co_return made<entry_id>{id, when};
}

task<applied> memory_store::change_entry(request_key key, person_id author, entry_id id,
                                         entry_text text, std::vector<std::string> competencies,
                                         timestamp now) {
    return change_of(author, std::move(key),
                     [this, author, id = std::move(id), text = std::move(text),
                      competencies = std::move(competencies), now] {
                         auto* const found = entry_of(author, id);
                         if (found == nullptr) return applied::nowhere;
                         found->text = text;
                         found->competencies = competencies;
                         found->changed = now;
                         return applied::now;
                     });
}

task<applied> memory_store::share_entry(request_key key, person_id author, entry_id id,
                                        bool shared) {
    return change_of(author, std::move(key), [this, author, id = std::move(id), shared] {
        auto* const found = entry_of(author, id);
        if (found == nullptr) return applied::nowhere;
        found->shared = shared;
        return applied::now;
    });
}

task<applied> memory_store::delete_entry(request_key key, person_id author, entry_id id) {
    return change_of(author, std::move(key), [this, author, id = std::move(id)] {
        const auto deleted = std::erase_if(entries_, [&](const journal_entry& each) {
            return each.author == author && each.id == id;
        });
        return deleted == 0 ? applied::nowhere : applied::now;
    });
}

task<std::optional<journal_entry>> memory_store::find_entry(person_id author, entry_id id) {
    return read(
        [this, author = std::move(author), id = std::move(id)]() -> std::optional<journal_entry> {
            const auto* const found = entry_of(author, id);
            if (found == nullptr) return std::nullopt;
            return *found;
        });
}

task<journal_page> memory_store::find_entries(person_id author, journal_query wanted) {
    return read([this, author = std::move(author), wanted = std::move(wanted)] {
        auto matching = journal_of(author);
        std::erase_if(matching,
                      [&](const journal_entry& each) { return !is_wanted(each, wanted); });
        return page_of(std::move(matching), wanted);
    });
}

task<last_entries> memory_store::find_last_entries(person_id author) {
    return read([this, author = std::move(author)] {
        last_entries out;
        for (const auto& entry : journal_of(author)) {
            for (const auto& competency : entry.competencies) {
                out.try_emplace(competency, entry.written);
            }
        }
        return out;
    });
}

task<made<goal_id>> memory_store::add_goal(request_key key, person_id owner, goal_text text,
                                           timestamp now) {
    const goal_id id{"goal of " + owner.team.str() + short_name(key)};
    const goal added{.id = id,
                     .owner = owner,
                     .text = std::move(text),
                     .state = goal_state::active,
                     .made = now,
                     .changed = now};
    const auto when = co_await change_of(owner, std::move(key), [this, added] {
        if (!has_room(added.owner)) return applied::nowhere;
        goals_.push_back(added);
        return applied::now;
    });
    co_return made<goal_id>{id, when};
}

task<applied> memory_store::change_goal(request_key key, person_id owner, goal_id id,
                                        goal_text text, timestamp now) {
    return change_of(owner, std::move(key),
                     [this, owner, id = std::move(id), text = std::move(text), now]() mutable {
                         auto* const found = goal_of(owner, id);
                         if (found == nullptr) return applied::nowhere;
                         text.origin = found->text.origin;
                         found->text = text;
                         found->changed = now;
                         return applied::now;
                     });
}

task<applied> memory_store::set_goal_state(request_key key, person_id owner, goal_id id,
                                           goal_state state, timestamp now) {
    return change_of(owner, std::move(key), [this, owner, id = std::move(id), state, now] {
        auto* const found = goal_of(owner, id);
        if (found == nullptr) return applied::nowhere;
        if (found->state == state) return applied::now;
        if (state == goal_state::active && !has_room(owner)) return applied::nowhere;
        found->state = state;
        found->changed = now;
        return applied::now;
    });
}

task<std::vector<goal>> memory_store::find_goals(person_id owner) {
    return read([this, owner = std::move(owner)] { return goals_of(owner); });
}

}  // namespace coach::testing
