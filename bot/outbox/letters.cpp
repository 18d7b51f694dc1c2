#include "bot/outbox/letters.hpp"

#include "bot/documents/export_json.hpp"
#include "bot/documents/export_markdown.hpp"
#include "bot/documents/packet_markdown.hpp"
#include "bot/handlers/look_back.hpp"
#include "bot/handlers/prompts.hpp"
#include "bot/outbox/feedback_letters.hpp"
#include "bot/views/data_rights_views.hpp"
#include "bot/views/import_views.hpp"
#include "bot/views/prompt_views.hpp"
#include "bot/views/team_views.hpp"
#include "core/day.hpp"
#include "core/disclosure.hpp"
#include "core/overview.hpp"
#include "core/packet.hpp"
#include "core/standing.hpp"

#include <algorithm>
#include <utility>

namespace coach::bot {

namespace {

task<letter> say(message said) {
    co_return std::move(said);
}

/// A moment in UTC as files are named, to the millisecond: "20261123T143005123Z".
std::string digits_of(timestamp at) {
    auto out = write_moment(at);
    std::erase_if(out, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return out;
}

task<letter> write_manager_question(services& with, person_id report, member_id manager) {
    const person_id asking{.team = report.team, .member = std::move(manager)};
    const auto reports = co_await with.people.find_reports(asking);
    const auto found = std::ranges::find(reports, report, &report_link::report);
    if (found == reports.end()) co_return unwanted{"taken_back"};
    if (found->confirmed) co_return unwanted{"answered"};
    co_return views::manager_question(asking);
}

/// Settings, status and account may have changed since it was put into the outbox.
task<letter> write_prompt(services& with, outgoing what) {
    const auto kept = co_await with.people.find_prompts(what.to);
    if (!kept.schedule) co_return unwanted{"turned_off"};
    if (!may_prompt(kept, with.time.now())) co_return unwanted{"away"};
    if (what.kind == outgoing_kind::go_on_question) co_return views::go_on_question();
    const auto turn = views::read_turn(what.about);
    const auto known = co_await with.people.find_person(what.to);
    co_return views::prompt_message(question_of(with, known, turn), turn);
}

task<letter> write_look_back(services& with, outgoing what) {
    const auto kept = co_await with.people.find_prompts(what.to);
    if (!kept.look_back) co_return unwanted{"turned_off"};
    if (!may_prompt(kept, with.time.now())) co_return unwanted{"away"};
    co_return co_await make_look_back(with, what.to, what.about);
}

task<std::string> name_of(services& with, person_id who) {
    const auto known = co_await with.slack.find_member(std::move(who));
    co_return known ? known->name : std::string{};
}

/// How others read these people; who is not known has no name.
task<documents::people_names> names_of(services& with, std::vector<person_id> people) {
    documents::people_names out;
    for (auto& each : people) {
        auto name = co_await name_of(with, each);
        if (!name.empty()) out.emplace(std::move(each), std::move(name));
    }
    co_return out;
}

task<letter> write_packet(services& with, outgoing what) {
    const auto held = co_await with.people.find_personal_data(what.to);
    const auto made = make_packet(with.ladder, held, with.time.now());
    const auto names = co_await names_of(with, made.people());
    const auto name = co_await name_of(with, what.to);
    co_return upload{.name = file_name_of(what),
                     .title = "Promotion packet",
                     .bytes = packet_markdown(with.ladder, made, name, names)};
}

task<letter> write_export(services& with, outgoing what) {
    const auto open = disclose(co_await with.people.find_personal_data(what.to));
    const auto now = with.time.now();
    if (what.kind == outgoing_kind::export_json) {
        co_return upload{.name = file_name_of(what),
                         .title = "Your data, for programs",
                         .bytes = export_json(open, now)};
    }
    co_return upload{.name = file_name_of(what),
                     .title = "Your data, for people",
                     .bytes = export_markdown(with.ladder, open, now)};
}

task<letter> write_import_notice(services& with, person_id who) {
    const auto place = co_await find_placement(with.people, with.ladder, who);
    const auto manager = co_await find_confirmed_manager(with.people, who);
    co_return views::told_of_import(with.ladder, place, manager);
}

task<letter> draw_home() {
    co_return home_to_draw{};
}

}  // namespace

task<letter> write_letter(services& with, outgoing what) {
    switch (what.kind) {
        case outgoing_kind::home:
            return draw_home();
        case outgoing_kind::manager_question:
            return write_manager_question(with, what.to, member_id{what.about});
        case outgoing_kind::prompt:
        case outgoing_kind::go_on_question:
            return write_prompt(with, std::move(what));
        case outgoing_kind::look_back:
            return write_look_back(with, std::move(what));
        case outgoing_kind::packet:
            return write_packet(with, std::move(what));
        case outgoing_kind::export_json:
        case outgoing_kind::export_markdown:
            return write_export(with, std::move(what));
        case outgoing_kind::export_notice:
            return say(views::told_of_export());
        case outgoing_kind::erasure_notice:
            return say(views::told_of_erasure());
        case outgoing_kind::undelivered:
            return say(views::undelivered(what.about));
        case outgoing_kind::import_notice:
            return write_import_notice(with, what.to);
        default:
            break;
    }
    return write_feedback_letter(with, std::move(what));
}

std::string file_name_of(const outgoing& what) {
    switch (what.kind) {
        case outgoing_kind::packet:
            return "packet-" + digits_of(what.due) + ".md";
        case outgoing_kind::export_json:
            return "pm-coach-export-" + digits_of(what.due) + ".json";
        case outgoing_kind::export_markdown:
            return "pm-coach-export-" + digits_of(what.due) + ".md";
        default:
            return {};
    }
}

}  // namespace coach::bot
