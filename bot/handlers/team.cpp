#include "bot/handlers/team.hpp"

#include "bot/handlers/feedback_requests.hpp"
#include "bot/handlers/members.hpp"
#include "bot/handlers/reply.hpp"
#include "bot/routing/identity.hpp"
#include "bot/views/assessment_views.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/standing_views.hpp"
#include "bot/views/team_views.hpp"
#include "core/overview.hpp"
#include "core/report_view.hpp"
#include "core/team.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace coach::bot {

namespace {

using std::chrono::days;

constexpr auto theirs_to_show =
    "A colleague’s level and plan are theirs to show. I show them to their manager, as far as they "
    "share them, and to nobody else.";
constexpr auto not_your_team =
    "They are not in your team, so I have nothing of theirs to show you. /grow team add asks "
    "somebody to confirm that you are their manager.";
constexpr days stale_after{30};
constexpr std::size_t most_entries = 5;

/// Why that member cannot be somebody's manager or report; nothing where they can.
task<std::optional<std::string>> unfit(services& with, person_id me, person_id other) {
    if (me == other) co_return "That is you. Name somebody else.";
    co_return co_await why_unfit(with, std::move(other));
}

task<answer> manager_page(services& with, person_id who) {
    co_return reply::changed(views::manager_page(
        co_await find_overview(with.people, with.ladder, std::move(who), with.time.now())));
}

/// Whether that manager has asked this person to confirm, or is confirmed.
task<std::optional<report_link>> find_link(services& with, person_id manager, person_id report) {
    const auto reports = co_await with.people.find_reports(std::move(manager));
    const auto found = std::ranges::find(reports, report, &report_link::report);
    if (found == reports.end()) co_return std::nullopt;
    co_return *found;
}

task<void> note_look(services& with, const request& asked, person_id owner, std::string thing) {
    const auto key = key_of(asked, "look/" + owner.member.str());
    co_await with.people.log_access(
        key, std::move(owner),
        {.reader = person_of(asked.who), .thing = std::move(thing), .at = with.time.now()});
}

bool shares_anything(const report_view& report) {
    return report.standing_shared || report.goals_shared || !report.entries.empty();
}

std::vector<goal> moved_since(const std::vector<goal>& goals, std::optional<timestamp> since) {
    std::vector<goal> out;
    std::ranges::copy_if(goals, std::back_inserter(out),
                         [&](const goal& each) { return !since || each.changed >= *since; });
    return out;
}

std::vector<std::size_t> stale(const framework& ladder, const last_entries& written,
                               timestamp now) {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < ladder.competencies.size(); ++c) {
        const auto last = written.find(ladder.competencies[c].key);
        if (last == written.end() || now - last->second > stale_after) out.push_back(c);
    }
    return out;
}

/// When each competency was last touched by something that is shared.
last_entries last_shared(const std::vector<journal_entry>& entries) {
    last_entries out;
    for (const auto& entry : entries) {
        for (const auto& key : entry.competencies) out.emplace(key, entry.written);
    }
    return out;
}

task<feedback_agenda> find_agenda_feedback(services& with, person_id report, person_id manager,
                                           std::optional<timestamp> last) {
    co_return pick_for_one_on_one(co_await with.people.find_feedback_about(std::move(report)),
                                  manager, last);
}

task<answer> agenda_for_manager(services& with, request asked, person_id report) {
    const auto me = person_of(asked.who);
    const auto last = co_await with.people.find_one_on_one(report, me);
    const auto seen =
        co_await look_at_report(with.people, with.ladder, me, report, {.since = last});
    if (!seen) co_return reply::say(not_your_team);
    if (shares_anything(*seen)) co_await note_look(with, asked, report, "1:1 agenda");
    auto feedback = co_await find_agenda_feedback(with, report, me, last);
    auto entries = seen->entries;
    entries.resize(std::min(entries.size(), most_entries));
    co_return reply::page(views::agenda_page(
        with.ladder, {.other = report,
                      .for_manager = true,
                      .last = last,
                      .moved = moved_since(seen->goals, last),
                      .entries = std::move(entries),
                      .shared_entries = seen->shared_entries,
                      .stale = stale(with.ladder, last_shared(seen->entries), with.time.now()),
                      .goals_shared = seen->goals_shared,
                      .feedback = std::move(feedback)}));
}

