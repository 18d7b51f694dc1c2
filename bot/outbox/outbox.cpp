#include "bot/outbox/outbox.hpp"

#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"
#include "bot/outbox/letters.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace coach::bot {

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

/// Two of each: a slow upload must not hold up a short answer.
constexpr std::array workers{outbox_lane::interactive, outbox_lane::interactive, outbox_lane::bulk,
                             outbox_lane::bulk};

/// Clocks of Slack and of this machine differ.
constexpr auto clock_difference = 2min;
constexpr auto longest_hold = 60s;
constexpr auto settling_time = 5s;  ///< until what was sent is settled
constexpr auto between_looks = 20ms;
constexpr std::size_t most_asked_at_once = 50;

/// What a call to Slack takes at the most: a message one deadline, a file those of all its steps.
std::chrono::seconds time_for(const letter& written) {
    constexpr auto a_file = 65s;
    constexpr auto a_message = 15s;
    return std::holds_alternative<upload>(written) ? a_file : a_message;
}

/// What is drawn where it stands already.
bool may_be_sent_twice(outgoing_kind kind) {
    return kind == outgoing_kind::home || kind == outgoing_kind::feedback_recount;
}

task<void> sleep(asio::steady_timer& timer) {
    boost::system::error_code cancelled;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
}

}  // namespace

outbox::outbox(asio::any_io_executor executor, services with, home_drawer draw_home,
               outbox_options options)
    : executor_(std::move(executor)),
      with_(with),
      draw_home_(std::move(draw_home)),
      options_(std::move(options)),
      pacer_(options_.pace),
      look_again_(executor_) {}

outbox::~outbox() = default;

task<void> outbox::run() {
    asio::steady_timer all_done(executor_, asio::steady_timer::time_point::max());
    std::size_t left = workers.size();
    for (const auto lane : workers) {
        asio::co_spawn(executor_, work({.lane = lane}), [&](const std::exception_ptr& thrown) {
            if (thrown) log::error("the outbox stopped", {{"cause", ops::describe(thrown)}});
            if (--left == 0) all_done.cancel();
        });
    }
    co_await sleep(all_done);
}

void outbox::wake() {
    if (std::chrono::steady_clock::now() < next_look_) return look_soon();
    look();
}

void outbox::look() {
    next_look_ = std::chrono::steady_clock::now() + between_looks;
    for (auto* each : sleeping_) each->cancel();
}

void outbox::look_soon() {
    if (stopping_ || std::exchange(will_look_, true)) return;
    look_again_.expires_at(next_look_);
    look_again_.async_wait([this](const boost::system::error_code& cancelled) {
        if (cancelled) return;
        will_look_ = false;
        look();
    });
}

void outbox::stop() {
    stopping_ = true;
    look_again_.cancel();
    look();
}

task<void> outbox::work(hand worker) {
    asio::steady_timer pause(executor_);
    while (!stopping_) {
        duration idle = options_.poll;
        try {
            idle = co_await step(worker, std::chrono::steady_clock::now());
        } catch (const std::exception& fault) {
            log::error("the outbox cannot work", {{"cause", ops::describe(fault)}});
        }
        if (idle <= 0s || stopping_) continue;
        pause.expires_after(std::min<duration>(idle, options_.poll));
        sleeping_.push_back(&pause);
        co_await sleep(pause);
        std::erase(sleeping_, &pause);
    }
    co_await give_back(worker);
}

task<outbox::duration> outbox::step(hand& worker, time now) {
    if (worker.held.empty()) {
        const auto idle = co_await take(worker);
        if (worker.held.empty()) co_return idle;
    }
    if (worker.lease_ends - with_.time.now() < options_.lease_margin) {
        co_await give_back(worker);
        co_return duration::zero();
    }
    const auto wait = pacer_.wait(worker.held.front().what, now);
    if (wait > 0s) co_return wait;
    co_await send_first(worker, now);
    co_return duration::zero();
}

