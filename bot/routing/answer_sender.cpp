#include "bot/routing/answer_sender.hpp"

#include "bot/handlers/home.hpp"
#include "bot/ops/log.hpp"
#include "bot/routing/identity.hpp"
#include "bot/slack/json_text.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/modal_views.hpp"

#include <optional>
#include <string>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;

/// A page that a button opens takes the place of the one it was on, but never of a message that
/// others see.
json as_payload(const message& shown, const request& asked, const answer& reply) {
    json payload{{"response_type", "ephemeral"}, {"text", shown.text}, {"blocks", shown.blocks}};
    if (asked.kind == request_kind::action) {
        payload["replace_original"] =
            reply.is_page && (asked.on_ephemeral || reply.replaces_message);
    }
    return payload;
}

/// The answer with the page that was ready in its body.
answer written_out(answer reply) {
    if (const auto ready = std::exchange(reply.ready, nullptr)) reply.body = ready->body;
    return reply;
}

/// Where an answer is seen.
enum class place { message, conversation, home, modal };

place place_of(const request& asked) {
    switch (asked.kind) {
        case request_kind::direct_message:
        case request_kind::mention:
            return place::conversation;
        case request_kind::home:
            return place::home;
        default:
            break;
    }
    if (!asked.view) return place::message;
    return asked.view->is_home ? place::home : place::modal;
}

/// A page for a modal turns the modal that it was asked for in.
bool wants_trigger(const request& asked, const answer& reply) {
    if (reply.opens_form()) return true;
    return reply.in_modal && place_of(asked) == place::message;
}

json as_payload(const modal_answer& shown) {
    switch (shown.what) {
        case modal_answer::kind::close:
            return json::object();
        case modal_answer::kind::clear:
            return {{"response_action", "clear"}};
        case modal_answer::kind::errors:
            return {{"response_action", "errors"}, {"errors", shown.errors}};
        case modal_answer::kind::update:
            return {{"response_action", "update"}, {"view", shown.view}};
        case modal_answer::kind::push:
            return {{"response_action", "push"}, {"view", shown.view}};
    }
    return json::object();
}

/// The view that tells how a submission ended for which a working view was shown meanwhile.
json late_view(const request& asked, const modal_answer& shown) {
    switch (shown.what) {
        case modal_answer::kind::close:
        case modal_answer::kind::clear:
            return views::done_modal();
        case modal_answer::kind::errors:
            return views::restored_form(*asked.view, shown.errors);
        case modal_answer::kind::update:
        case modal_answer::kind::push:
            return shown.view;
    }
    return views::done_modal();
}

}  // namespace

answer just(std::string_view plain, const request& asked) {
    answer out{.body = views::notice(plain), .plain = {}, .is_page = false};
    if (asked.kind == request_kind::submission) out.modal = views::refused_form(*asked.view, plain);
    return out;
}

answer_sender::answer_sender(services& with, reply_channel& replies)
    : with_(with), replies_(replies) {}

void answer_sender::postpone(acknowledgement& ack, request_kind asked) {
    if (asked != request_kind::submission) return ack.send();
    ack.send(slack::wire_text(as_payload(views::working_modal())));
}

task<void> answer_sender::send(std::shared_ptr<acknowledgement> ack, request asked, answer reply) {
    if (asked.kind == request_kind::submission) {
        co_return co_await answer_submission(ack, std::move(asked), std::move(reply));
    }
    if (wants_trigger(asked, reply)) reply = co_await open(ack, asked, std::move(reply));
    if (asked.kind == request_kind::command) {
        co_return co_await answer_command(ack, std::move(asked), std::move(reply));
    }
    reply = written_out(std::move(reply));
    ack->send();
    if (reply.says_nothing()) co_return;
    switch (place_of(asked)) {
        case place::conversation:
            co_return co_await answer_words(std::move(asked), std::move(reply));
        case place::home:
            co_return co_await answer_home(ack, std::move(asked), std::move(reply));
        case place::modal:
            co_return co_await answer_modal(std::move(asked), std::move(reply));
        case place::message:
            co_return co_await post(std::move(asked), std::move(reply));
    }
}

