#include "bot/views/feedback_answer_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/feedback_words.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/privacy_words.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace coach::bot::views {

namespace {

using nlohmann::json;
using lines = std::vector<std::string>;

std::string promise_to(const feedback_request& about, rater_group group) {
    const auto subject = mention(about.subject);
    if (group == rater_group::manager && about.anonymous) {
        const auto readers = about.is_about_asker() ? "only " + subject
                                                    : mention(about.asker) + ", and then " +
                                                          subject + " where it is shared";
        return "*Who reads this:* " + readers + ". *You answer as " + subject +
               "’s manager, so your name stands beside it*, though others answer without theirs.";
    }
    return "*Who reads this:* " + readers_of(about);
}

json explain_buttons(const feedback_request& about) {
    std::vector<json> out;
    if (about.anonymous) {
        out.push_back(feedback_button(explain_anonymous_action, "What anonymous means", about));
    }
    out.push_back(feedback_button(explain_stages_action, "What the stages mean", about));
    return blocks::actions(std::move(out));
}

std::vector<option> stage_options(const framework& ladder, const competency& strand) {
    std::vector<option> out{{.value = std::string(not_observed), .label = "Not observed"}};
    for (std::size_t i = 0; i < strand.stages.size(); ++i) {
        out.push_back({.value = ladder.levels[i].key,
                       .label = strand.stages[i].word,
                       .description = strand.stages[i].sentence});
    }
    return out;
}

json stage_choice(const framework& ladder, const competency& strand,
                  const std::optional<feedback_answer>& written) {
    std::string chosen{not_observed};
    if (written) {
        const auto found = written->stages.find(strand.key);
        if (found != written->stages.end()) chosen = found->second;
    }
    return choice_input({.block = stage_input(strand), .label = strand.name, .optional = true},
                        stage_options(ladder, strand), chosen);
}

bool is_asked(const feedback_request& about, const competency& strand) {
    return std::ranges::find(about.competencies, strand.key) != about.competencies.end();
}

json words_input(std::string_view block, std::string label, std::string placeholder,
                 std::string value) {
    return text_input({.block = std::string(block), .label = std::move(label), .optional = true},
                      {.value = std::move(value),
                       .placeholder = std::move(placeholder),
                       .multiline = true,
                       .longest = longest_feedback_text});
}

void add_words(std::vector<json>& parts, const std::optional<feedback_answer>& written) {
    const auto before = written.value_or(feedback_answer{});
    parts.push_back(words_input(feedback_answer_inputs::keep_doing, "Keep doing",
                                "What works, with an example", before.keep_doing));
    parts.push_back(words_input(feedback_answer_inputs::focus_next, "Focus on next",
                                "The one thing that would help most", before.focus_next));
    parts.push_back(words_input(feedback_answer_inputs::note, "Anything else", "", before.note));
}

lines stage_lines(const competency& strand) {
    lines out;
    for (const auto& each : strand.stages) {
        out.push_back("*" + escape(each.word) + "*: " + escape(each.sentence));
    }
    return out;
}

message simple(const std::string& markup) {
    return {.text = markup, .blocks = {blocks::section(markup)}};
}

json explanation(std::string title, std::vector<json> parts) {
    return modal(
        {.callback_id = "explanation", .title = std::move(title), .blocks = std::move(parts)});
}

lines bullets(std::span<const std::string_view> plain) {
    lines out;
    for (const auto each : plain) out.push_back(escape(each));
    return out;
}

json required_words(std::string_view block, std::string label, std::string placeholder) {
    return text_input({.block = std::string(block), .label = std::move(label)},
                      {.placeholder = std::move(placeholder),
                       .multiline = true,
                       .longest = longest_feedback_text});
}

std::string given_readers(const std::optional<person_id>& receiver) {
    const auto who = receiver ? "only " + mention(*receiver) : std::string("only who gets it");
    return "*Who reads this:* " + who +
           ", with your name. Nobody else, not even their manager; not you either, once it is "
           "sent.";
}

void add_quote(message& page, std::string_view title, const std::string& words) {
    if (words.empty()) return;
    page.add(blocks::rich({blocks::run::bold(title)})).add(blocks::rich_quote(words));
}

}  // namespace

std::string stage_input(const competency& strand) {
    return "stage/" + strand.key;
}

json feedback_answer_form(const framework& ladder, const feedback_request& about, rater_group group,
                          const std::optional<feedback_answer>& written) {
    std::vector<json> parts{blocks::section(promise_to(about, group)), explain_buttons(about),
                            blocks::section("*About* " + mention(about.subject) +
                                            ": which stage do you see, most of the time? Leave "
                                            "out whatever you have not observed.")};
    for (const auto& strand : ladder.competencies) {
        if (is_asked(about, strand)) parts.push_back(stage_choice(ladder, strand, written));
    }
    add_words(parts, written);
    parts.push_back(blocks::context("You can change it until " + due_words(about) + "."));
    return modal({.callback_id = std::string(feedback_answer_callback),
                  .title = "Give feedback",
                  .submit = written ? "Save" : "Send",
                  .metadata = about.id.str() + "|" + std::to_string(static_cast<int>(group)),
                  .blocks = std::move(parts)});
}

