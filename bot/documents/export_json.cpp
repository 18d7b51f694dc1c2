#include "bot/documents/export_json.hpp"

#include "bot/documents/feedback_json.hpp"
#include "bot/documents/json_parts.hpp"
#include "bot/documents/names.hpp"
#include "core/harmless.hpp"

#include <chrono>
#include <optional>

namespace coach::bot {

namespace {

using documents::json;
using documents::list_json;
using documents::member_json;
using documents::moment_json;

json standing_json(const std::optional<person>& known) {
    if (!known) return {};
    return {{"framework", known->standing.framework},
            {"level", known->standing.level},
            {"target", known->standing.target},
            {"since", write_moment(known->since)},
            {"changed", write_moment(known->changed)}};
}

json rating_json(const rating& each) {
    return {{"competency", each.competency}, {"level", each.level}, {"note", harmless(each.note)}};
}

json entry_json(const journal_entry& each) {
    return {{"id", each.id.str()},
            {"kind", documents::name_of(each.kind)},
            {"main", harmless(each.text.main)},
            {"did_not_work", harmless(each.text.did_not_work)},
            {"what_next", harmless(each.text.what_next)},
            {"link", harmless(each.text.link)},
            {"quote", harmless(each.text.quote)},
            {"competencies", each.competencies},
            {"shared", each.shared},
            {"written", write_moment(each.written)},
            {"changed", write_moment(each.changed)}};
}

json goal_json(const goal& each) {
    return {{"id", each.id.str()},
            {"state", documents::name_of(each.state)},
            {"title", harmless(each.text.title)},
            {"competency", each.text.competency},
            {"next_step", harmless(each.text.next_step)},
            {"due", each.text.due ? json(write_day(*each.text.due)) : json()},
            {"origin", harmless(each.text.origin)},
            {"made", write_moment(each.made)},
            {"changed", write_moment(each.changed)}};
}

json link_json(const char* role, const person_id& other, bool confirmed, timestamp since) {
    return {{role, member_json(other)}, {"confirmed", confirmed}, {"since", write_moment(since)}};
}

json assessment_json(const assessment& each) {
    return {
        {"subject", member_json(each.subject)}, {"author", member_json(each.author)},
        {"framework", each.framework},          {"version", each.version},
        {"made", write_moment(each.made)},      {"ratings", list_json(each.ratings, rating_json)}};
}

json hidden_json(const hidden_assessment& each) {
    return {{"author", member_json(each.author)},
            {"made", write_moment(each.made)},
            {"why", "hidden until you both have submitted"}};
}

void add_people(json& out, const personal_data& held) {
    out["managers"] = list_json(held.managers, [](const manager_link& each) {
        return link_json("manager", each.manager, each.confirmed, each.since);
    });
    out["reports"] = list_json(held.reports, [](const report_link& each) {
        return link_json("report", each.report, each.confirmed, each.since);
    });
    out["access_log"] = list_json(held.accesses, [](const access& each) {
        return json{{"reader", member_json(each.reader)},
                    {"thing", each.thing},
                    {"at", write_moment(each.at)}};
    });
    out["looks"] = list_json(held.looks, [](const look& each) {
        return json{{"owner", member_json(each.owner)},
                    {"thing", each.thing},
                    {"at", write_moment(each.at)}};
    });
    out["one_on_ones"] = list_json(held.one_on_ones, [](const one_on_one& each) {
        return json{{"report", member_json(each.report)},
                    {"manager", member_json(each.manager)},
                    {"at", write_moment(each.at)}};
    });
}

json schedule_json(const std::optional<prompt_schedule>& chosen) {
    if (!chosen) return {};
    return {{"days", documents::names_of(chosen->days)},
            {"every_weeks", chosen->every_weeks},
            {"at", documents::clock_time(chosen->at)},
            {"first_week", write_day(std::chrono::year_month_day(chosen->first_week))}};
}

json prompts_json(const std::optional<prompts>& chosen) {
    if (!chosen) return {};
    const auto& there = chosen->presence;
    return {{"schedule", schedule_json(chosen->schedule)},
            {"look_back", chosen->look_back},
            {"time_zone", there.time_zone},
            {"is_here", there.is_here},
            {"on_vacation", there.on_vacation},
            {"vacation_ends", moment_json(there.vacation_ends)},
            {"paused_until", moment_json(chosen->paused_until)},
            {"next", moment_json(chosen->next)},
            {"next_look_back", moment_json(chosen->next_look_back)},
            {"asked", chosen->turn},
            {"unanswered", chosen->unanswered},
            {"silent", chosen->silent},
            {"version", chosen->version}};
}

json outgoing_json(const outgoing_record& each) {
    const auto& what = each.what;
    json out{{"kind", name_of(what.kind)},
             {"about", what.about},
             {"due", write_moment(what.due)},
             {"expires", moment_json(what.expires)},
             {"settled", json()}};
    if (!each.settled) return out;
    out["settled"] = {{"fate", name_of(each.settled->fate)},
                      {"reason", each.settled->reason},
                      {"at", write_moment(each.settled->at)}};
    return out;
}

}  // namespace

std::string export_json(const disclosure& open, timestamp exported) {
    const auto& held = open.data;
    json out{{"format", export_format},
             {"exported", write_moment(exported)},
             {"person", {{"team", held.who.team.str()}, {"member", held.who.member.str()}}},
             {"level", standing_json(held.known)},
             {"sharing", {{"level", held.sharing.standing}, {"goals", held.sharing.goals}}}};
    out["assessments"] = list_json(held.assessments, assessment_json);
    out["hidden_assessments"] = list_json(open.hidden, hidden_json);
    out["assessments_given"] = list_json(held.assessments_given, assessment_json);
    out["journal"] = list_json(held.entries, entry_json);
    out["goals"] = list_json(held.goals, goal_json);
    add_people(out, held);
    out["pictures"] = list_json(held.pictures, [](const kept_picture& each) {
        return json{{"file", each.file}, {"made", write_moment(each.made)}};
    });
    documents::add_feedback_json(out, held);
    out["prompts"] = prompts_json(held.prompts);
    out["outbox"] = list_json(held.outbox, outgoing_json);
    out["has_opened_home"] = held.has_opened_home;
    return out.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace coach::bot
