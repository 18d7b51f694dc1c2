#include "bot/handlers/data_rights.hpp"

#include "bot/documents/export_json.hpp"
#include "bot/documents/export_markdown.hpp"
#include "bot/documents/packet_markdown.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/data_rights_views.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/packet_views.hpp"
#include "core/disclosure.hpp"
#include "core/packet.hpp"
#include "core/words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace coach::bot {

namespace {

constexpr std::size_t most_accesses = 20;

answer only(message body) {
    return {.body = std::move(body)};
}

/// Puts a file into the conversation between the app and that person, which nobody else reads.
task<bool> send_file(services& with, const std::optional<std::string>& conversation,
                     upload content) {
    if (!conversation) co_return false;
    const auto file = co_await with.slack.upload_file(std::move(content), *conversation);
    co_return file.has_value();
}

task<std::string> name_of(services& with, person_id who) {
    const auto known = co_await with.slack.find_member(std::move(who));
    co_return known ? known->name : std::string{};
}

/// Deletes all that the store holds of that person, and before that, while it still knows of them,
/// their pictures at Slack. One that Slack does not delete holds nothing up.
task<erasure> erase_everything(services& with, request_key key, person_id who) {
    for (const auto& each : co_await with.people.find_pictures(who)) {
        if (!co_await with.slack.delete_file(each.file)) break;
    }
    co_return co_await with.people.erase(std::move(key), std::move(who));
}

bool is_confirmed(const request& asked) {
    if (!asked.view) return false;
    return fold(form(*asked.view).text(views::erase_word_block)) == fold(views::erase_word);
}

}  // namespace

task<answer> serve_packet(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto held = co_await with.people.find_personal_data(who);
    const auto made = make_packet(with.ladder, held, with.time.now());
    const auto name = co_await name_of(with, who);
    const auto conversation = co_await with.slack.find_direct_messages(who);
    upload file{.name = "packet.md",
                .title = "Promotion packet",
                .bytes = packet_markdown(with.ladder, made, name)};
    const bool sent = co_await send_file(with, conversation, std::move(file));
    co_return only(sent ? views::packet_sent(with.ladder, made)
                        : views::packet_page(with.ladder, made));
}

task<answer> serve_export(services& with, request asked) {
    const auto who = person_of(asked.who);
    const auto now = with.time.now();
    const auto open = disclose(co_await with.people.find_personal_data(who));
    const auto conversation = co_await with.slack.find_direct_messages(who);
    upload json{.name = "pm-coach-export.json",
                .title = "Your data, for programs",
                .bytes = export_json(open, now)};
    upload markdown{.name = "pm-coach-export.md",
                    .title = "Your data, for people",
                    .bytes = export_markdown(with.ladder, open, now)};
    views::export_fate sent;
    sent.json = co_await send_file(with, conversation, std::move(json));
    sent.markdown = co_await send_file(with, conversation, std::move(markdown));
    co_return only(views::export_page(open, sent));
}

task<answer> serve_access(services& with, request asked) {
    co_return only(views::access_page(
        co_await with.people.find_accesses(person_of(asked.who), most_accesses)));
}

task<answer> open_erase(services& with, request asked) {
    const auto held = co_await with.people.find_personal_data(person_of(asked.who));
    co_return answer{.form = views::erase_form(held)};
}

task<answer> submit_erase(services& with, request asked) {
    if (!is_confirmed(asked)) {
        co_return answer{
            .modal = views::refuse_input(std::string(views::erase_word_block),
                                         "Nothing was deleted. To delete everything, type " +
                                             std::string(views::erase_word) + " here.")};
    }
    const auto done = co_await erase_everything(with, key_of(asked), person_of(asked.who));
    co_return answer{.modal = views::turn_to(views::erased_page(done)), .changes_home = true};
}

}  // namespace coach::bot
