#include "core/disclosure.hpp"

#include "core/privacy.hpp"
#include "core/rounds.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace coach {

namespace {

bool may_read_own(const person_id& reader, matter what, const person_id& owner) {
    return may_read(reader, {.what = what, .owner = owner}, std::nullopt);
}

/// The assessments by that author against that ladder.
std::vector<assessment> by(const std::vector<assessment>& all, const person_id& author,
                           const std::string& ladder) {
    std::vector<assessment> out;
    std::ranges::copy_if(all, std::back_inserter(out), [&](const assessment& each) {
        return each.author == author && each.framework == ladder;
    });
    return out;
}

/// Whether the person has seen, or may see, what somebody else said of them.
bool is_open(const personal_data& held, const assessment& made) {
    const auto last = find_last_round(by(held.assessments, held.who, made.framework),
                                      by(held.assessments, made.author, made.framework));
    return last && made.made <= *last;
}

bool may_see(const personal_data& held, const assessment& made) {
    return may_read_own(held.who, matter::standing, made.subject) &&
           (made.is_own() || is_open(held, made));
}

void keep_readable(feedback_file& file, const person_id& reader) {
    const bool is_closed = file.request.state == feedback_state::closed;
    const bool readable = may_read(reader, report_of(file.request), std::nullopt);
    if (!is_closed || !readable) file.results.reset();
    if (file.request.asker != reader) file.request = as_others_see(std::move(file.request));
}

/// A message that is to be counted anew shows that somebody has just answered.
bool tells_of_answers(const personal_data& held, const outgoing& what) {
    if (what.kind != outgoing_kind::feedback_recount) return false;
    return std::ranges::none_of(held.feedback_asked, [&](const feedback_file& file) {
        return file.request.id.str() == what.about &&
               may_read(held.who, answers_to(file.request), std::nullopt);
    });
}

void disclose_feedback(personal_data& held) {
    std::erase_if(held.outbox,
                  [&](const outgoing_record& each) { return tells_of_answers(held, each.what); });
    for (auto& file : held.feedback_asked) keep_readable(file, held.who);
    for (auto& file : held.feedback_about) keep_readable(file, held.who);
    std::erase_if(held.received, [&](const given_feedback& each) {
        return !may_read_own(held.who, matter::unasked_feedback, each.receiver);
    });
}

}  // namespace

disclosure disclose(personal_data held) {
    disclosure out;
    std::vector<assessment> seen;
    for (const auto& each : held.assessments) {
        if (may_see(held, each)) {
            seen.push_back(each);
        } else {
            out.hidden.push_back({.author = each.author, .made = each.made});
        }
    }
    held.assessments = std::move(seen);
    std::erase_if(held.entries, [&](const journal_entry& each) {
        return !may_read_own(held.who, matter::journal_entry, each.author);
    });
    std::erase_if(held.goals, [&](const goal& each) {
        return !may_read_own(held.who, matter::goals, each.owner);
    });
    disclose_feedback(held);
    out.data = std::move(held);
    return out;
}

}  // namespace coach