/// Says how long there is nothing to take. The store is only read where that is so.
task<outbox::duration> outbox::take(hand& worker) {
    const auto now = with_.time.now();
    const auto next = co_await with_.people.next_outgoing(worker.lane);
    if (!next || *next > now) {
        co_return next ? std::min<duration>(*next - now, options_.poll) : options_.poll;
    }
    worker.lease_ends = now + options_.lease;
    auto taken =
        co_await with_.people.claim_outgoing(worker.lane, options_.batch, now, worker.lease_ends);
    std::ranges::move(taken, std::back_inserter(worker.held));
    if (worker.lane == outbox_lane::bulk) co_await spare_the_quiet(worker);
    co_return duration::zero();
}

/// What would reach somebody who wants no notifications waits until they do again.
task<void> outbox::spare_the_quiet(hand& worker) {
    std::vector<person_id> people;
    for (const auto& each : worker.held) {
        if (people.size() < most_asked_at_once) people.push_back(each.what.to);
    }
    const auto now = with_.time.now();
    const auto quiet = co_await with_.slack.find_do_not_disturb(std::move(people), now);
    if (!quiet) co_return;
    for (auto left = std::exchange(worker.held, {}); !left.empty(); left.pop_front()) {
        const auto found = std::ranges::find(*quiet, left.front().what.to, &do_not_disturb::who);
        if (found == quiet->end()) {
            worker.held.push_back(std::move(left.front()));
        } else {
            co_await record(std::move(left.front()), postponement{.until = found->until});
        }
    }
}

task<void> outbox::send_first(hand& worker, time now) {
    const auto held = std::move(worker.held.front());
    worker.held.pop_front();
    auto end = co_await deliver(held, worker.lease_ends, now);
    co_await record(held, std::move(end));
}

task<verdict> outbox::deliver(const claimed_outgoing& held, timestamp lease_ends, time now) {
    const auto draw = std::uniform_real_distribution<double>{0.5, 1}(random_);
    if (held.maybe_sent) {
        if (const auto earlier = co_await find_earlier(held)) {
            co_return judge(held, *earlier, with_.time.now(), draw, options_.patience);
        }
    }
    if (has_expired(held.what, with_.time.now())) {
        co_return settlement{
            .fate = outgoing_fate::unwanted, .reason = "expired", .at = with_.time.now()};
    }
    sending result{.what = sending::fate::later, .why = "fault"};
    try {
        auto written = co_await write_letter(with_, held.what);
        if (const auto* why = std::get_if<unwanted>(&written)) {
            co_return settlement{
                .fate = outgoing_fate::unwanted, .reason = why->reason, .at = with_.time.now()};
        }
        if (const auto* later = std::get_if<not_yet>(&written)) {
            co_return postponement{.until = later->until};
        }
        if (lease_ends - with_.time.now() < time_for(written)) {
            co_return postponement{.until = with_.time.now()};
        }
        result.what = sending::fate::unknown;  // from here on a fault may have come after the send
        result = co_await transmit(held, std::move(written), now);
    } catch (const store_failure&) {
        throw;
    } catch (const std::exception& fault) {
        log::error("something from the outbox failed",
                   {{"id", held.id.str()}, {"cause", ops::describe(fault)}});
    }
    co_return judge(held, result, with_.time.now(), draw, options_.patience);
}

/// Where it goes: into a channel, or to the person. Empty where nobody knows any more.
task<std::string> outbox::place_of(const outgoing& what) {
    if (what.kind != outgoing_kind::feedback_call) co_return what.to.member.str();
    const auto about = co_await with_.people.find_feedback(what.to.team, feedback_id{what.about});
    co_return about ? about->channel : std::string{};
}

/// What became of the try whose fate nobody knew; nothing where it did not arrive.
task<std::optional<sending>> outbox::find_earlier(const claimed_outgoing& held) {
    if (may_be_sent_twice(held.what.kind)) co_return std::nullopt;
    const auto place = co_await place_of(held.what);
    if (place.empty()) co_return std::nullopt;
    const auto seen = co_await with_.slack.find_sent(place, held.id.str(), file_name_of(held.what),
                                                     *held.maybe_sent - clock_difference);
    if (seen.wait > 0s) co_return sending{.what = sending::fate::limited, .wait = seen.wait};
    if (!seen.looked) co_return sending{.what = sending::fate::unknown, .why = "not_looked_for"};
    if (seen.found) co_return sending{.what = sending::fate::arrived, .where = seen.where};
    co_return std::nullopt;
}