/// Opens the reply's form, or its page where that needs a modal; what is left to say comes back.
task<answer> answer_sender::open(std::shared_ptr<acknowledgement> ack, request asked,
                                 answer reply) {
    const bool on_top = place_of(asked) == place::modal;
    auto view = reply.opens_form() ? reply.form : views::page_modal(reply.body);
    const auto shown = on_top ? co_await with_.slack.push_view(asked.trigger, std::move(view))
                              : co_await with_.slack.open_view(asked.trigger, std::move(view));
    if (shown.fate == view_fate::shown) {
        ack->send();
        co_await show_fuller(shown, std::move(reply));
        co_return answer{};
    }
    co_return just(shown.fate == view_fate::too_late
                       ? "That took me longer than Slack waits. Please try once more."
                       : "Slack would not open the window for this. Please try once more.",
                   asked);
}

task<void> answer_sender::show_fuller(shown_view where, answer reply) {
    if (!reply.fuller) co_return;
    if (const auto page = co_await reply.fuller()) {
        co_await with_.slack.update_view(where.id, where.hash, views::page_modal(*page));
    }
}

/// In a modal a page takes the place of the one whose button was pressed. A sentence stands on top
/// of a form, which keeps what was typed.
task<void> answer_sender::answer_modal(request asked, answer reply) {
    if (!reply.is_page && views::takes_input(*asked.view)) {
        const auto form = views::form_with_line(*asked.view, reply.body.text);
        co_await with_.slack.update_view(asked.view->id, asked.view->hash, form);
        co_return;
    }
    const auto& page = reply.has_fallback() ? reply.plain : reply.body;
    const auto fate =
        co_await with_.slack.update_view(asked.view->id, asked.view->hash, views::page_modal(page));
    if (fate == view_fate::shown) {
        co_await show_fuller({.fate = fate, .id = asked.view->id}, std::move(reply));
    }
}

/// Home shows itself; a page that one of its buttons asks for opens in a modal, and what only
/// changed something needs none.
task<void> answer_sender::answer_home(std::shared_ptr<acknowledgement> ack, request asked,
                                      answer reply) {
    if (asked.kind == request_kind::home) {
        co_await publish_home(with_, person_of(asked.who), std::move(reply));
    } else if (!reply.changes_home) {
        if (reply.has_fallback()) reply.body = reply.plain;
        co_await open(ack, asked, std::move(reply));
    }
}

task<void> answer_sender::answer_command(std::shared_ptr<acknowledgement> ack, request asked,
                                         answer reply) {
    if (reply.ready && ack->can_carry(reply.ready->payload)) {
        co_return ack->send(reply.ready->payload);
    }
    reply = written_out(std::move(reply));
    if (!reply.has_fallback() && !reply.says_nothing()) {
        auto payload = command_payload(reply.body);
        if (ack->can_carry(payload)) co_return ack->send(std::move(payload));
    }
    ack->send();
    co_await post(std::move(asked), std::move(reply));
}

/// In time it is answered by the acknowledgement. After that, or where the answer is too large for
/// one, the working view is redrawn.
task<void> answer_sender::answer_submission(std::shared_ptr<acknowledgement> ack, request asked,
                                            answer reply) {
    const auto shown = reply.modal.value_or(modal_answer{.what = modal_answer::kind::close});
    auto payload = slack::wire_text(as_payload(shown));
    if (ack->can_carry(payload)) {
        const bool closes = shown.what == modal_answer::kind::close;
        co_return ack->send(closes ? std::nullopt : std::optional(std::move(payload)));
    }
    if (ack->pending()) postpone(*ack, asked.kind);
    const auto fate = co_await with_.slack.update_view(asked.view->id, "", late_view(asked, shown));
    if (fate != view_fate::shown) log::warning("a modal was not redrawn");
}

task<void> answer_sender::answer_words(request asked, answer reply) {
    const auto shown = reply.has_fallback() ? reply.plain : reply.body;
    const bool arrived =
        asked.kind == request_kind::mention
            ? co_await with_.slack.whisper(asked.conversation, person_of(asked.who), shown)
            : co_await with_.slack.post(asked.conversation, shown);
    if (!arrived) log::warning("an answer was not delivered");
}

task<void> answer_sender::post(request asked, answer reply) {
    if (asked.response_url.empty() || reply.says_nothing()) co_return;
    auto fate = co_await replies_.respond(asked.response_url, as_payload(reply.body, asked, reply));
    if (fate == delivery::blocks_refused) {
        if (!reply.has_fallback()) log::error("Slack refused the blocks of an answer");
        const auto plain = reply.has_fallback() ? reply.plain : message{.text = reply.body.text};
        fate = co_await replies_.respond(asked.response_url, as_payload(plain, asked, reply));
    }
    if (fate != delivery::done) log::warning("an answer was not delivered");
}

}  // namespace coach::bot