task<answer> agenda_for_report(services& with, person_id me, person_id manager) {
    const auto last = co_await with.people.find_one_on_one(me, manager);
    const auto own = co_await find_overview(with.people, with.ladder, me, with.time.now());
    auto feedback = co_await find_agenda_feedback(with, me, manager, last);
    auto shared = co_await with.people.find_entries(
        me, {.since = last, .shared_only = true, .most = most_entries});
    co_return reply::page(
        views::agenda_page(with.ladder, {.other = manager,
                                         .for_manager = false,
                                         .last = last,
                                         .moved = moved_since(own.goals, last),
                                         .entries = std::move(shared.entries),
                                         .shared_entries = shared.total,
                                         .stale = stale(with.ladder, own.written, with.time.now()),
                                         .goals_shared = own.shared.goals,
                                         .feedback = std::move(feedback)}));
}

task<answer> switch_sharing(services& with, request asked,
                            std::optional<bool> sharing_change::* what) {
    const auto who = person_of(asked.who);
    const bool on = asked.words == "on";
    if (on && !co_await find_confirmed_manager(with.people, who)) {
        co_return reply::say("You have no manager to share it with. Name one with /grow manager.");
    }
    sharing_change change;
    change.*what = on;
    co_await with.people.change_sharing(key_of(asked), who, change, with.time.now());
    co_return co_await reply::after_saving(asked.kind, manager_page(with, who));
}

}  // namespace

task<answer> show_manager(services& with, request asked) {
    auto out = co_await manager_page(with, person_of(asked.who));
    out.changes_home = false;
    co_return out;
}

task<answer> name_manager(services& with, request asked, std::string member) {
    const auto me = person_of(asked.who);
    const auto manager = named_person(asked, std::move(member));
    if (const auto why = co_await unfit(with, me, manager)) co_return reply::say(*why);
    co_await with.people.save_manager(
        key_of(asked), me,
        manager_link{.manager = manager, .confirmed = true, .since = with.time.now()});
    co_await open_waiting_feedback(with, asked, manager);
    co_return co_await reply::after_saving(asked.kind, manager_page(with, me));
}

task<answer> end_manager(services& with, request asked) {
    const auto me = person_of(asked.who);
    co_await with.people.save_manager(key_of(asked), me, std::nullopt);
    auto page = views::notice("Ended. Nobody reads anything of yours any more.");
    co_return reply::changed(std::move(page));
}

task<answer> confirm_manager(services& with, request asked) {
    const auto me = person_of(asked.who);
    const auto manager = named_person(asked, asked.words);
    if (!co_await find_link(with, manager, me)) {
        co_return reply::say(
            "They have taken back the question meanwhile. To name a manager: /grow manager.");
    }
    co_await with.people.save_manager(
        key_of(asked), me,
        manager_link{.manager = manager, .confirmed = true, .since = with.time.now()});
    co_await open_waiting_feedback(with, asked, manager);
    co_return co_await reply::after_saving(asked.kind, manager_page(with, me));
}

task<answer> decline_manager(services& with, request asked) {
    co_await end_waiting_feedback(with, asked, named_person(asked, asked.words));
    co_await with.people.end_manager(key_of(asked), person_of(asked.who),
                                     named_person(asked, asked.words));
    co_return reply::changed(
        views::notice("All right: they are not your manager here, and see nothing of yours."));
}

task<answer> switch_standing_sharing(services& with, request asked) {
    return switch_sharing(with, std::move(asked), &sharing_change::standing);
}

task<answer> switch_goals_sharing(services& with, request asked) {
    return switch_sharing(with, std::move(asked), &sharing_change::goals);
}

