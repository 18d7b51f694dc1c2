#include "bot/outbox/feedback_letters.hpp"

#include "bot/handlers/feedback_requests.hpp"
#include "bot/handlers/members.hpp"
#include "bot/views/feedback_answer_views.hpp"
#include "bot/views/feedback_request_views.hpp"
#include "core/feedback.hpp"
#include "core/feedback_tally.hpp"
#include "core/feedback_times.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace coach::bot {

namespace {

constexpr std::chrono::minutes look_again_after{10};

using found_request = std::optional<feedback_request>;

letter no_longer(std::string reason) {
    return unwanted{std::move(reason)};
}

/// What the message of a request that has ended says, in a word.
std::string said_at_the_end(const feedback_request& about) {
    return about.state == feedback_state::closed ? "closed" : "cancelled";
}

task<letter> write_call(services& with, feedback_request about) {
    if (about.state != feedback_state::open || !about.posted.empty()) co_return no_longer("ended");
    const auto count = co_await with.people.count_answers(about.subject.team, about.id);
    const auto told = about.anonymous ? read_told(about) : tell_next(about, count);
    co_return posting{.conversation = about.channel,
                      .shown = views::feedback_call(about, told.now),
                      .says = write_told(told),
                      .about = about.id};
}

letter redraw(const feedback_request& about, const feedback_tally& told, std::string says) {
    return redrawing{.where = about.posted,
                     .shown = views::feedback_call(about, told),
                     .says = std::move(says),
                     .about = about.id,
                     .is_open = about.state == feedback_state::open};
}

/// Tells the next step of an open request, and sees to the one after it.
task<letter> write_step(services& with, feedback_request about) {
    const auto now = with.time.now();
    const auto count = co_await with.people.count_answers(about.subject.team, about.id);
    const auto before = read_told(about);
    const auto told = tell_next(about, count);
    if (has_more_to_tell(about, told, count)) {
        const auto again = std::to_string(now.time_since_epoch().count());
        co_await with.people.add_outgoing(request_key{"recount/" + about.id.str() + '/' + again},
                                          {.to = about.asker,
                                           .kind = outgoing_kind::feedback_recount,
                                           .about = about.id.str(),
                                           .due = now + draw_tally_wait()});
    }
    const bool looks_alike = before.now.band == told.now.band && before.due == told.due;
    if (!about.posted.empty() && !looks_alike) {
        co_return redraw(about, told.now, write_told(told));
    }
    co_await with.people.note_shown(about.subject.team, about.id, write_told(told));
    co_return no_longer("unchanged");
}

task<letter> write_recount(services& with, feedback_request about) {
    if (about.state == feedback_state::open) co_return co_await write_step(with, std::move(about));
    auto says = said_at_the_end(about);
    if (about.posted.empty() || about.shown == says) co_return no_longer("unchanged");
    co_return redraw(about, {}, std::move(says));
}

bool is_open(const found_request& about, timestamp now) {
    return about && about->state == feedback_state::open && now < about->due;
}

/// Whether that person was asked and has neither answered nor declined.
task<bool> owes(services& with, const feedback_request& about, person_id giver) {
    const auto known =
        co_await with.people.find_giver(about.subject.team, about.id, std::move(giver));
    co_return known && known->asked && !known->answered && !known->declined;
}

/// When the reminder belongs, where its reader lives; nothing where there is to be none.
std::optional<timestamp> reminder_moment(outgoing_kind kind, const feedback_request& about,
                                         const time_zone& where, timestamp now) {
    switch (kind) {
        case outgoing_kind::feedback_first_reminder: {
            const auto last = last_reminder(where, about.made, about.due);
            if (last && now >= *last) return std::nullopt;
            return first_reminder(where, about.made, about.due);
        }
        case outgoing_kind::feedback_last_reminder:
            return last_reminder(where, about.made, about.due);
        default:
            return now;
    }
}

task<letter> write_reminder(services& with, feedback_request about, outgoing what) {
    const auto now = with.time.now();
    const auto* zone = co_await find_clocks(with, what.to);
    if (zone == nullptr) co_return not_yet{now + look_again_after};
    const auto moment = reminder_moment(what.kind, about, *zone, now);
    if (!moment) co_return no_longer("not_needed");
    const auto when = next_working_time(*zone, std::max(*moment, now));
    if (when >= about.due) co_return no_longer("too_late");
    if (when > now) co_return not_yet{when};
    if (what.kind == outgoing_kind::feedback_extended) co_return views::feedback_extended(about);
    co_return views::feedback_reminder(about);
}

/// What only reaches who still owes an answer.
task<letter> write_to_giver(services& with, found_request about, outgoing what) {
    if (!is_open(about, with.time.now())) co_return no_longer("ended");
    const bool wanted = co_await owes(with, *about, what.to);
    if (!wanted) co_return no_longer("not_needed");
    if (what.kind == outgoing_kind::feedback_invitation) {
        co_return views::feedback_invitation(*about);
    }
    co_return co_await write_reminder(with, *std::move(about), std::move(what));
}

/// Unless they have written again meanwhile.
task<letter> write_lost(services& with, found_request about, person_id giver) {
    if (!is_open(about, with.time.now())) co_return no_longer("ended");
    const auto known =
        co_await with.people.find_giver(about->subject.team, about->id, std::move(giver));
    if (!known || known->answered || known->declined) co_return no_longer("not_needed");
    co_return views::feedback_lost(*about);
}

task<letter> write_given(services& with, person_id receiver, given_id id) {
    const auto given = co_await with.people.find_given(std::move(receiver), std::move(id));
    if (!given) co_return no_longer("gone");
    co_return views::given_message(with.ladder, *given);
}

letter write_to_asker(const feedback_request& about, outgoing_kind kind) {
    switch (kind) {
        case outgoing_kind::feedback_ready:
            if (about.state != feedback_state::closed) return no_longer("not_closed");
            return views::feedback_ready(about);
        case outgoing_kind::feedback_unconfirmed:
            return views::feedback_unconfirmed(about);
        default:
            break;
    }
    if (about.state != feedback_state::open || !about.posted.empty()) return no_longer("ended");
    return views::feedback_not_posted(about);
}

letter write_to_subject(const feedback_request& about, outgoing_kind kind) {
    if (kind == outgoing_kind::feedback_shared) {
        return about.shared ? letter{views::feedback_shared(about)} : no_longer("taken_back");
    }
    if (about.state != feedback_state::open) return no_longer("ended");
    return views::feedback_began(about);
}

}  // namespace

task<letter> write_feedback_letter(services& with, outgoing what) {
    if (what.kind == outgoing_kind::feedback_given) {
        co_return co_await write_given(with, what.to, given_id{what.about});
    }
    auto about = co_await with.people.find_feedback(what.to.team, feedback_id{what.about});
    if (what.kind == outgoing_kind::feedback_cancelled) {
        co_return views::feedback_cancelled(about);
    }
    if (!about) co_return no_longer("gone");
    switch (what.kind) {
        case outgoing_kind::feedback_call:
            co_return co_await write_call(with, *std::move(about));
        case outgoing_kind::feedback_recount:
            co_return co_await write_recount(with, *std::move(about));
        case outgoing_kind::feedback_began:
        case outgoing_kind::feedback_shared:
            co_return write_to_subject(*about, what.kind);
        case outgoing_kind::feedback_ready:
        case outgoing_kind::feedback_unconfirmed:
        case outgoing_kind::feedback_not_posted:
            co_return write_to_asker(*about, what.kind);
        case outgoing_kind::feedback_lost:
            co_return co_await write_lost(with, std::move(about), what.to);
        default:
            break;
    }
    co_return co_await write_to_giver(with, std::move(about), std::move(what));
}

}  // namespace coach::bot