task<sending> outbox::transmit(const claimed_outgoing& held, letter written, time now) {
    pacer_.count(held.what, now);
    sending out;
    if (auto* said = std::get_if<message>(&written)) {
        out = co_await with_.slack.send(held.what.to.member.str(), std::move(*said), held.id.str());
    } else if (auto* file = std::get_if<upload>(&written)) {
        out = co_await with_.slack.send_file(std::move(*file), held.what.to);
    } else if (auto* call = std::get_if<posting>(&written)) {
        out = co_await with_.slack.send(call->conversation, std::move(call->shown), held.id.str());
        co_await note_shown(held, *call, out);
    } else if (auto* again = std::get_if<redrawing>(&written)) {
        out = co_await with_.slack.redraw(again->where, std::move(again->shown));
        co_await note_shown(held, *again, out);
    } else {
        out = co_await draw_home_(held.what.to);
    }
    note_result(held.what, out, now);
    co_return out;
}

/// Keeps what a channel's message says now, so that it is not drawn anew without need. Where the
/// request has ended meanwhile, it is.
template <class Letter>
task<void> outbox::note_shown(const claimed_outgoing& held, const Letter& written,
                              const sending& result) {
    if (result.what != sending::fate::arrived) co_return;
    const auto team = held.what.to.team;
    co_await with_.people.note_shown(team, written.about, written.says);
    const auto about = co_await with_.people.find_feedback(team, written.about);
    if (!about || !written.is_open || about->state == feedback_state::open) co_return;
    co_await with_.people.add_outgoing(request_key{"after/" + held.id.str()},
                                       {.to = about->asker,
                                        .kind = outgoing_kind::feedback_recount,
                                        .about = written.about.str(),
                                        .due = with_.time.now() + settling_time});
}

/// While Slack answers nothing useful, the rest of the outbox is spared the attempt.
void outbox::note_result(const outgoing& what, const sending& result, time now) {
    using enum sending::fate;
    if (result.what == arrived || result.what == refused) {
        failures_in_row_ = 0;
    } else if (result.what == limited) {
        pacer_.hold(what, result.wait, now);
    } else {
        const auto hold =
            std::min<duration>(1s * (1U << std::min(failures_in_row_, 6U)), longest_hold);
        ++failures_in_row_;
        pacer_.hold(what, hold, now);
    }
}

/// Who asked for feedback that could not be asked for; nothing for all else.
task<std::optional<person_id>> outbox::find_asker(const outgoing& what, const settlement& end) {
    const bool was_asked = what.kind == outgoing_kind::feedback_invitation;
    if (!was_asked || end.fate != outgoing_fate::dead) co_return std::nullopt;
    const auto about = co_await with_.people.find_feedback(what.to.team, feedback_id{what.about});
    if (!about || about->asker.member.empty()) co_return std::nullopt;
    co_return about->asker;
}

task<void> outbox::record(claimed_outgoing held, verdict end) {
    if (const auto* later = std::get_if<postponement>(&end)) {
        co_await with_.people.postpone_outgoing(std::move(held), *later);
        co_return;
    }
    const auto& final_one = std::get<settlement>(end);
    if (final_one.fate == outgoing_fate::dead) {
        log::error("something could not be sent",
                   {{"id", held.id.str()}, {"cause", final_one.reason}});
    }
    const auto kind = held.what.kind;
    auto notices = notices_of(held, final_one);
    if (const auto asker = co_await find_asker(held.what, final_one)) {
        notices.push_back({.to = *asker,
                           .kind = outgoing_kind::undelivered,
                           .about = held.what.to.member.str(),
                           .due = final_one.at});
    }
    const auto done =
        co_await with_.people.settle_outgoing(std::move(held), final_one, std::move(notices));
    if (done == applied::now && options_.on_end) options_.on_end(kind, final_one.fate);
}

task<void> outbox::give_back(hand& worker) {
    while (!worker.held.empty()) {
        auto held = std::move(worker.held.front());
        worker.held.pop_front();
        const auto again = held.what.due;
        co_await with_.people.postpone_outgoing(std::move(held), {.until = again});
    }
}

}  // namespace coach::bot
