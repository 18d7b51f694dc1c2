#include "bot/routing/dispatcher.hpp"

#include "bot/handlers/home.hpp"
#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"
#include "bot/routing/routes.hpp"
#include "bot/slack/json_text.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/modal_views.hpp"
#include "core/store.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace coach::bot {

namespace {

namespace asio = boost::asio;
using nlohmann::json;

std::optional<request> read(const slack::envelope& arrived) {
    switch (arrived.kind) {
        case slack::envelope_kind::slash_commands:
            return read_command(arrived.payload);
        case slack::envelope_kind::interactive:
            return read_interaction(arrived.payload);
        case slack::envelope_kind::events_api:
            return read_event(arrived.payload);
    }
    return std::nullopt;
}

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

/// An answer that changes nothing that is shown already; in a modal a sentence beside its first
/// input, so that what was typed stays.
answer just(std::string_view plain, const request& asked) {
    answer out{.body = views::notice(plain), .plain = {}, .is_page = false};
    if (asked.kind == request_kind::submission) out.modal = views::refused_form(*asked.view, plain);
    return out;
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

/// The one acknowledgement of an envelope; sending it again does nothing.
class dispatcher::acknowledgement {
 public:
    acknowledgement(reply_channel& replies, std::string envelope_id, bool takes_payload)
        : replies_(replies), envelope_id_(std::move(envelope_id)), takes_payload_(takes_payload) {}

    bool can_carry(std::string_view payload) const {
        return pending_ && takes_payload_ && slack::fits_in_ack(envelope_id_, payload);
    }

    bool pending() const { return pending_; }

    /// The payload is left out where the envelope takes none.
    void send(std::optional<std::string> payload = std::nullopt) {
        if (!takes_payload_) payload.reset();
        if (std::exchange(pending_, false)) replies_.acknowledge(envelope_id_, std::move(payload));
    }

 private:
    reply_channel& replies_;
    std::string envelope_id_;
    bool takes_payload_;
    bool pending_ = true;
};

/// How many requests are in flight, and who waits for the last. Outlives the dispatcher where a
/// request does.
struct dispatcher::traffic {
    explicit traffic(const asio::any_io_executor& executor) : idle(executor) {}

    std::size_t in_flight = 0;
    asio::steady_timer idle;
};

/// Counts one request as in flight for as long as it lives.
class dispatcher::flight {
 public:
    explicit flight(std::shared_ptr<traffic> counted) : counted_(std::move(counted)) {
        ++counted_->in_flight;
    }
    flight(const flight&) = delete;
    flight& operator=(const flight&) = delete;
    ~flight() {
        if (--counted_->in_flight == 0) counted_->idle.cancel();
    }

 private:
    std::shared_ptr<traffic> counted_;
};

dispatcher::dispatcher(asio::any_io_executor executor, services with, installation here,
                       reply_channel& replies, dispatcher_options options)
    : executor_(std::move(executor)),
      with_(with),
      here_(std::move(here)),
      replies_(replies),
      options_(std::move(options)),
      traffic_(std::make_shared<traffic>(executor_)) {}

std::size_t dispatcher::in_flight() const {
    return traffic_->in_flight;
}

void dispatcher::count(std::string_view outcome) const {
    if (options_.ended) options_.ended(outcome);
}

void dispatcher::dispatch(slack::envelope arrived) {
    const auto id = arrived.id;
    asio::co_spawn(executor_, serve(std::move(arrived)),
                   [&replies = replies_, id](const std::exception_ptr& thrown) {
                       if (!thrown) return;
                       log::error("request lost", {{"cause", ops::describe(thrown)}});
                       replies.acknowledge(id, std::nullopt);
                   });
}

task<void> dispatcher::drain(std::chrono::milliseconds limit) {
    if (in_flight() == 0) co_return;
    traffic_->idle.expires_after(limit);
    co_await traffic_->idle.async_wait(asio::as_tuple(asio::use_awaitable));
}

task<void> dispatcher::serve(slack::envelope arrived) {
    const flight counted(traffic_);
    const auto ack =
        std::make_shared<acknowledgement>(replies_, arrived.id, arrived.accepts_response_payload);
    auto asked = read(arrived);
    if (!asked) {
        count("unreadable");
        ack->send();
        co_return;
    }
    const bool modal = asked->kind == request_kind::submission;
    asio::steady_timer patience(executor_, options_.patience);
    patience.async_wait([ack, modal](const boost::system::error_code& stopped) {
        if (stopped) return;
        modal ? ack->send(slack::wire_text(as_payload(views::working_modal()))) : ack->send();
    });
    auto reply = co_await answer_to(*asked);
    if (options_.served) options_.served();
    co_await deliver(ack, *std::move(asked), std::move(reply));
}

task<answer> dispatcher::answer_to(const request& asked) {
    if (!is_member(here_, asked.who)) {
        count("refused");
        co_return just("Sorry, I only work for members of this workspace.", asked);
    }
    if (in_flight() > options_.most_in_flight) {
        count("refused");
        co_return just(
            "I have my hands full right now, and nothing was saved. Please try again in a minute.",
            asked);
    }
    co_return co_await guarded(asked);
}

task<answer> dispatcher::guarded(const request& asked) {
    const auto serve_it = find_handler(asked);
    if (serve_it == nullptr) {
        count("refused");
        co_return just("This version of me doesn’t know that one yet.", asked);
    }
    try {
        auto reply = co_await serve_it(with_, asked);
        count("served");
        co_return reply;
    } catch (const store_failure& failure) {
        count("unsaved");
        log::error("store failed", {{"cause", failure.what()}});
        co_return just(
            "I can’t reach my store, so nothing was saved. Please try again in a minute.", asked);
    } catch (const std::exception& fault) {
        count("failed");
        const auto reference = ops::new_reference();
        log::error("request failed", {{"reference", reference}, {"cause", ops::describe(fault)}});
        co_return just(
            "Something went wrong on my side, reference " + reference + ". Please try again.",
            asked);
    }
}

task<void> dispatcher::deliver(std::shared_ptr<acknowledgement> ack, request asked, answer reply) {
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
task<answer> dispatcher::open(std::shared_ptr<acknowledgement> ack, request asked, answer reply) {
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

task<void> dispatcher::show_fuller(shown_view where, answer reply) {
    if (!reply.fuller) co_return;
    if (const auto page = co_await reply.fuller()) {
        co_await with_.slack.update_view(where.id, where.hash, views::page_modal(*page));
    }
}

/// In a modal a page takes the place of the one whose button was pressed. A sentence stands on top
/// of a form, which keeps what was typed.
task<void> dispatcher::answer_modal(request asked, answer reply) {
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
task<void> dispatcher::answer_home(std::shared_ptr<acknowledgement> ack, request asked,
                                   answer reply) {
    if (asked.kind == request_kind::home) {
        co_await publish_home(with_, person_of(asked.who), std::move(reply));
    } else if (!reply.changes_home) {
        if (reply.has_fallback()) reply.body = reply.plain;
        co_await open(ack, asked, std::move(reply));
    }
}

task<void> dispatcher::answer_command(std::shared_ptr<acknowledgement> ack, request asked,
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
task<void> dispatcher::answer_submission(std::shared_ptr<acknowledgement> ack, request asked,
                                         answer reply) {
    const auto shown = reply.modal.value_or(modal_answer{.what = modal_answer::kind::close});
    auto payload = slack::wire_text(as_payload(shown));
    if (ack->can_carry(payload)) {
        const bool closes = shown.what == modal_answer::kind::close;
        co_return ack->send(closes ? std::nullopt : std::optional(std::move(payload)));
    }
    if (ack->pending()) ack->send(slack::wire_text(as_payload(views::working_modal())));
    const auto fate = co_await with_.slack.update_view(asked.view->id, "", late_view(asked, shown));
    if (fate != view_fate::shown) log::warning("a modal was not redrawn");
}

task<void> dispatcher::answer_words(request asked, answer reply) {
    const auto shown = reply.has_fallback() ? reply.plain : reply.body;
    const bool arrived =
        asked.kind == request_kind::mention
            ? co_await with_.slack.whisper(asked.conversation, person_of(asked.who), shown)
            : co_await with_.slack.post(asked.conversation, shown);
    if (!arrived) log::warning("an answer was not delivered");
}

task<void> dispatcher::post(request asked, answer reply) {
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