task<answer> show_team(services& with, request asked) {
    const auto me = person_of(asked.who);
    std::vector<report_view> reports;
    std::vector<person_id> waiting;
    for (const auto& link : co_await with.people.find_reports(me)) {
        if (!link.confirmed) {
            waiting.push_back(link.report);
        } else if (auto seen = co_await look_at_report(with.people, with.ladder, me, link.report,
                                                       {.most = 1})) {
            if (shares_anything(*seen)) {
                co_await note_look(with, asked, link.report, "team overview");
            }
            reports.push_back(*std::move(seen));
        }
    }
    co_return reply::page(views::team_page(with.ladder, reports, waiting, with.time.now()));
}

task<answer> add_report(services& with, request asked, std::string member) {
    if (member.empty()) {
        co_return reply::say("Whom? Mention them: /grow team add @their-name.");
    }
    const auto me = person_of(asked.who);
    const auto report = named_person(asked, std::move(member));
    if (const auto why = co_await unfit(with, me, report)) co_return reply::say(*why);
    const auto known = co_await find_link(with, me, report);
    if (known && known->confirmed) co_return reply::say("They are in your team already.");
    if (known) co_return reply::say("You have asked them already. They have not answered yet.");
    co_await with.people.save_manager(
        key_of(asked), report,
        manager_link{.manager = me, .confirmed = false, .since = with.time.now()},
        {{.to = report,
          .kind = outgoing_kind::manager_question,
          .about = me.member.str(),
          .due = with.time.now()}});
    co_return reply::say("Asked. When they confirm, they show up in /grow team.");
}

task<answer> end_report(services& with, request asked) {
    co_await with.people.end_manager(key_of(asked), named_person(asked, asked.words),
                                     person_of(asked.who));
    co_return co_await show_team(with, std::move(asked));
}

task<answer> show_report(services& with, request asked, std::string member) {
    const auto me = person_of(asked.who);
    const auto owner = named_person(asked, std::move(member));
    const auto seen = co_await look_at_report(with.people, with.ladder, me, owner);
    if (!seen) {
        answer no{.body = views::notice_with_help(theirs_to_show), .is_page = false};
        co_return no;
    }
    if (shares_anything(*seen)) co_await note_look(with, asked, owner, "card");
    if (seen->round) {
        auto page = views::report_card(with.ladder, *seen);
        auto sides = views::sides_page(with.ladder, *seen->round, owner, false);
        co_return reply::page(page.add(std::move(sides.blocks)));
    }
    co_return reply::page(views::report_card(with.ladder, *seen));
}

task<answer> show_pressed_report(services& with, request asked) {
    auto member = asked.words;
    return show_report(with, std::move(asked), std::move(member));
}

task<answer> show_agenda(services& with, request asked, std::string member) {
    const auto me = person_of(asked.who);
    const auto manager = co_await find_confirmed_manager(with.people, me);
    const auto other = named_person(asked, std::move(member));
    if (other.member.empty() || other == manager) {
        if (manager) co_return co_await agenda_for_report(with, me, *manager);
        co_return reply::say(
            "Name your manager first, with /grow manager. For a report of yours, mention them: "
            "/grow 1on1 @their-name.");
    }
    co_return co_await agenda_for_manager(with, std::move(asked), other);
}

task<answer> show_pressed_agenda(services& with, request asked) {
    auto member = asked.words;
    return show_agenda(with, std::move(asked), std::move(member));
}

task<answer> hold_one_on_one(services& with, request asked) {
    const auto me = person_of(asked.who);
    const auto other = named_person(asked, asked.words);
    const bool is_report = co_await find_confirmed_manager(with.people, me) == other;
    const bool is_manager = co_await find_confirmed_manager(with.people, other) == me;
    if (!is_report && !is_manager) co_return reply::say(not_your_team);
    co_await with.people.log_one_on_one(key_of(asked), is_report ? me : other,
                                        is_report ? other : me, with.time.now());
    co_return reply::page(
        views::notice("Noted. The next agenda begins from here, for both of you."));
}

}  // namespace coach::bot
