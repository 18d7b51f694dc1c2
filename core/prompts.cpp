#include "core/prompts.hpp"

#include "core/day.hpp"

#include <algorithm>
#include <utility>

namespace coach {

namespace {

constexpr std::chrono::hours usual_look_back_time{10};

const time_zone& place_of(const prompts& of, const time_zones& zones) {
    return zones.find(of.presence.time_zone);
}

std::chrono::minutes look_back_time(const prompts& of) {
    return of.schedule ? of.schedule->at : usual_look_back_time;
}

bool is_paused(const prompts& of, timestamp now) {
    return of.paused_until && *of.paused_until > now;
}

bool is_on_vacation(const presence& there, timestamp now) {
    return there.on_vacation && (!there.vacation_ends || *there.vacation_ends > now);
}

/// That moment, or the last one before a pause ends: what comes next lies after it.
timestamp after_pause(const prompts& of, timestamp moment) {
    if (!of.paused_until) return moment;
    return std::max(moment, *of.paused_until - std::chrono::milliseconds(1));
}

std::optional<timestamp> prompt_after(const prompts& of, const time_zones& zones, timestamp now) {
    if (of.silent || !of.schedule) return std::nullopt;
    return next_moment(*of.schedule, place_of(of, zones), after_pause(of, now));
}

std::optional<timestamp> look_back_after(const prompts& of, const time_zones& zones,
                                         timestamp now) {
    if (of.silent || !of.look_back) return std::nullopt;
    return next_month_begin(place_of(of, zones), look_back_time(of), after_pause(of, now));
}

prompts planned_anew(prompts of, const time_zones& zones, timestamp now) {
    of.next = prompt_after(of, zones, now);
    of.next_look_back = look_back_after(of, zones, now);
    return of;
}

/// Whether both name the same days and time.
bool say_the_same(const std::optional<prompt_schedule>& a,
                  const std::optional<prompt_schedule>& b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return a->days == b->days && a->every_weeks == b->every_weeks && a->at == b->at;
}

/// Whatever may be sent late is still to come: of a look back whose time was changed or moved.
std::optional<timestamp> moved_look_back(const prompts& before, const prompts& after,
                                         const time_zones& zones, timestamp now) {
    return move_month_begin(place_of(before, zones), place_of(after, zones), look_back_time(after),
                            *before.next_look_back, after_pause(after, now - prompt_expires_after));
}

/// Keeps what was to come and is still wanted, so that choosing something else meanwhile neither
/// repeats nor drops it.
prompts keeping_on(const prompts& before, prompts after, const time_zones& zones, timestamp now) {
    if (before.next && say_the_same(before.schedule, after.schedule)) after.next = before.next;
    if (before.next_look_back && after.look_back) {
        after.next_look_back = moved_look_back(before, after, zones, now);
    }
    return after;
}

/// Of several moments that an outage left, the last one. `first_after` says which is the first
/// after a moment.
template <class FirstAfter>
timestamp last_due(timestamp next, timestamp now, const FirstAfter& first_after) {
    const bool is_passed_over = next == timestamp();  // by not_reached()
    if (is_passed_over || now - next < prompt_expires_after) return next;
    const std::optional<timestamp> late = first_after(now - prompt_expires_after);
    return late && *late <= now ? *late : next;
}

bool is_in_time(const prompts& of, timestamp due, timestamp now) {
    return may_prompt(of, now) && now - due < prompt_expires_after;
}

outgoing sent_to(const prompts& whom, outgoing_kind kind, std::string about, timestamp due) {
    return {.to = whom.who,
            .kind = kind,
            .about = std::move(about),
            .due = due,
            .expires = due + prompt_expires_after};
}

/// The next question, or after too many without an answer the one whether to go on.
outgoing ask_next(prompts& of, timestamp due) {
    if (of.unanswered >= most_unanswered) {
        of.silent = true;
        return sent_to(of, outgoing_kind::go_on_question, {}, due);
    }
    ++of.unanswered;
    return sent_to(of, outgoing_kind::prompt, std::to_string(of.turn++), due);
}

void take_prompt(prompt_step& step, const time_zones& zones, timestamp now) {
    auto& of = step.after;
    if (!of.next || *of.next > now) return;
    const auto due =
        last_due(*of.next, now, [&](timestamp moment) { return prompt_after(of, zones, moment); });
    if (of.schedule && !of.silent && is_in_time(of, due, now)) {
        step.then.push_back(ask_next(of, due));
    }
    of.next = prompt_after(of, zones, now);
}

void take_look_back(prompt_step& step, const time_zones& zones, timestamp now) {
    auto& of = step.after;
    if (of.silent) of.next_look_back.reset();
    if (!of.next_look_back || *of.next_look_back > now) return;
    const auto due = last_due(*of.next_look_back, now,
                              [&](timestamp moment) { return look_back_after(of, zones, moment); });
    if (of.look_back && is_in_time(of, due, now)) {
        const auto month = write_day(last_month(place_of(of, zones), due) / 1).substr(0, 7);
        step.then.push_back(sent_to(of, outgoing_kind::look_back, month, due));
    }
    of.next_look_back = look_back_after(of, zones, now);
}

}  // namespace

prompts choose(prompts before, prompt_choice chosen, const time_zones& zones, timestamp now) {
    auto after = before;
    if (!chosen.schedule) {
        after.schedule.reset();
    } else if (!say_the_same(before.schedule, chosen.schedule)) {
        after.schedule = begin_at(*chosen.schedule, place_of(before, zones), now);
    }
    after.look_back = chosen.look_back;
    after.paused_until.reset();
    after.silent = false;
    after.unanswered = 0;
    after = planned_anew(std::move(after), zones, now);
    if (before.silent || is_paused(before, now)) return after;
    return keeping_on(before, std::move(after), zones, now);
}

prompts pause(prompts before, timestamp until, const time_zones& zones, timestamp now) {
    before.paused_until = until;
    before.silent = false;
    before.unanswered = 0;
    return planned_anew(std::move(before), zones, now);
}

prompts resume(prompts before, const time_zones& zones, timestamp now) {
    const bool has_stopped = before.silent || is_paused(before, now);
    before.paused_until.reset();
    before.silent = false;
    before.unanswered = 0;
    return has_stopped ? planned_anew(std::move(before), zones, now) : before;
}

prompts answered(prompts before, const time_zones& zones, timestamp now) {
    before.unanswered = 0;
    if (!before.silent) return before;
    before.silent = false;
    return planned_anew(std::move(before), zones, now);
}

/// The question whether to go on is asked again where it did not arrive, or the silence would never
/// end: its time is set long past, so that nothing is sent for it and the schedule goes on.
prompts not_reached(prompts before, outgoing_kind what) {
    if (what == outgoing_kind::prompt) {
        before.unanswered -= std::min(before.unanswered, 1U);
        return before;
    }
    if (!before.silent) return before;
    before.silent = false;
    if (before.schedule) before.next = timestamp();
    if (before.look_back) before.next_look_back = timestamp();
    return before;
}

/// `next` says which day of their calendar is to be asked for next: all before it are done with,
/// it and the later ones are not. That holds wherever they are. Who flies west sees the same day's
/// time once more, and is not asked again. Who flies east over it is asked on arrival, unless it is
/// as long past there as an outage may leave it; then the next day of the schedule comes. Slack
/// names no zone of an account that is deactivated; the last known one stays.
prompts seen(prompts before, presence now_there, const time_zones& zones, timestamp now) {
    auto after = before;
    after.presence = std::move(now_there);
    auto& zone = after.presence.time_zone;
    if (zone.empty()) zone = before.presence.time_zone;
    if (zone == before.presence.time_zone) return after;
    if (before.next && before.schedule) {
        after.next = move_moment(*before.schedule, place_of(before, zones), place_of(after, zones),
                                 *before.next, after_pause(after, now - prompt_expires_after));
    }
    if (before.next_look_back) {
        after.next_look_back = moved_look_back(before, after, zones, now);
    }
    return after;
}

prompts as_of(prompts kept, timestamp now) {
    if (!is_paused(kept, now)) kept.paused_until.reset();
    return kept;
}

bool may_prompt(const prompts& of, timestamp now) {
    return of.presence.is_here && !is_on_vacation(of.presence, now) && !is_paused(of, now);
}

prompt_step take_due(prompts before, const time_zones& zones, timestamp now) {
    prompt_step step{.after = std::move(before), .then = {}};
    take_prompt(step, zones, now);
    take_look_back(step, zones, now);
    return step;
}

}  // namespace coach
