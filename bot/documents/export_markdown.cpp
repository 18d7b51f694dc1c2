#include "bot/documents/export_markdown.hpp"

#include "bot/documents/entries_markdown.hpp"
#include "bot/documents/feedback_markdown.hpp"
#include "bot/documents/markdown.hpp"
#include "bot/documents/prompts_markdown.hpp"

#include <vector>

namespace coach::bot {

namespace {

using documents::day;
using markdown::document;

std::string member(const person_id& who) {
    return markdown::line(who.member.str());
}

void add_standing(document& out, const framework& ladder, const personal_data& held) {
    out.heading(2, "Level and target");
    if (!held.known) {
        out.paragraph("You have not chosen a level.");
        return;
    }
    const auto& [framework, level, target] = held.known->standing;
    const bool known = framework == ladder.id;
    const auto name = [&](const std::string& key) {
        return known ? documents::level_name(ladder, key) : markdown::line(key);
    };
    out.bullet("Ladder: " + markdown::line(framework));
    out.bullet("Level: " + name(level));
    out.bullet("Target: " + name(target));
    out.bullet("First stored on " + day(held.known->since) + ", last changed on " +
               day(held.known->changed));
}

void add_sharing(document& out, const sharing& shared) {
    const auto word = [](bool on) { return on ? "yes" : "no"; };
    out.heading(2, "What your manager may read");
    out.bullet("Level, target and assessments: " + std::string(word(shared.standing)));
    out.bullet("The plan: " + std::string(word(shared.goals)));
    out.bullet("Journal entries: those that are marked as shared below");
}

void add_assessment(document& out, const framework& ladder, const std::string& title,
                    const assessment& made) {
    out.heading(3, title + ", " + day(made.made));
    out.paragraph("Against the ladder " + markdown::line(made.framework) + ", version " +
                  markdown::line(made.version) + ".");
    documents::add_ratings(out, ladder, made);
}

void add_assessments(document& out, const framework& ladder, const disclosure& open) {
    out.heading(2, "Assessments of you");
    for (const auto& each : open.data.assessments) {
        add_assessment(out, ladder, each.is_own() ? "By yourself" : "By " + member(each.author),
                       each);
    }
    for (const auto& each : open.hidden) {
        out.paragraph("By " + member(each.author) + ", " + day(each.made) +
                      ": hidden until you both have submitted.");
    }
    if (open.data.assessments.empty() && open.hidden.empty()) out.paragraph("None.");
    if (open.data.assessments_given.empty()) return;
    out.heading(2, "Assessments that you made of others");
    for (const auto& each : open.data.assessments_given) {
        add_assessment(out, ladder, "Of " + member(each.subject), each);
    }
}

void add_journal(document& out, const framework& ladder, const personal_data& held) {
    out.heading(2, "Journal");
    if (held.entries.empty()) out.paragraph("Empty.");
    for (const auto& each : held.entries) documents::add_entry(out, ladder, each);
}

void add_goals(document& out, const framework& ladder, const personal_data& held) {
    out.heading(2, "Goals");
    if (held.goals.empty()) out.paragraph("None.");
    for (const auto& each : held.goals) documents::add_goal(out, ladder, each);
}

std::string link(std::string_view role, const person_id& other, bool confirmed, timestamp since) {
    return std::string(role) + " " + member(other) +
           (confirmed ? ", confirmed on " : ", asked for on ") + day(since);
}

void add_people(document& out, const personal_data& held) {
    out.heading(2, "Managers, reports and 1:1s");
    for (const auto& each : held.managers) {
        out.bullet(link("Your manager", each.manager, each.confirmed, each.since));
    }
    for (const auto& each : held.reports) {
        out.bullet(link("Your report", each.report, each.confirmed, each.since));
    }
    for (const auto& each : held.one_on_ones) {
        out.bullet("1:1 of " + member(each.report) + " and their manager " + member(each.manager) +
                   " on " + day(each.at));
    }
    if (held.managers.empty() && held.reports.empty() && held.one_on_ones.empty()) {
        out.paragraph("None.");
    }
}

std::string reader(const access& seen) {
    if (seen.reader) return member(*seen.reader);
    return seen.by_operator() ? "The operator" : "A former colleague";
}

void add_looks(document& out, const personal_data& held) {
    out.heading(2, "Who looked at what you shared");
    if (held.accesses.empty()) out.paragraph("Nobody.");
    for (const auto& each : held.accesses) {
        out.bullet(reader(each) + ": " + markdown::line(each.thing) + ", " + day(each.at));
    }
    if (held.looks.empty()) return;
    out.heading(2, "What you looked at");
    for (const auto& each : held.looks) {
        out.bullet(markdown::line(each.thing) + " of " + member(each.owner) + ", " + day(each.at));
    }
}

void add_pictures(document& out, const personal_data& held) {
    out.heading(2, "Pictures of your data in Slack");
    if (held.pictures.empty()) out.paragraph("None.");
    for (const auto& each : held.pictures) {
        out.bullet("File " + markdown::line(each.file) + ", " + day(each.made));
    }
}

}  // namespace

std::string export_markdown(const framework& ladder, const disclosure& open, timestamp exported) {
    const auto& held = open.data;
    document out;
    out.heading(1, "Your data in pm-coach");
    out.paragraph("Exported on " + day(exported) + " for " + member(held.who) +
                  ". All days are in UTC. The file pm-coach-export.json beside this one says the "
                  "same, to the millisecond and for programs.");
    add_standing(out, ladder, held);
    add_sharing(out, held.sharing);
    add_assessments(out, ladder, open);
    add_journal(out, ladder, held);
    add_goals(out, ladder, held);
    add_people(out, held);
    add_looks(out, held);
    add_pictures(out, held);
    documents::add_feedback(out, ladder, held);
    documents::add_prompts(out, held);
    documents::add_outbox(out, held);
    return out.str();
}

}  // namespace coach::bot
