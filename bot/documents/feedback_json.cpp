#include "bot/documents/feedback_json.hpp"

#include "bot/documents/names.hpp"
#include "core/harmless.hpp"

namespace coach::bot::documents {

namespace {

json request_json(const feedback_request& each) {
    return {{"id", each.id.str()},
            {"subject", member_json(each.subject)},
            {"asker", member_json(each.asker)},
            {"state", name_of(each.state)},
            {"anonymous", each.anonymous},
            {"channel", each.channel},
            {"givers", list_json(each.givers, member_json)},
            {"competencies", each.competencies},
            {"framework", each.framework},
            {"version", each.version},
            {"made", write_moment(each.made)},
            {"due", write_moment(each.due)},
            {"ended", moment_json(each.ended)},
            {"shared", each.shared},
            {"nudged", moment_json(each.nudged)},
            {"posted", each.posted},
            {"shown", each.shown}};
}

json count_json(const stage_count& each) {
    return {{"competency", each.competency}, {"level", each.level}, {"count", each.count}};
}

json comment_json(const feedback_comment& each) {
    return {{"kind", name_of(each.kind)},
            {"text", harmless(each.text)},
            {"giver", member_json(each.giver)}};
}

json group_json(const group_results& each) {
    return {{"group", name_of(each.group)},
            {"answers", each.answers},
            {"givers", list_json(each.givers, member_json)},
            {"stages", list_json(each.stages, count_json)},
            {"comments", list_json(each.comments, comment_json)}};
}

json results_json(const std::optional<feedback_results>& found) {
    if (!found) return {};
    return {{"withheld", found->withheld}, {"groups", list_json(found->groups, group_json)}};
}

json file_json(const feedback_file& each) {
    return {{"request", request_json(each.request)}, {"results", results_json(each.results)}};
}

json answer_json(const std::optional<feedback_answer>& written) {
    if (!written) return {};
    auto stages = json::array();
    for (const auto& [competency, level] : written->stages) {
        stages.push_back({{"competency", competency}, {"level", level}});
    }
    return {{"group", name_of(written->group)},
            {"stages", std::move(stages)},
            {"keep_doing", harmless(written->keep_doing)},
            {"focus_next", harmless(written->focus_next)},
            {"note", harmless(written->note)}};
}

json part_json(const feedback_part& each) {
    return {{"request", each.request.str()},
            {"subject", member_json(each.subject)},
            {"asked", each.asked},
            {"declined", each.declined},
            {"written", answer_json(each.written)}};
}

json given_json(const given_feedback& each) {
    return {{"id", each.id.str()},
            {"receiver", member_json(each.receiver)},
            {"giver", member_json(each.giver)},
            {"situation", harmless(each.situation)},
            {"behavior", harmless(each.behavior)},
            {"effect", harmless(each.effect)},
            {"competency", each.competency},
            {"at", write_moment(each.at)}};
}

}  // namespace

void add_feedback_json(json& out, const personal_data& held) {
    out["feedback_asked"] = list_json(held.feedback_asked, file_json);
    out["feedback_about"] = list_json(held.feedback_about, file_json);
    out["feedback_parts"] = list_json(held.feedback_parts, part_json);
    out["feedback_received"] = list_json(held.received, given_json);
    out["feedback_given"] = list_json(held.given, given_json);
}

}  // namespace coach::bot::documents
