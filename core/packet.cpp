#include "core/packet.hpp"

#include "core/behavior_words.hpp"
#include "core/disclosure.hpp"
#include "core/overview.hpp"
#include "core/privacy.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

namespace coach {

namespace {

using positions = std::vector<std::size_t>;

bool is_tagged(const journal_entry& entry, const std::string& key) {
    return std::ranges::find(entry.competencies, key) != entry.competencies.end();
}

template <class Test>
positions find_entries(const std::vector<journal_entry>& entries, Test test) {
    positions out;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (test(entries[i])) out.push_back(i);
    }
    return out;
}

const assessment* newest(const std::vector<assessment>& made, bool own) {
    const auto found = std::ranges::find(made, own, &assessment::is_own);
    return found == made.end() ? nullptr : &*found;
}

std::vector<std::optional<std::size_t>> stages_in(const framework& ladder, const assessment* made) {
    if (made != nullptr) return stages_of(ladder, *made);
    return std::vector<std::optional<std::size_t>>(ladder.competencies.size());
}

void add_competencies(packet& out, const framework& ladder) {
    const auto own = stages_in(ladder, newest(out.assessments, true));
    const auto by_other = stages_in(ladder, newest(out.assessments, false));
    for (std::size_t c = 0; c < ladder.competencies.size(); ++c) {
        const auto& key = ladder.competencies[c].key;
        out.competencies.push_back(
            {.competency = c,
             .own = own[c],
             .by_other = by_other[c],
             .evidence = find_entries(
                 out.entries, [&](const journal_entry& entry) { return is_tagged(entry, key); })});
    }
    out.untagged = find_entries(out.entries, [&](const journal_entry& entry) {
        return std::ranges::none_of(ladder.competencies, [&](const competency& strand) {
            return is_tagged(entry, strand.key);
        });
    });
}

void add_behaviors(packet& out, const level& target) {
    for (const auto& text : target.behaviors) {
        out.behaviors.push_back(
            {.text = text, .close = find_entries(out.entries, [&](const journal_entry& entry) {
                               return names_behavior(entry, text);
                           })});
    }
}

void add_goals(packet& out, const std::vector<goal>& goals) {
    std::ranges::copy_if(goals, std::back_inserter(out.active),
                         [](const goal& each) { return each.state == goal_state::active; });
    std::ranges::copy_if(goals, std::back_inserter(out.done),
                         [](const goal& each) { return each.state == goal_state::done; });
}

/// Whether a manager may read where that person stands.
bool shares_standing(const personal_data& held, const person_id& with) {
    const auto link = std::ranges::find_if(
        held.managers, [&](const manager_link& each) { return each.manager == with; });
    if (link == held.managers.end() || !link->confirmed) return false;
    return may_read(
        with, {.what = matter::standing, .owner = held.who, .shared = held.sharing.standing}, with);
}

std::vector<assessment> written_by(const framework& ladder, const personal_data& held,
                                   const person_id& author) {
    auto out = of_ladder(ladder, held.assessments);
    std::erase_if(out, [&](const assessment& each) { return each.author != author; });
    return out;
}

void add_report(packet& out, const framework& ladder, const personal_data& held,
                feedback_file file) {
    if (!file.results || file.request.subject != held.who) return;
    const auto& asker = file.request.asker;
    const auto self =
        choose_own_view(file.request, {.by_subject = written_by(ladder, held, held.who),
                                       .by_asker = written_by(ladder, held, asker),
                                       .shared = shares_standing(held, asker)});
    out.feedback.push_back(make_feedback_report(ladder, as_others_see(std::move(file.request)),
                                                *std::move(file.results), self));
}

/// The same reports that the person and their askers read elsewhere.
void add_feedback(packet& out, const framework& ladder, const personal_data& held) {
    for (const auto& file : held.feedback_asked) add_report(out, ladder, held, file);
    for (const auto& file : held.feedback_about) add_report(out, ladder, held, file);
    std::ranges::sort(out.feedback, std::greater{},
                      [](const feedback_report& each) { return each.request.ended; });
    out.received = held.received;
}

last_entries last_written(const std::vector<journal_entry>& entries) {
    last_entries out;
    for (const auto& entry : entries) {
        for (const auto& key : entry.competencies) {
            auto& last = out.try_emplace(key, entry.written).first->second;
            last = std::max(last, entry.written);
        }
    }
    return out;
}

}  // namespace

bool packet::has_own_assessment() const {
    return newest(assessments, true) != nullptr;
}

std::vector<person_id> packet::people() const {
    std::set<person_id> out;
    for (const auto& report : feedback) {
        out.insert(report.request.asker);
        for (const auto& group : report.results.groups) {
            out.insert(group.givers.begin(), group.givers.end());
        }
    }
    for (const auto& each : received) {
        if (each.giver) out.insert(*each.giver);
    }
    return {out.begin(), out.end()};
}

std::vector<std::size_t> packet::without_evidence() const {
    positions out;
    for (std::size_t i = 0; i < competencies.size(); ++i) {
        if (competencies[i].evidence.empty()) out.push_back(i);
    }
    return out;
}

packet make_packet(const framework& ladder, const personal_data& held, timestamp now) {
    auto open = disclose(held);
    packet out{.who = held.who, .made = now};
    if (open.data.known) out.place = place(ladder, open.data.known->standing);
    out.entries = open.data.entries;
    out.assessments = of_ladder(ladder, open.data.assessments);
    out.hidden = open.hidden.size();
    add_competencies(out, ladder);
    add_goals(out, open.data.goals);
    add_feedback(out, ladder, open.data);
    if (!out.place) return out;
    add_behaviors(out, ladder.levels[out.place->target]);
    if (const auto* own = newest(out.assessments, true)) {
        out.gaps = find_gaps(ladder, out.place->target, *own, last_written(out.entries), now);
    }
    return out;
}

}  // namespace coach
