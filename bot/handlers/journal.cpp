#include "bot/handlers/journal.hpp"

#include "bot/handlers/prompts.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/slack_replies.hpp"
#include "bot/views/journal_views.hpp"
#include "bot/views/text.hpp"
#include "core/harmless.hpp"
#include "core/journal.hpp"
#include "core/overview.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace coach::bot {

namespace {

namespace inputs = views::entry_inputs;

constexpr std::size_t page_size = 5;
constexpr auto entry_is_gone = "That entry is not there any more.";

std::vector<std::string> read_competencies(const framework& ladder, const form& filled) {
    auto out = filled.choices(inputs::competencies);
    std::erase_if(out, [&](const std::string& key) {
        return std::ranges::find(ladder.competencies, key, &competency::key) ==
               ladder.competencies.end();
    });
    return out;
}

/// The message's own text as it stood in the form.
std::string quote_in(const request_view& sent) {
    for (const auto& block : sent.echo.value("blocks", nlohmann::json::array())) {
        if (replies::text_at(block, "block_id") != inputs::quote) continue;
        return harmless(unescape(replies::text_at(replies::object_at(block, "text"), "text")));
    }
    return {};
}

/// The link, if it can be one to a message: it comes back from a client, and others may open it.
std::string checked_link(const std::string& link) {
    const std::string_view text = link;
    const auto end = text.find(".slack.com/archives/");
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme) || end == std::string_view::npos) return {};
    const auto domain = text.substr(scheme.size(), end - scheme.size());
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    const bool harmless_path = text.find_first_of("<>|\" \n\t\\") == std::string_view::npos;
    return std::ranges::all_of(domain, is_plain) && harmless_path ? link : std::string();
}

journal_entry read_entry(const framework& ladder, const request_view& sent, entry_kind kind) {
    const form filled(sent);
    journal_entry out{.kind = kind,
                      .text = {.main = filled.text(inputs::main),
                               .did_not_work = filled.text(inputs::did_not_work),
                               .what_next = filled.text(inputs::what_next)},
                      .competencies = read_competencies(ladder, filled),
                      .shared = filled.is_checked(inputs::shared)};
    if (filled.is_checked(inputs::keep_quote)) out.text.quote = quote_in(sent);
    return out;
}

bool says_something(const entry_text& text) {
    return !text.main.empty() || !text.did_not_work.empty() || !text.what_next.empty();
}

answer refuse_empty() {
    return reply::refuse(inputs::main, "Write a few words: one line is enough.");
}

/// Stores an entry and gives it its id. Without a manager nothing is shared.
task<journal_entry> keep(services& with, const request& asked, journal_entry entry,
                         const std::optional<person_id>& manager) {
    entry.written = entry.changed = with.time.now();
    entry.shared = entry.shared && manager;
    const auto added = co_await with.people.add_entry(key_of(asked), person_of(asked.who), entry);
    entry.id = added.id;
    co_return entry;
}

task<answer> submit(services& with, request asked, journal_entry entry) {
    if (!says_something(entry.text)) co_return refuse_empty();
    const auto manager = co_await find_confirmed_manager(with.people, person_of(asked.who));
    entry = co_await keep(with, asked, std::move(entry), manager);
    co_return reply::saved(views::entry_saved(with.ladder, entry, manager));
}

/// What an entry's button says: which entry, and the page that it stands on.
struct pressed_entry {
    entry_id id;
    grow_request::show_log page;
};

pressed_entry read_press(const framework& ladder, const std::string& value) {
    const auto end = std::min(value.find('\n'), value.size());
    const auto words = end < value.size() ? value.substr(end + 1) : "log";
    const auto page = grow_request::parse(ladder, words);
    const auto* log = std::get_if<grow_request::show_log>(&page);
    return {.id = entry_id{value.substr(0, end)},
            .page = log == nullptr ? grow_request::show_log{} : *log};
}

journal_query query_of(const grow_request::show_log& wanted) {
    std::optional<timestamp> since;
    if (wanted.since) since = std::chrono::sys_days(*wanted.since);
    return {.words = wanted.words,
            .competency = wanted.competency,
            .since = since,
            .skip = wanted.page * page_size,
            .most = page_size};
}

task<message> log_of(services& with, person_id who, grow_request::show_log wanted) {
    const auto manager = co_await find_confirmed_manager(with.people, who);
    auto found = co_await with.people.find_entries(who, query_of(wanted));
    if (found.entries.empty() && found.total > 0) {
        wanted.page = (found.total - 1) / page_size;
        found = co_await with.people.find_entries(who, query_of(wanted));
    }
    co_return views::log_page(with.ladder, wanted, found, page_size, manager);
}

task<answer> changed_log(services& with, person_id who, grow_request::show_log page) {
    co_return reply::changed(co_await log_of(with, std::move(who), std::move(page)));
}

