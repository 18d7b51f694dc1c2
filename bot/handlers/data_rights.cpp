#include "bot/handlers/data_rights.hpp"

#include "bot/handlers/erasing.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/form.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/data_rights_views.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/packet_views.hpp"
#include "core/disclosure.hpp"
#include "core/packet.hpp"
#include "core/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

constexpr std::size_t most_accesses = 20;

/// Puts a file into the outbox, for the conversation between the app and that person, which nobody
/// else reads.
task<void> send_file(services& with, const request& asked, outgoing_kind kind,
                     std::string_view effect) {
    co_await with.people.add_outgoing(
        key_of(asked, effect),
        {.to = person_of(asked.who), .kind = kind, .about = {}, .due = with.time.now()});
}

bool is_confirmed(const request& asked) {
    if (!asked.view) return false;
    return fold(form(*asked.view).text(views::erase_word_block)) == fold(views::erase_word);
}

}  // namespace

task<answer> serve_packet(services& with, request asked) {
    const auto held = co_await with.people.find_personal_data(person_of(asked.who));
    const auto made = make_packet(with.ladder, held, with.time.now());
    co_await send_file(with, asked, outgoing_kind::packet, "packet");
    co_return reply::page(views::packet_page(with.ladder, made));
}

task<answer> serve_export(services& with, request asked) {
    const auto open = disclose(co_await with.people.find_personal_data(person_of(asked.who)));
    co_await send_file(with, asked, outgoing_kind::export_json, "json");
    co_await send_file(with, asked, outgoing_kind::export_markdown, "markdown");
    co_return reply::page(views::export_page(open));
}

task<answer> serve_access(services& with, request asked) {
    co_return reply::page(views::access_page(
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
    const auto gone =
        co_await erase_everything(with.people, &with.slack, key_of(asked), person_of(asked.who));
    co_return answer{.modal = views::turn_to(views::erased_page(gone.done, gone.pictures_left)),
                     .changes_home = true};
}

}  // namespace coach::bot