json feedback_answer_form_again(const framework& ladder, const feedback_request& about,
                                const feedback_answer& said) {
    auto out = feedback_answer_form(ladder, about, said.group, said);
    auto& parts = out["blocks"];
    parts.insert(parts.begin(),
                 blocks::plain_section("Since you opened this, who manages whom has changed, and "
                                       "with it who reads your name. Please read the line below, "
                                       "and send it again if that is fine with you."));
    return out;
}

message feedback_thanks(const feedback_request& about) {
    auto page = simple("*Thank you.* Your feedback about " + mention(about.subject) +
                       " is saved. Until " + due_words(about) + " you can change it.");
    return std::move(page).add(
        blocks::actions({feedback_button(feedback_action::answer, "Change my answer", about)}));
}

message feedback_too_late(const feedback_request& about) {
    if (about.state == feedback_state::cancelled) {
        return simple("Thank you, but this request was cancelled. Nothing of it was kept.");
    }
    return simple(
        "Thank you, but this request has closed, so what you wrote was not saved. If it matters, "
        "tell them yourself: `/grow give` sends it to them alone.");
}

message feedback_answered_already(const feedback_request& about) {
    auto page = simple("You have answered this one. Shall I delete what you wrote?");
    return std::move(page).add(blocks::actions(
        {feedback_button(feedback_action::answer, "Change my answer", about, true),
         feedback_button(
             feedback_action::withdraw, "Delete my answer", about, false,
             blocks::confirm("Delete your answer?",
                             "It is gone then. You can still write a new one.", "Delete"))}));
}

message feedback_declined(const feedback_request& about) {
    auto page = simple("All right. " + mention(about.asker) +
                       " learns only how many said so, and I do not remind you.");
    return std::move(page).add(blocks::actions(
        {feedback_button(feedback_action::answer, "Give feedback after all", about)}));
}

json anonymous_explained() {
    std::vector<json> parts;
    const auto add = [&](std::string_view title, std::span<const std::string_view> said) {
        for (auto& each : blocks::bulleted(title, bullets(said))) parts.push_back(std::move(each));
    };
    add("*What you can rely on*", anonymous_promises());
    add("*What nobody can promise you*", anonymous_limits());
    return explanation("What anonymous means", std::move(parts));
}

json stages_explained(const framework& ladder, const feedback_request& about) {
    std::vector<json> parts;
    for (const auto& strand : ladder.competencies) {
        if (!is_asked(about, strand)) continue;
        const auto title = "*" + escape(strand.name) + "*  " + escape(strand.description);
        for (auto& each : blocks::bulleted(title, stage_lines(strand))) {
            parts.push_back(std::move(each));
        }
    }
    return explanation("What the stages mean", std::move(parts));
}

json feedback_given_form(const framework& ladder, const std::optional<person_id>& receiver) {
    namespace inputs = feedback_given_inputs;
    std::vector<json> parts{blocks::section(given_readers(receiver))};
    if (!receiver) {
        parts.push_back(user_input({.block = std::string(inputs::receiver), .label = "To whom?"}));
    }
    parts.push_back(text_input(
        {.block = std::string(inputs::situation), .label = "The situation", .optional = true},
        {.placeholder = "Tuesday’s roadmap review", .longest = 300}));
    parts.push_back(required_words(inputs::behavior, "What they did",
                                   "What you saw or heard, as a camera would show it"));
    parts.push_back(
        required_words(inputs::effect, "Its effect", "On you, on the team, on the result"));
    std::vector<option> options;
    for (const auto& each : ladder.competencies) {
        options.push_back({.value = each.key, .label = each.name});
    }
    parts.push_back(choice_input(
        {.block = std::string(inputs::competency), .label = "Competency", .optional = true},
        options));
    return modal({.callback_id = std::string(feedback_given_callback),
                  .title = "Give feedback",
                  .submit = "Send",
                  .metadata = receiver ? receiver->member.str() : "",
                  .blocks = std::move(parts)});
}

message given_message(const framework& ladder, const given_feedback& given) {
    const auto giver = given.giver ? mention(*given.giver) : std::string("A former colleague");
    const auto lead = giver + " has feedback for you. Only you can read it.";
    message page{.text = lead, .blocks = {blocks::section(lead)}};
    add_quote(page, "The situation", given.situation);
    add_quote(page, "What you did", given.behavior);
    add_quote(page, "Its effect", given.effect);
    const auto names = competency_names(ladder, {given.competency});
    if (!names.empty()) page.add(blocks::context(escape(names)));
    return page;
}

message given_thanks(const person_id& receiver) {
    return simple("*Sent.* " + mention(receiver) +
                  " gets it as a direct message from me, with your name. Thank you for taking the "
                  "time.");
}

}  // namespace coach::bot::views
