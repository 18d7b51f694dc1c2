#include "tests/storage/flat_export.hpp"

#include "core/day.hpp"
#include "core/outbox_names.hpp"
#include "tests/bot/documents/export_reader.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace coach::testing {

flat_export::flat_export(const personal_data& held) {
    add(held.who);
    if (held.known) add_person(*held.known);
    add(held.sharing.standing), add(held.sharing.goals);
    for (const auto& each : held.assessments) add_assessment(each);
    for (const auto& each : held.assessments_given) add_assessment(each);
    for (const auto& each : held.entries) add_entry(each);
    for (const auto& each : held.goals) add_goal(each);
    for (const auto& each : held.managers) add(each.manager), add_link(each);
    for (const auto& each : held.reports) add(each.report), add_link(each);
    for (const auto& each : held.accesses) add(*each.reader), add_look(each);
    for (const auto& each : held.looks) add(each.owner), add_look(each);
    for (const auto& each : held.one_on_ones) add(each.report), add(each.manager), add(each.at);
    for (const auto& each : held.pictures) add(each.file), add(each.made);
    if (held.prompts) add_prompts(*held.prompts);
    for (const auto* files : {&held.feedback_asked, &held.feedback_about}) {
        for (const auto& each : *files) {
            add_request(each.request);
            if (each.results) add_results(*each.results);
        }
    }
    for (const auto& each : held.feedback_parts) add_part(each);
    for (const auto& each : held.received) add_given(each);
    for (const auto& each : held.given) add_given(each);
    for (const auto& each : held.outbox) add_outgoing(each);
}

flat_export::flat_export(const nlohmann::json& document) {
    for (const auto& each : document.flatten()) add_leaf(each);
    add_schedule(read_export(document.dump()).data.prompts.value());
}

void flat_export::add_leaf(const nlohmann::json& leaf) {
    if (leaf.is_boolean()) add(leaf.get<bool>());
    if (leaf.is_number_integer()) add(leaf.get<std::int64_t>());
    if (!leaf.is_string()) return;
    const auto text = leaf.get<std::string>();
    add(text);
    if (const auto moment = read_moment(text)) add(*moment);
    if (const auto day = read_day(text)) {
        add(std::chrono::sys_days(*day).time_since_epoch().count());
    }
}

void flat_export::add_person(const person& known) {
    add(known.standing.framework), add(known.standing.level), add(known.standing.target);
    add(known.since), add(known.changed);
}

void flat_export::add_assessment(const assessment& made) {
    add(made.subject), add(made.author), add(made.framework), add(made.version), add(made.made);
    for (const auto& each : made.ratings) add(each.competency), add(each.level), add(each.note);
}

void flat_export::add_entry(const journal_entry& entry) {
    constexpr std::array kinds{"reflection", "win", "evidence"};
    const auto& text = entry.text;
    add(entry.id.str()), add(entry.author), add(entry.shared);
    add(kinds.at(static_cast<std::size_t>(entry.kind)));
    add(text.main), add(text.did_not_work), add(text.what_next), add(text.link);
    add(text.quote), add(entry.written), add(entry.changed);
    for (const auto& each : entry.competencies) add(each);
}

void flat_export::add_goal(const goal& goal) {
    constexpr std::array states{"active", "done", "dropped"};
    const auto& text = goal.text;
    add(goal.id.str()), add(goal.owner), add(states.at(static_cast<std::size_t>(goal.state)));
    add(text.title), add(text.competency), add(text.next_step), add(text.origin);
    add(std::chrono::sys_days(text.due.value()).time_since_epoch().count());
    add(goal.made), add(goal.changed);
}

void flat_export::add_prompts(const prompts& chosen) {
    add_schedule(chosen);
    add(chosen.version), add(chosen.look_back), add(chosen.presence.time_zone);
    add(chosen.presence.is_here), add(chosen.presence.on_vacation);
    add(chosen.presence.vacation_ends.value()), add(chosen.paused_until.value());
    add(chosen.next.value()), add(chosen.next_look_back.value());
    add(chosen.turn), add(chosen.unanswered), add(chosen.silent);
}

/// Documents say it in words.
void flat_export::add_schedule(const prompts& chosen) {
    const auto& schedule = chosen.schedule.value();
    add(schedule.days.bits()), add(schedule.every_weeks), add(schedule.at.count());
    add(schedule.first_week.time_since_epoch().count());
}

void flat_export::add_outgoing(const outgoing_record& sent) {
    const auto& what = sent.what;
    add(what.to), add(std::string(name_of(what.kind))), add(what.about);
    add(what.due);
    if (what.expires) add(*what.expires);
    if (!sent.settled) return;
    add(std::string(name_of(sent.settled->fate)));
    add(sent.settled->reason), add(sent.settled->at);
}

void flat_export::add_request(const feedback_request& request) {
    constexpr std::array states{"waiting", "open", "closed", "cancelled"};
    add(request.id.str()), add(request.subject), add(request.asker);
    add(states.at(static_cast<std::size_t>(request.state)));
    add(request.anonymous), add(request.shared), add(request.channel), add(request.framework);
    add(request.version), add(request.made), add(request.due), add(request.nudged.value());
    add(request.posted), add(request.shown);
    if (request.ended) add(*request.ended);
    for (const auto& each : request.givers) add(each);
    for (const auto& each : request.competencies) add(each);
}

void flat_export::add_results(const feedback_results& results) {
    constexpr std::array groups{"manager", "reports", "peers", "others"};
    constexpr std::array kinds{"keep_doing", "focus_next", "note"};
    for (const auto& group : results.groups) {
        add(groups.at(static_cast<std::size_t>(group.group)));
        add(static_cast<std::int64_t>(group.answers));
        for (const auto& each : group.givers) add(each);
        for (const auto& each : group.stages) {
            add(each.competency), add(each.level), add(static_cast<std::int64_t>(each.count));
        }
        for (const auto& each : group.comments) {
            add(kinds.at(static_cast<std::size_t>(each.kind))), add(each.text);
        }
    }
}

void flat_export::add_part(const feedback_part& part) {
    add(part.request.str()), add(part.subject), add(part.asked), add(part.declined);
    if (!part.written) return;
    const auto& text = *part.written;
    add(text.keep_doing), add(text.focus_next), add(text.note);
    for (const auto& [competency, level] : text.stages) add(competency), add(level);
}

void flat_export::add_given(const given_feedback& given) {
    add(given.id.str()), add(given.receiver), add(given.giver.value()), add(given.situation);
    add(given.behavior), add(given.effect), add(given.competency), add(given.at);
}

}  // namespace coach::testing
