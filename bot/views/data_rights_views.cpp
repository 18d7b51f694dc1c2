#include "bot/views/data_rights_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;
using lines = std::vector<std::string>;

lines count_lines(const std::vector<erased_count>& counts) {
    lines out;
    for (const auto& each : counts) {
        out.push_back(sentence_case(each.what) + ": *" + std::to_string(each.count) + "*");
    }
    return out;
}

json own_words(std::string label, std::string words) {
    return ask_row({grow_ask(std::move(label), std::move(words))});
}

/// A report about somebody else that is shared with them is theirs, and stays.
std::uint64_t count_requests(const personal_data& held) {
    const auto stays = [](const feedback_file& each) {
        return each.request.shared && !each.request.is_about_asker();
    };
    const auto staying = std::ranges::count_if(held.feedback_asked, stays);
    return held.feedback_about.size() + held.feedback_asked.size() -
           static_cast<std::uint64_t>(staying);
}

std::string verb_of(const access& seen) {
    if (seen.thing == operator_export) return " exported all your data, ";
    if (seen.thing == operator_erasure) return " deleted all your data, ";
    return " looked at your " + seen.thing + ", ";
}

json reader_of(const access& seen) {
    if (seen.reader) return blocks::run::person(seen.reader->member.str());
    return blocks::run::text(seen.by_operator() ? "The operator of this app"
                                                : "A former colleague");
}

std::vector<json> look_runs(const access& seen) {
    return {reader_of(seen), blocks::run::text(verb_of(seen)), blocks::run::day(seen.at)};
}

std::uint64_t count_messages(const std::vector<outgoing_record>& outbox) {
    return static_cast<std::uint64_t>(std::ranges::count_if(
        outbox, [](const auto& each) { return each.what.kind != outgoing_kind::home; }));
}

constexpr auto what_stays =
    "Not deleted, because I cannot: anonymous answers, which nobody can find, not even I; feedback "
    "that you gave unasked, and answers to named requests that have closed, which stay where they "
    "are under “a former colleague”; files and messages that I already sent to you here, which are "
    "yours to delete. What you wrote to open requests goes.";

}  // namespace

message export_page(const disclosure& open) {
    const std::string said =
        "Two files are on their way to our direct messages: `pm-coach-export.json` for programs, "
        "`pm-coach-export.md` for people.";
    message page{.text = said, .blocks = {blocks::header("Your data")}};
    page.add(blocks::section(said));
    const auto counts = count_lines(count_held(open.data));
    page.add(counts.empty() ? std::vector{blocks::section("So far I hold nothing about you.")}
                            : blocks::bulleted("*What I hold about you*", counts));
    if (!open.hidden.empty()) {
        page.add(blocks::context(
            "Hidden until you both have submitted: " + std::to_string(open.hidden.size()) +
            " of the assessments, by a manager."));
    }
    page.add(own_words("Who looked", "access"));
    return std::move(page).add(blocks::context("Only you can read these files."));
}

message access_page(const std::vector<access>& seen) {
    message page{.text = "Who looked at what you shared",
                 .blocks = {blocks::header("Who looked at what you shared")}};
    if (seen.empty()) {
        page.add(
            blocks::section("Nobody yet. Each time your manager opens something that you "
                            "shared, a line appears here."));
    } else {
        std::vector<std::vector<json>> items;
        for (const auto& each : seen) items.push_back(look_runs(each));
        page.add(blocks::rich_list(std::move(items)));
    }
    page.add(own_words("What I share", "manager"));
    return std::move(page).add(
        blocks::context("Newest first, the last 20. Only you can see this list."));
}

std::vector<erased_count> count_held(const personal_data& held) {
    std::vector<erased_count> out{
        {.what = "level and target", .count = held.known ? 1U : 0U},
        {.what = "journal entries", .count = held.entries.size()},
        {.what = "goals", .count = held.goals.size()},
        {.what = "assessments", .count = held.assessments.size()},
        {.what = "assessments of others", .count = held.assessments_given.size()},
        {.what = "manager links", .count = held.managers.size() + held.reports.size()},
        {.what = "dates of 1:1s", .count = held.one_on_ones.size()},
        {.what = "access log lines", .count = held.accesses.size()},
        {.what = "pictures", .count = held.pictures.size()},
        {.what = "feedback requests", .count = count_requests(held)},
        {.what = "feedback received", .count = held.received.size()},
        {.what = "messages", .count = count_messages(held.outbox)},
        {.what = "prompt settings", .count = held.prompts ? 1U : 0U},
        {.what = "opened Home", .count = held.has_opened_home ? 1U : 0U},
    };
    std::erase_if(out, [](const erased_count& each) { return each.count == 0; });
    return out;
}

json erase_form(const personal_data& held) {
    const auto counts = count_lines(count_held(held));
    message page;
    page.add(counts.empty()
                 ? std::vector{blocks::section("I hold no journal, goals or assessments of yours; "
                                               "what there may be of settings goes too.")}
                 : blocks::bulleted("*This will be deleted for good*", counts));
    page.add(blocks::section(what_stays));
    page.add(
        blocks::section("There is no way back. To keep a copy, cancel and ask for "
                        "`/grow export` first."));
    page.add(blocks::context("Nobody reads what you type here, and it is not kept."));
    page.add(text_input({.block = std::string(erase_word_block),
                         .label = "Type " + std::string(erase_word) + " to confirm"},
                        {.longest = 20}));
    return modal({.callback_id = std::string(erase_form_id),
                  .title = "Delete my data",
                  .submit = "Delete everything",
                  .blocks = std::move(page.blocks)});
}

message erased_page(const erasure& done, std::size_t pictures_left) {
    message page{.text = "Your data is deleted.",
                 .blocks = {blocks::header("Your data is deleted")}};
    if (done.when == applied::before) {
        page.add(blocks::section("This was done already: everything that I held is deleted."));
    } else if (done.counts.empty()) {
        page.add(blocks::section("I held nothing about you, so there was nothing to delete."));
    } else {
        page.add(blocks::bulleted("*Deleted*", count_lines(done.counts)));
    }
    page.add(blocks::section(what_stays));
    if (pictures_left > 0) {
        page.add(blocks::section("Slack did not delete *" + std::to_string(pictures_left) +
                                 "* of your pictures. Nobody but this app can see them there, and "
                                 "it has forgotten them."));
    }
    return std::move(page).add(blocks::context("You can begin anew at any time with `/level`."));
}

message told_of_export() {
    const std::string said =
        "The operator of this app exported all the data that I hold about you. That is for "
        "requests by law, and it stands in your access log.";
    message page{.text = said, .blocks = {blocks::section(said)}};
    return std::move(page).add(ask_row(
        {grow_ask("Who looked", "access", true), grow_ask("Export it for me too", "export")}));
}

message told_of_erasure() {
    const std::string said = "The operator of this app deleted all the data that I held about you.";
    message page{.text = said, .blocks = {blocks::section(said)}};
    return std::move(page).add(blocks::section(what_stays));
}

}  // namespace coach::bot::views
