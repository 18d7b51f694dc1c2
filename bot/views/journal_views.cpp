#include "bot/views/journal_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;
namespace run = blocks::run;

constexpr std::size_t longest_part = 3000;
constexpr std::size_t shown_in_log = 600;

std::string text_of(std::string_view constant) {
    return std::string(constant);
}

json competencies_input(const framework& ladder, const std::vector<std::string>& chosen) {
    std::vector<option> options;
    for (const auto& strand : ladder.competencies) {
        options.push_back({.value = strand.key, .label = strand.name});
    }
    return choices_input({.block = text_of(entry_inputs::competencies),
                          .label = "Competencies",
                          .hint = "What does this show? It becomes your evidence.",
                          .optional = true},
                         options, chosen);
}

json sharing_input(bool shared) {
    return check_input({.block = text_of(entry_inputs::shared), .label = "Sharing"},
                       {.value = "yes", .label = "Share this entry with my manager"}, shared);
}

json long_text(std::string_view block, std::string_view label, const std::string& value,
               bool optional, bool focused = false) {
    return text_input(
        {.block = text_of(block), .label = text_of(label), .optional = optional},
        {.value = value, .multiline = true, .longest = longest_part, .focused = focused});
}

void add_frame(std::vector<json>& parts, const framework& ladder,
               const std::optional<person_id>& manager, const journal_entry& entry) {
    parts.insert(parts.begin(), blocks::section(reader_line(manager)));
    parts.push_back(competencies_input(ladder, entry.competencies));
    if (manager) parts.push_back(sharing_input(entry.shared));
}

std::vector<json> reflection_inputs(const entry_text& text) {
    return {long_text(entry_inputs::main, "What worked?", text.main, true, true),
            long_text(entry_inputs::did_not_work, "What didn’t?", text.did_not_work, true),
            long_text(entry_inputs::what_next, "What next?", text.what_next, true)};
}

std::vector<json> win_inputs(const entry_text& text) {
    return {long_text(entry_inputs::main, "What went well, and what did you do for it?", text.main,
                      false, true)};
}

std::vector<json> evidence_inputs(const entry_text& text, bool keeps_quote) {
    std::vector<json> out{
        long_text(entry_inputs::main, "What does this message show?", text.main, false, true)};
    if (text.quote.empty()) return out;
    out.push_back(blocks::section("*The message*"));
    auto quote = blocks::plain_section(text.quote);
    quote["block_id"] = entry_inputs::quote;
    out.push_back(std::move(quote));
    out.push_back(check_input({.block = text_of(entry_inputs::keep_quote), .label = "Its text"},
                              {.value = "yes",
                               .label = "Keep the message’s own text too",
                               .description = "Off: only its link and your words are kept."},
                              keeps_quote));
    return out;
}

std::vector<json> inputs_of(const journal_entry& entry) {
    switch (entry.kind) {
        case entry_kind::reflection:
            return reflection_inputs(entry.text);
        case entry_kind::win:
            return win_inputs(entry.text);
        case entry_kind::evidence:
            return evidence_inputs(entry.text, true);
    }
    return {};
}

json form_of(const framework& ladder, const std::optional<person_id>& manager,
             const journal_entry& entry, std::vector<json> inputs, modal_spec frame) {
    add_frame(inputs, ladder, manager, entry);
    frame.submit = "Save";
    frame.blocks = std::move(inputs);
    return modal(std::move(frame));
}

json entry_head(const framework& ladder, const journal_entry& entry, bool says_shared) {
    std::vector<json> runs;
    runs.push_back(run::bold(kind_name(entry.kind)));
    runs.push_back(run::text(" · "));
    runs.push_back(run::day(entry.written));
    const auto tags = competency_names(ladder, entry.competencies);
    if (!tags.empty()) runs.push_back(run::text(" · " + tags));
    if (entry.shared && says_shared) runs.push_back(run::text(" · shared with your manager"));
    return blocks::rich(std::move(runs));
}

void add_part(std::vector<json>& out, std::string_view title, const std::string& text,
              std::size_t longest) {
    if (text.empty()) return;
    std::vector<json> runs;
    if (!title.empty()) runs.push_back(run::italic(std::string(title) + " "));
    runs.push_back(run::text(shorten(text, longest)));
    out.push_back(blocks::rich(std::move(runs)));
}

json entry_buttons(const journal_entry& entry, const std::string& page_words, std::size_t place,
                   bool has_manager) {
    const auto number = std::to_string(place);
    const auto value = entry.id.str() + '\n' + page_words;
    std::vector<json> out{blocks::button(
        {.action_id = text_of(entry_edit_prefix) + number, .label = "Edit", .value = value})};
    if (entry.shared) {
        out.push_back(blocks::button({.action_id = text_of(entry_unshare_prefix) + number,
                                      .label = "Stop sharing",
                                      .value = value}));
    } else if (has_manager) {
        out.push_back(blocks::button({.action_id = text_of(entry_share_prefix) + number,
                                      .label = "Share",
                                      .value = value,
                                      .accessibility_label = "Share with my manager"}));
    }
    out.push_back(blocks::button(
        {.action_id = text_of(entry_delete_prefix) + number,
         .label = "Delete",
         .value = value,
         .confirm = blocks::confirm("Delete this entry?", "It is gone for good.", "Delete")}));
    return blocks::actions(std::move(out));
}

