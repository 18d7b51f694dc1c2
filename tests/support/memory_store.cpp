#include "tests/support/memory_store.hpp"

#include "tests/support/ordered.hpp"

namespace coach::testing {

void memory_store::fail_next(std::size_t count) {
    const std::scoped_lock lock(mutex_);
    failures_left_ = count;
}

void memory_store::stumble() {
    if (failures_left_ == 0) return;
    --failures_left_;
    throw store_failure("the test asked this store to fail");
}

task<std::optional<person>> memory_store::find_person(person_id who) {
    return read([this, who = std::move(who)]() -> std::optional<person> {
        const auto found = people_.find(who);
        if (found == people_.end()) return std::nullopt;
        return found->second;
    });
}

task<applied> memory_store::save_standing(request_key key, person_id who, standing value,
                                          timestamp now) {
    return change_of(who, std::move(key), [this, who, value, now] {
        const person added{.id = who, .standing = value, .since = now, .changed = now};
        auto& kept = people_.try_emplace(who, added).first->second;
        if (kept.standing != value) kept = {who, value, kept.since, now};
        return applied::now;
    });
}

task<sharing> memory_store::find_sharing(person_id who) {
    return read([this, who = std::move(who)] {
        const auto found = sharing_.find(who);
        return found == sharing_.end() ? sharing{} : found->second;
    });
}

task<applied> memory_store::change_sharing(request_key key, person_id who, sharing_change value,
                                           timestamp /*now*/) {
    return change_of(who, std::move(key), [this, who, value] {
        auto& kept = sharing_[who];
        kept.standing = value.standing.value_or(kept.standing);
        kept.goals = value.goals.value_or(kept.goals);
        return applied::now;
    });
}

task<applied> memory_store::save_assessment(request_key key, assessment value) {
    const auto subject = value.subject;
    return change_of(subject, std::move(key), [this, value = std::move(value)] {
        if (value.subject.team != value.author.team) return applied::nowhere;
        assessments_.push_back(value);
        return applied::now;
    });
}

task<std::vector<assessment>> memory_store::find_assessments(person_id subject, person_id author) {
    return read([this, subject = std::move(subject), author = std::move(author)] {
        std::vector<assessment> out;
        for (const auto& each : assessments_) {
            const bool wanted = each.subject == subject && each.author == author;
            if (wanted) insert_latest_first(out, each, &assessment::made);
        }
        return out;
    });
}

}  // namespace coach::testing
