#include "bot/views/feedback_request_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/feedback_words.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <string>
#include <utility>
#include <vector>

namespace coach::bot::views {

namespace {

using nlohmann::json;
namespace inputs = feedback_request_inputs;

std::vector<option> competency_options(const framework& ladder) {
    std::vector<option> out;
    for (const auto& each : ladder.competencies) {
        out.push_back({.value = each.key, .label = each.name});
    }
    return out;
}

std::vector<std::string> all_competencies(const framework& ladder) {
    std::vector<std::string> out;
    for (const auto& each : ladder.competencies) out.push_back(each.key);
    return out;
}

std::string readers_line(const feedback_draft& draft) {
    const std::string promise =
        "Everybody who is asked reads this before they write, and it cannot be changed later.";
    if (draft.subject == draft.asker) {
        return "*Who reads the answers:* only you. " + promise;
    }
    if (!draft.subject) {
        return "*Who reads the answers:* you; and whom they are about, once you share the report "
               "with them. " +
               promise;
    }
    return "*Who reads the answers:* you; and " + mention(*draft.subject) +
           " once you share the report with them. " + mention(*draft.subject) +
           " is told that it has begun. " + promise;
}

void add_subject(std::vector<json>& parts, const feedback_draft& draft) {
    if (!draft.subject) {
        parts.push_back(
            user_input({.block = std::string(inputs::subject),
                        .label = "About whom?",
                        .hint = "Yourself, or somebody who has confirmed you as their manager."},
                       draft.asker.member.str()));
    } else if (draft.subject != draft.asker) {
        parts.push_back(blocks::section("*About* " + mention(*draft.subject)));
    }
    if (draft.must_confirm) {
        parts.push_back(blocks::section(
            "They have not confirmed yet that you are their manager. I ask them first; when they "
            "confirm, this goes out by itself."));
    }
}

void add_givers(std::vector<json>& parts, const feedback_draft& draft) {
    if (!draft.channel.empty()) {
        parts.push_back(check_input({.block = std::string(inputs::channel), .label = "Channel"},
                                    {.value = draft.channel,
                                     .label = "Anyone in this channel may answer",
                                     .description = "I post one message there, in your name"},
                                    true));
    }
    parts.push_back(users_input(
        {.block = std::string(inputs::givers),
         .label = "People to ask by name",
         .hint = draft.channel.empty()
                     ? "3 to 5 who see the work up close make the best report. To ask a whole "
                       "channel, type /grow feedback there."
                     : "3 to 5 who see the work up close make the best report.",
         .optional = !draft.channel.empty()}));
}

json due_input(std::chrono::year_month_day due) {
    return date_input({.block = std::string(inputs::due),
                       .label = "Open until",
                       .hint = "The end of that day where you are: 2 to 30 days from now."},
                      due);
}

json naming_input() {
    return choice_input({.block = std::string(inputs::naming), .label = "Names"},
                        {{.value = std::string(naming_anonymous),
                          .label = "Anonymous",
                          .description = "A report without names; groups under 3 are not shown"},
                         {.value = std::string(naming_named),
                          .label = "Named",
                          .description = "Everybody’s name stands beside their answer"}},
                        std::string(naming_anonymous));
}

std::string who_asks(const feedback_request& about) {
    const auto asker = mention(about.asker);
    return about.is_about_asker() ? asker + " asks for feedback about themselves"
                                  : asker + " asks for feedback about " + mention(about.subject);
}

json answer_buttons(const feedback_request& about) {
    return blocks::actions({feedback_button(feedback_action::answer, "Give feedback", about, true),
                            feedback_button(feedback_action::decline, "Not me", about)});
}

std::vector<json> asking_blocks(const feedback_request& about, const std::string& lead) {
    return {blocks::section(lead), blocks::section("*Who reads your answer:* " + readers_of(about)),
            answer_buttons(about),
            blocks::context("Two minutes are enough, and every part is optional. Open until " +
                            due_words(about) + ".")};
}

message asking(const feedback_request& about, const std::string& lead) {
    return {.text = lead, .blocks = asking_blocks(about, lead)};
}

message told(const std::string& markup) {
    return {.text = markup, .blocks = {blocks::section(markup)}};
}

std::string state_line(const feedback_request& about) {
    switch (about.state) {
        case feedback_state::waiting:
            return "Waits for " + mention(about.subject) +
                   " to confirm that you are their manager. Then it goes out by itself.";
        case feedback_state::open:
            return "Open until " + due_words(about) + ".";
        case feedback_state::closed:
            return about.shared ? "Closed. " + mention(about.subject) + " can read the report too."
                                : "Closed. The report is ready.";
        case feedback_state::cancelled:
            return "Cancelled. Nothing of it was kept.";
    }
    return {};
}

std::string asked_line(const feedback_request& about) {
    std::string out = about.anonymous ? "Anonymous" : "Named";
    if (!about.channel.empty()) out += " · anyone in <#" + about.channel + ">";
    if (about.givers.empty()) return out;
    out += " · asked by name: ";
    for (const auto& each : about.givers) {
        if (&each != &about.givers.front()) out += ", ";
        out += mention(each);
    }
    return out;
}

json open_buttons(const feedback_request& about) {
    return blocks::actions(
        {feedback_button(feedback_action::nudge, "Remind them", about),
         feedback_button(feedback_action::extend, "More time", about),
         feedback_button(feedback_action::close, "Close now", about, false,
                         blocks::confirm("Close it now?",
                                         "No more answers come in, and the report is made. This "
                                         "cannot be undone.",
                                         "Close")),
         feedback_button(feedback_action::cancel, "Cancel", about, false,
                         blocks::confirm("Cancel it?",
                                         "What was written is deleted, and everybody who was "
                                         "asked is told.",
                                         "Cancel it"))});
}

json closed_buttons(const feedback_request& about) {
    std::vector<json> out{feedback_button(feedback_action::report, "Read the report", about, true)};
    if (!about.is_about_asker()) {
        out.push_back(about.shared
                          ? feedback_button(feedback_action::unshare, "Stop sharing", about)
                          : feedback_button(feedback_action::share, "Share with them", about));
    }
    return blocks::actions(std::move(out));
}

json buttons_of(const feedback_request& about) {
    switch (about.state) {
        case feedback_state::waiting:
            return blocks::actions({feedback_button(feedback_action::cancel, "Cancel", about)});
        case feedback_state::open:
            return open_buttons(about);
        case feedback_state::closed:
            return closed_buttons(about);
        case feedback_state::cancelled:
            break;
    }
    return ask_row({grow_ask("My growth", "me")});
}

std::string count_line(const feedback_request& about, const feedback_tally& told) {
    auto out = "*" + sentence_case(answers_words(about, told)) + "*";
    if (told.declined > 0) out += ", and " + std::to_string(told.declined) + " said “Not me”";
    out += ".";
    if (about.anonymous) out += " These figures follow late and in steps, on purpose.";
    return out;
}

}  // namespace

json feedback_request_form(const framework& ladder, const feedback_draft& draft) {
    std::vector<json> parts{blocks::section(readers_line(draft))};
    add_subject(parts, draft);
    add_givers(parts, draft);
    parts.push_back(naming_input());
    parts.push_back(choices_input({.block = std::string(inputs::competencies),
                                   .label = "Competencies to rate",
                                   .hint = "None chosen means all of them.",
                                   .optional = true},
                                  competency_options(ladder), all_competencies(ladder)));
    parts.push_back(due_input(draft.due));
    const auto subject = draft.subject ? draft.subject->member.str() : std::string();
    return modal({.callback_id = std::string(feedback_request_callback),
                  .title = "Ask for feedback",
                  .submit = draft.must_confirm ? "Ask them first" : "Ask",
                  .metadata = subject + "|" + draft.channel,
                  .blocks = std::move(parts)});
}

json feedback_extension_form(const feedback_request& about, std::chrono::year_month_day due) {
    return modal({.callback_id = std::string(feedback_extension_callback),
                  .title = "More time",
                  .submit = "Save",
                  .metadata = about.id.str(),
                  .blocks = {blocks::section("It is open until " + due_words(about) +
                                             ". Who has not answered yet is told of the new day."),
                             due_input(due)}});
}

message not_their_manager(const person_id& subject) {
    const auto words = "I ask for feedback about " + mention(subject) +
                       " only for themselves, or for their manager. Are you? Then they confirm "
                       "it first, with one click, and the request goes out by itself.";
    message page{.text = words, .blocks = {blocks::section(words)}};
    return std::move(page).add(blocks::actions(
        {blocks::button({.action_id = std::string(feedback_about_prefix) + "confirm",
                         .label = "Yes, prepare it",
                         .value = subject.member.str(),
                         .primary = true})}));
}

message feedback_call(const feedback_request& about, const feedback_tally& told) {
    const auto lead = who_asks(about);
    if (about.state != feedback_state::open) {
        const auto end = about.state == feedback_state::closed
                             ? "It has closed. Thank you to everybody who wrote."
                             : "It was cancelled, and nothing of it was kept.";
        return {.text = lead + ". " + end,
                .blocks = {blocks::section("*" + lead + "*"), blocks::context(end)}};
    }
    message out{.text = lead, .blocks = asking_blocks(about, "*" + lead + "*")};
    const auto band = sentence_case(answers_words(about, told)) + " so far.";
    return std::move(out).add(blocks::context(
        about.anonymous ? band + " This count follows late and in steps, on purpose." : band));
}

message feedback_invitation(const feedback_request& about) {
    return asking(about, who_asks(about) + ", and would like yours.");
}

message feedback_reminder(const feedback_request& about) {
    return asking(
        about, "A reminder: " + who_asks(about) + ". It is open until " + due_words(about) + ".");
}

message feedback_extended(const feedback_request& about) {
    return asking(about, who_asks(about) + ", and there is more time now.");
}

message feedback_lost(const feedback_request& about) {
    return asking(about,
                  "I am sorry: the key to what you wrote is lost, and nobody can open it any "
                  "more, me included. Please write it again. " +
                      who_asks(about) + ".");
}

message feedback_began(const feedback_request& about) {
    return told(mention(about.asker) + " has asked people for feedback about you, until " +
                due_words(about) + ". It is " + (about.anonymous ? "anonymous" : "named") +
                ". You are not asked to answer it yourself. When it has closed, they read the "
                "report first and can share it with you.");
}

message feedback_shared(const feedback_request& about) {
    auto out = told(mention(about.asker) +
                    " shares the feedback about you. You both read the same report.");
    return std::move(out).add(blocks::actions(
        {feedback_button(feedback_action::report, "Read the report", about, true)}));
}

message feedback_ready(const feedback_request& about) {
    auto out = told("The feedback about " + subject_for_asker(about) +
                    " has closed, and the report is ready. " +
                    (about.is_about_asker() ? "Only you can read it."
                                            : "You read it first; one click shares it with " +
                                                  mention(about.subject) + "."));
    return std::move(out).add(closed_buttons(about));
}

message feedback_unconfirmed(const feedback_request& about) {
    return told(mention(about.subject) +
                " did not confirm that you are their manager, so your request for feedback about "
                "them has not gone out. A word with them may help.");
}

message feedback_not_posted(const feedback_request& about) {
    auto out =
        told("I could not post your request for feedback about " + subject_for_asker(about) +
             " in <#" + about.channel +
             ">. Most often I am not in that channel: type `/invite @pm-coach` there, and press "
             "the button. Who you asked by name has it already.");
    return std::move(out).add(
        blocks::actions({feedback_button(feedback_action::post, "Post it again", about, true)}));
}

message feedback_cancelled(const std::optional<feedback_request>& about) {
    if (!about) {
        return told(
            "A request for feedback that you were asked for has ended early. If you wrote "
            "something, it is deleted and nobody has read it.");
    }
    return told(mention(about->asker) + " has cancelled the request for feedback about " +
                (about->is_about_asker() ? "themselves" : mention(about->subject)) +
                ". If you wrote something, it is deleted and nobody has read it.");
}

message feedback_page(const framework& ladder, const feedback_request& about,
                      const feedback_tally& told, std::string_view note, timestamp now) {
    const auto title = about.is_about_asker() ? std::string("Feedback about you")
                                              : "Feedback about " + mention(about.subject);
    message page{.text = title, .blocks = {}};
    if (!note.empty()) page.add(blocks::plain_section(note));
    page.add(blocks::section("*" + title + "*\n" + state_line(about)));
    if (about.state == feedback_state::open) page.add(blocks::section(count_line(about, told)));
    page.add(blocks::context(asked_line(about)));
    if (about.competencies.size() < ladder.competencies.size()) {
        page.add(blocks::context("About " + escape(competency_names(ladder, about.competencies))));
    }
    page.add(buttons_of(about));
    if (about.state == feedback_state::open && about.nudged &&
        now - *about.nudged < between_nudges) {
        page.add(blocks::context("You have reminded them; the next time can be " +
                                 moment_words(*about.nudged + between_nudges) + "."));
    }
    return page;
}

}  // namespace coach::bot::views
