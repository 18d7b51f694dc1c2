#include "bot/documents/feedback_markdown.hpp"

#include "bot/documents/entries_markdown.hpp"
#include "bot/documents/names.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace coach::bot::documents {

namespace {

using markdown::document;

constexpr std::size_t inside_bullet = 2;
constexpr std::size_t inside_inner_bullet = 4;

std::string name_in(const people_names& names, const person_id& who) {
    const auto found = names.find(who);
    return markdown::line(found == names.end() ? who.member.str() : found->second);
}

std::string giver_in(const people_names& names, const std::optional<person_id>& who) {
    return who ? name_in(names, *who) : "A former colleague";
}

std::string quoted(std::string_view said, std::size_t inside) {
    return "“" + markdown::text(said, inside) + "”";
}

std::string group_name(rater_group group) {
    return group == rater_group::others ? "Peers and reports" : sentence_case(name_of(group));
}

std::string_view title_of(comment_kind kind) {
    switch (kind) {
        case comment_kind::keep_doing:
            return "Keep doing";
        case comment_kind::focus_next:
            return "Focus on next";
        case comment_kind::note:
            break;
    }
    return "Note";
}

/// "3.3", counted from 1 as people count.
std::string stage_number(double mean) {
    const auto tenths = std::lround((mean + 1) * 10);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

/// "2 × Applying, 1 × Leading".
std::string distribution(const competency& strand, const group_view& view) {
    std::string out;
    for (std::size_t stage = 0; stage < view.counts.size(); ++stage) {
        if (view.counts[stage] == 0) continue;
        if (!out.empty()) out += ", ";
        out +=
            std::to_string(view.counts[stage]) + " × " + markdown::line(strand.stages[stage].word);
    }
    return out;
}

std::string_view words_for(self_view difference) {
    switch (difference) {
        case self_view::alike:
            break;
        case self_view::blind_spot:
            return "A blind spot: you see yourself much higher than others do";
        case self_view::hidden_strength:
            return "A hidden strength: others see you much higher than you do";
    }
    return {};
}

void add_competency(document& out, const framework& ladder, const competency_view& view) {
    const auto& strand = ladder.competencies[view.competency];
    auto title = "**" + markdown::line(strand.name) + "**";
    if (view.self) title += ", where you see " + markdown::line(strand.stages[*view.self].word);
    out.bullet(title + (view.groups.empty() ? ": no ratings that are shown" : ""));
    for (const auto& each : view.groups) {
        out.bullet(group_name(each.group) + ": " + distribution(strand, each) + ", on average " +
                       stage_number(each.mean) + " of " + std::to_string(strand.stages.size()),
                   1);
    }
    if (view.difference != self_view::alike) out.bullet(words_for(view.difference), 1);
}

void add_comment(document& out, const feedback_comment& each, rater_group group,
                 const people_names& names) {
    const auto from = each.giver ? name_in(names, *each.giver) : group_name(group);
    out.bullet("**" + std::string(title_of(each.kind)) + "**, " + from + ": " +
               quoted(each.text, inside_bullet));
}

void add_comments(document& out, const feedback_results& results, const people_names& names) {
    for (const auto& group : results.groups) {
        for (const auto& each : group.comments) add_comment(out, each, group.group, names);
    }
}

bool has_comments(const feedback_results& results) {
    return std::ranges::any_of(results.groups,
                               [](const group_results& each) { return !each.comments.empty(); });
}

void add_withheld(document& out, const feedback_results& results) {
    if (!results.withheld) return;
    out.paragraph("Something is held back, because fewer than " + std::to_string(fewest_anonymous) +
                  " people said it: it would tell who they are.");
}

std::string answered_by(const feedback_results& results) {
    std::string out;
    for (const auto& each : results.groups) {
        if (!out.empty()) out += ", ";
        out += group_name(each.group) + " (" + std::to_string(each.answers) + ")";
    }
    return out.empty() ? "nobody that is shown" : out;
}

/// "Craft: 2 × as at L2 · Product Manager"; of another ladder by its keys.
std::string counted(const framework& ladder, bool known, const stage_count& each) {
    const auto strand =
        known ? competency_name(ladder, each.competency) : markdown::line(each.competency);
    const auto level = known ? level_name(ladder, each.level) : markdown::line(each.level);
    return strand + ": " + std::to_string(each.count) + " × as at " + level;
}

/// Results as they are stored, for an export: by group, without a report's comparisons.
void add_results(document& out, const framework& ladder, const feedback_request& request,
                 const feedback_results& results) {
    const bool known = request.framework == ladder.id;
    out.bullet("Answers from: " + answered_by(results));
    if (results.withheld) out.bullet("Something is held back, because too few people said it");
    for (const auto& group : results.groups) {
        for (const auto& each : group.stages) {
            out.bullet(group_name(group.group) + " on " + counted(ladder, known, each));
        }
    }
    add_comments(out, results, {});
}

std::string people(const std::vector<person_id>& all) {
    std::string out;
    for (const auto& each : all) out += (out.empty() ? "" : ", ") + name_in({}, each);
    return out;
}

void add_request(document& out, const feedback_request& each) {
    out.bullet("State: " + std::string(name_of(each.state)));
    out.bullet(each.anonymous ? "Anonymous" : "Named");
    if (!each.channel.empty()) out.bullet("Channel: " + markdown::line(each.channel));
    if (!each.givers.empty()) out.bullet("Asked by name: " + people(each.givers));
    out.bullet("Due: " + day(each.due));
    if (each.ended) out.bullet("Ended: " + day(*each.ended));
    out.bullet("The person it is about may read its report: " +
               std::string(each.shared ? "yes" : "no"));
}

void add_files(document& out, const framework& ladder, std::string_view title,
               const std::vector<feedback_file>& files) {
    out.heading(2, title);
    if (files.empty()) out.paragraph("None.");
    for (const auto& [request, results] : files) {
        out.heading(3, "About " + name_in({}, request.subject) + ", asked by " +
                           name_in({}, request.asker) + ", " + day(request.made));
        add_request(out, request);
        if (results) add_results(out, ladder, request, *results);
    }
}

void add_text(document& out, std::string_view title, std::string_view said) {
    if (said.empty()) return;
    out.bullet(std::string(title) + ": " + markdown::text(said, inside_inner_bullet), 1);
}

void add_written(document& out, const framework& ladder, const feedback_answer& written) {
    for (const auto& [competency, level] : written.stages) {
        out.bullet(competency_name(ladder, competency) + ": as at " + level_name(ladder, level), 1);
    }
    add_text(out, title_of(comment_kind::keep_doing), written.keep_doing);
    add_text(out, title_of(comment_kind::focus_next), written.focus_next);
    add_text(out, title_of(comment_kind::note), written.note);
}

void add_parts(document& out, const framework& ladder, const std::vector<feedback_part>& parts) {
    out.heading(2, "Feedback that you were asked for or gave an answer to");
    if (parts.empty()) out.paragraph("None.");
    for (const auto& each : parts) {
        out.bullet("About " + name_in({}, each.subject) +
                   (each.asked ? ", asked by name" : ", from the channel") +
                   (each.declined ? ", declined" : "") + (each.written ? ", you wrote:" : ""));
        if (each.written) add_written(out, ladder, *each.written);
    }
}

void add_given(document& out, const framework& ladder, const std::string& who,
               const given_feedback& each) {
    const auto about =
        each.competency.empty() ? "" : " (" + competency_name(ladder, each.competency) + ")";
    out.bullet("**" + who + "**, " + day(each.at) + about);
    add_text(out, "Situation", each.situation);
    add_text(out, "What they saw", each.behavior);
    add_text(out, "Its effect", each.effect);
}

}  // namespace

void add_feedback_report(document& out, const framework& ladder, const feedback_report& report,
                         const people_names& names) {
    const auto& request = report.request;
    out.heading(3, "360 feedback" + (request.ended ? ", " + day(*request.ended) : ""));
    out.paragraph(std::string(request.anonymous ? "Anonymous" : "Named") + ", asked for by " +
                  (request.is_about_asker() ? "yourself" : name_in(names, request.asker)) +
                  ". Answers from: " + answered_by(report.results) + ".");
    for (const auto& each : report.competencies) add_competency(out, ladder, each);
    if (has_comments(report.results)) out.paragraph("What people wrote:");
    add_comments(out, report.results, names);
    add_withheld(out, report.results);
}

void add_received(document& out, const framework& ladder,
                  const std::vector<given_feedback>& received, const people_names& names) {
    for (const auto& each : received) add_given(out, ladder, giver_in(names, each.giver), each);
}

void add_feedback(document& out, const framework& ladder, const personal_data& held) {
    add_files(out, ladder, "360 feedback that you asked for", held.feedback_asked);
    add_files(out, ladder, "360 feedback about you that others asked for", held.feedback_about);
    add_parts(out, ladder, held.feedback_parts);
    out.heading(2, "Feedback that you were given unasked");
    if (held.received.empty()) out.paragraph("None.");
    add_received(out, ladder, held.received, {});
    out.heading(2, "Feedback that you gave unasked");
    if (held.given.empty()) out.paragraph("None.");
    for (const auto& each : held.given) {
        add_given(out, ladder, "To " + name_in({}, each.receiver), each);
    }
}

}  // namespace coach::bot::documents
