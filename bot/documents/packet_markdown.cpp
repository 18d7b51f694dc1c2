#include "bot/documents/packet_markdown.hpp"

#include "bot/documents/entries_markdown.hpp"
#include "bot/documents/markdown.hpp"

#include <vector>

namespace coach::bot {

namespace {

using documents::day;
using markdown::document;
using markdown::line;

std::string level_at(const framework& ladder, std::size_t place) {
    return documents::level_name(ladder, ladder.levels[place].key);
}

std::string count(std::size_t number, std::string_view one, std::string_view several) {
    return std::to_string(number) + ' ' + std::string(number == 1 ? one : several);
}

std::string stage_word(const competency& strand, std::optional<std::size_t> stage) {
    return stage ? line(strand.stages[*stage].word) : "not assessed yet";
}

void add_start(document& out, const framework& ladder, const packet& made, std::string_view name) {
    out.heading(1, name.empty() ? "Promotion packet" : "Promotion packet of " + line(name));
    out.paragraph("Made on " + day(made.made) + " with the ladder “" + line(ladder.name) + "”, " +
                  "version " + line(ladder.version) + ". All days are in UTC.");
    if (!made.place) {
        out.paragraph(
            "**There is no level yet**, so nothing here can say what a target asks. "
            "Choose one with `/level`, and make the packet again.");
    } else if (made.place->at_top()) {
        out.paragraph("At **" + level_at(ladder, made.place->level) + "**, the top of the ladder.");
    } else {
        out.paragraph("From **" + level_at(ladder, made.place->level) + "** to **" +
                      level_at(ladder, made.place->target) + "**.");
    }
    out.paragraph("In it: " + count(made.entries.size(), "journal entry", "journal entries") +
                  ", " + count(made.done.size(), "goal", "goals") + " done, " +
                  std::to_string(made.active.size()) + " in the works, " +
                  count(made.assessments.size(), "assessment", "assessments") + ".");
}

void add_gaps(document& out, const framework& ladder, const packet& made) {
    out.heading(2, "The gaps, honestly");
    if (!made.has_own_assessment()) {
        out.paragraph(
            "You have not assessed yourself against this ladder yet, so the gaps are not "
            "known. `/level assess` takes a few minutes.");
    } else if (!made.place) {
        out.paragraph("Without a target there is nothing to compare with.");
    } else if (made.gaps.empty()) {
        out.paragraph(
            "In your own eyes there is none: every competency that you rated is where the "
            "target wants it.");
    }
    for (const auto& each : made.gaps) {
        const auto& strand = ladder.competencies[each.competency];
        out.bullet(line(strand.name) + ": " + line(strand.stages[each.from].word) + " now, " +
                   line(strand.stages[each.to].word) + " asked, " +
                   count(each.size(), "stage", "stages") + " apart");
    }
    for (const auto& each : made.competencies) {
        const auto& name = ladder.competencies[each.competency].name;
        const bool skipped = made.has_own_assessment() && !each.own;
        if (skipped) out.bullet(line(name) + ": you have not rated it yet");
    }
    for (const auto place : made.without_evidence()) {
        out.bullet(line(ladder.competencies[place].name) + ": no entry is tagged with it yet");
    }
}

void add_evidence(document& out, const framework& ladder, const packet& made,
                  const std::vector<std::size_t>& evidence) {
    for (const auto i : evidence) documents::add_entry(out, ladder, made.entries[i]);
}

void add_competency(document& out, const framework& ladder, const packet& made,
                    const packet_competency& each) {
    const auto& strand = ladder.competencies[each.competency];
    out.heading(3, line(strand.name));
    out.bullet("You see: " + stage_word(strand, each.own));
    if (each.by_other) out.bullet("Your manager sees: " + stage_word(strand, each.by_other));
    if (made.place) {
        const auto& asked = strand.stages[made.place->target];
        out.bullet(std::string(made.place->at_top() ? "Your level" : "The target") +
                   " asks: " + line(asked.word) + ". " + line(asked.sentence));
    }
    if (each.evidence.empty()) {
        out.paragraph("Nothing in your journal is tagged with this yet.");
        return;
    }
    out.paragraph("Evidence (" + std::to_string(each.evidence.size()) + "), newest first:");
    add_evidence(out, ladder, made, each.evidence);
}

void add_behaviors(document& out, const framework& ladder, const packet& made) {
    if (made.behaviors.empty()) return;
    out.heading(2, "What " + level_at(ladder, made.place->target) + " does");
    out.paragraph(
        "Entries carry competencies, not behaviors. Below each behavior stand the entries "
        "whose words come close to it: check whether they show it, and fill in the rest.");
    for (const auto& each : made.behaviors) {
        out.heading(3, line(each.text));
        if (each.close.empty()) out.paragraph("Nothing in your journal names this yet.");
        add_evidence(out, ladder, made, each.close);
    }
}

void add_goals(document& out, const framework& ladder, std::string_view title,
               const std::vector<goal>& goals, std::string_view none) {
    out.heading(2, title);
    if (goals.empty()) out.paragraph(none);
    for (const auto& each : goals) documents::add_goal(out, ladder, each);
}

void add_feedback(document& out, const framework& ladder, const packet& made,
                  const documents::people_names& names) {
    out.heading(2, "Feedback");
    if (made.feedback.empty() && made.received.empty()) {
        out.paragraph("None yet that you may read. `/grow feedback` asks for some.");
    }
    for (const auto& each : made.feedback) {
        documents::add_feedback_report(out, ladder, each, names);
    }
    if (made.received.empty()) return;
    out.heading(3, "Unasked");
    documents::add_received(out, ladder, made.received, names);
}

void add_assessments(document& out, const framework& ladder, const packet& made) {
    out.heading(2, "Assessments over time");
    if (made.assessments.empty()) out.paragraph("There is none yet.");
    for (const auto& each : made.assessments) {
        out.heading(3, day(each.made) + ", by " + (each.is_own() ? "yourself" : "your manager") +
                           ", version " + line(each.version));
        documents::add_ratings(out, ladder, each);
    }
    if (made.hidden > 0) {
        out.paragraph("Not in here: " + count(made.hidden, "assessment", "assessments") +
                      " by a manager, hidden until you both have submitted.");
    }
}

}  // namespace

std::string packet_markdown(const framework& ladder, const packet& made, std::string_view name,
                            const documents::people_names& names) {
    document out;
    add_start(out, ladder, made, name);
    add_gaps(out, ladder, made);
    out.heading(2, "Evidence by competency");
    for (const auto& each : made.competencies) add_competency(out, ladder, made, each);
    if (!made.untagged.empty()) {
        out.heading(3, "Without a competency");
        add_evidence(out, ladder, made, made.untagged);
    }
    add_behaviors(out, ladder, made);
    add_feedback(out, ladder, made, names);
    add_goals(out, ladder, "Goals done", made.done, "None yet.");
    add_goals(out, ladder, "Goals in the works", made.active, "None at the moment.");
    add_assessments(out, ladder, made);
    return out.str();
}

}  // namespace coach::bot