task<answer> after_change(services& with, request asked, applied done,
                          grow_request::show_log page) {
    if (done == applied::nowhere) co_return reply::say(entry_is_gone);
    co_return co_await reply::after_saving(
        asked.kind, changed_log(with, person_of(asked.who), std::move(page)));
}

task<answer> set_shared(services& with, request asked, bool shared) {
    const auto who = person_of(asked.who);
    const auto pressed = read_press(with.ladder, asked.words);
    if (shared && !co_await find_confirmed_manager(with.people, who)) {
        co_return reply::say("You have no manager to share it with. Name one with /grow manager.");
    }
    const auto done = co_await with.people.share_entry(key_of(asked), who, pressed.id, shared);
    co_return co_await after_change(with, std::move(asked), done, pressed.page);
}

}  // namespace

task<answer> open_reflection(services& with, request asked) {
    const auto manager = co_await find_confirmed_manager(with.people, person_of(asked.who));
    co_return reply::form(views::reflection_form(with.ladder, manager));
}

task<answer> note_win(services& with, request asked, grow_request::win said) {
    if (said.text.empty()) {
        const auto manager = co_await find_confirmed_manager(with.people, person_of(asked.who));
        co_return reply::form(views::win_form(with.ladder, manager));
    }
    const auto entry = co_await keep(with, asked,
                                     {.kind = entry_kind::win,
                                      .text = {.main = std::move(said.text)},
                                      .competencies = std::move(said.competencies)},
                                     std::nullopt);
    co_return reply::changed(
        views::entry_saved(with.ladder, entry, std::nullopt, said.unknown_tags));
}

task<answer> open_evidence(services& with, request asked) {
    const auto manager = co_await find_confirmed_manager(with.people, person_of(asked.who));
    auto about = asked.message.value_or(request_message{});
    about.link = checked_link(about.link);
    co_return reply::form(views::evidence_form(with.ladder, manager, about));
}

task<answer> submit_reflection(services& with, request asked) {
    auto entry = read_entry(with.ladder, *asked.view, entry_kind::reflection);
    auto out = co_await submit(with, asked, std::move(entry));
    if (out.changes_home) co_await note_answer(with, std::move(asked));
    co_return out;
}

task<answer> submit_win(services& with, request asked) {
    auto entry = read_entry(with.ladder, *asked.view, entry_kind::win);
    return submit(with, std::move(asked), std::move(entry));
}

task<answer> submit_evidence(services& with, request asked) {
    auto entry = read_entry(with.ladder, *asked.view, entry_kind::evidence);
    entry.text.link = checked_link(asked.view->metadata);
    return submit(with, std::move(asked), std::move(entry));
}

task<answer> show_log(services& with, request asked, grow_request::show_log wanted) {
    co_return reply::page(co_await log_of(with, person_of(asked.who), std::move(wanted)));
}

task<answer> open_entry(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto pressed = read_press(with.ladder, asked.words);
    const auto entry = co_await with.people.find_entry(who, pressed.id);
    if (!entry) co_return reply::say(entry_is_gone);
    const auto manager = co_await find_confirmed_manager(with.people, who);
    co_return reply::form(views::entry_form(with.ladder, manager, *entry));
}

task<answer> delete_entry(services& with, request asked) {
    const auto pressed = read_press(with.ladder, asked.words);
    const auto done =
        co_await with.people.delete_entry(key_of(asked), person_of(asked.who), pressed.id);
    co_return co_await after_change(with, std::move(asked), done, pressed.page);
}

task<answer> share_entry(services& with, request asked) {
    return set_shared(with, std::move(asked), true);
}

task<answer> unshare_entry(services& with, request asked) {
    return set_shared(with, std::move(asked), false);
}

task<answer> submit_entry(services& with, request asked) {
    const auto who = person_of(asked.who);
    const entry_id id{asked.view->metadata};
    const auto before = co_await with.people.find_entry(who, id);
    if (!before) co_return reply::refuse(inputs::main, entry_is_gone);
    auto entry = read_entry(with.ladder, *asked.view, before->kind);
    if (!says_something(entry.text)) co_return refuse_empty();
    entry.id = id;
    entry.written = before->written;
    entry.text.link = before->text.link;
    if (!entry.text.quote.empty()) entry.text.quote = before->text.quote;
    const auto manager = co_await find_confirmed_manager(with.people, who);
    entry.shared = manager ? entry.shared : before->shared;
    co_await with.people.change_entry(key_of(asked), who, id, entry.text, entry.competencies,
                                      with.time.now());
    if (entry.shared != before->shared) {
        co_await with.people.share_entry(key_of(asked, "share"), who, id, entry.shared);
    }
    co_return reply::saved(views::entry_saved(with.ladder, entry, manager));
}

}  // namespace coach::bot