std::string summary(const grow_request::show_log& asked, const journal_page& found) {
    const bool narrowed =
        !asked.words.empty() || !asked.competency.empty() || asked.since.has_value();
    if (found.total == 0) {
        return narrowed ? "Nothing in your journal matches that."
                        : "Your journal is empty. Two lines a week are enough to begin.";
    }
    return count_of(found.total, "entry", "entries") + (narrowed ? " match that." : ".");
}

std::vector<ask> page_links(const grow_request::show_log& asked, const journal_page& found,
                            std::size_t page_size) {
    std::vector<ask> out;
    auto other = asked;
    if (asked.page > 0) {
        other.page = asked.page - 1;
        out.push_back(grow_ask("← Newer", grow_request::words_of(other)));
    }
    if ((asked.page + 1) * page_size < found.total) {
        other.page = asked.page + 1;
        out.push_back(grow_ask("Older →", grow_request::words_of(other)));
    }
    out.push_back(grow_ask("Reflect", "reflect", found.total == 0));
    out.push_back(grow_ask("Note a win", "win"));
    return out;
}

}  // namespace

json reflection_form(const framework& ladder, const std::optional<person_id>& manager,
                     std::string_view question) {
    auto inputs = reflection_inputs({});
    if (!question.empty()) inputs.insert(inputs.begin(), blocks::plain_section(question));
    return form_of(ladder, manager, {}, std::move(inputs),
                   {.callback_id = text_of(reflection_callback), .title = "Reflect"});
}

json win_form(const framework& ladder, const std::optional<person_id>& manager) {
    return form_of(ladder, manager, {}, win_inputs({}),
                   {.callback_id = text_of(win_callback), .title = "Note a win"});
}

json evidence_form(const framework& ladder, const std::optional<person_id>& manager,
                   const request_message& about) {
    return form_of(ladder, manager, {}, evidence_inputs({.main = "", .quote = about.text}, false),
                   {.callback_id = text_of(evidence_callback),
                    .title = "Save as evidence",
                    .metadata = about.link});
}

json entry_form(const framework& ladder, const std::optional<person_id>& manager,
                const journal_entry& entry) {
    auto out = form_of(ladder, manager, entry, inputs_of(entry),
                       {.callback_id = text_of(entry_callback),
                        .title = "Edit " + std::string(kind_name(entry.kind)),
                        .metadata = entry.id.str()});
    return out;
}

std::vector<json> entry_blocks(const framework& ladder, const journal_entry& entry,
                               std::size_t longest, bool says_shared) {
    std::vector<json> out;
    out.push_back(entry_head(ladder, entry, says_shared));
    const bool reflection = entry.kind == entry_kind::reflection;
    add_part(out, reflection ? "What worked:" : "", entry.text.main, longest);
    add_part(out, "What didn’t:", entry.text.did_not_work, longest);
    add_part(out, "What next:", entry.text.what_next, longest);
    if (!entry.text.quote.empty()) {
        out.push_back(blocks::rich_quote(shorten(entry.text.quote, longest)));
    }
    if (!entry.text.link.empty()) {
        out.push_back(blocks::rich({run::link(entry.text.link, "The message")}));
    }
    return out;
}

message log_page(const framework& ladder, const grow_request::show_log& asked,
                 const journal_page& found, std::size_t page_size,
                 const std::optional<person_id>& manager) {
    message page{.text = "Your journal", .blocks = {blocks::header("Your journal")}};
    page.add(blocks::plain_section(summary(asked, found)));
    const auto words = grow_request::words_of(asked);
    std::size_t place = 0;
    for (const auto& entry : found.entries) {
        page.add(blocks::divider());
        page.add(entry_blocks(ladder, entry, shown_in_log));
        page.add(entry_buttons(entry, words, place++, manager.has_value()));
    }
    page.add(ask_row(page_links(asked, found, page_size)));
    return std::move(page).add(
        blocks::context(manager ? "Only you can read what is not marked as shared."
                                : "Only you can read this. Search it: `/grow log launch`, `/grow "
                                  "log #execution`, `/grow log since 2026-09-01`."));
}

message entry_saved(const framework& ladder, const journal_entry& entry,
                    const std::optional<person_id>& manager,
                    std::span<const std::string> unknown_tags) {
    static const auto head = blocks::section("*Saved in your journal.*");
    static const auto for_you_alone = blocks::context("Only you can read this.");
    static const auto ways_on = ask_row({grow_ask("My journal", "log"),
                                         grow_ask("My plan", "plan"),
                                         {.label = "Where I stand", .words = "me"}});
    message page{.text = "Saved in your journal."};
    page.add(head);
    page.add(entry_blocks(ladder, entry, shown_in_log));
    for (const auto& tag : unknown_tags) {
        page.add(blocks::plain_section("“#" + tag +
                                       "” is no competency of this ladder, so I left it in the "
                                       "text. Edit the entry to tag it."));
    }
    page.add(ways_on);
    if (entry.shared && manager) {
        return std::move(page).add(
            blocks::context("You and " + mention(*manager) + " can read this."));
    }
    return std::move(page).add(for_you_alone);
}

}  // namespace coach::bot::views
