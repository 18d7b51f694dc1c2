#include "tests/bot/documents/export_reader.hpp"

#include "core/day.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace coach::testing {

namespace {

using nlohmann::json;

timestamp moment_at(const json& object, const char* member) {
    const auto found = read_moment(object.at(member).get<std::string>());
    if (!found) throw std::runtime_error(std::string("no moment: ") + member);
    return *found;
}

std::optional<timestamp> maybe_moment_at(const json& object, const char* member) {
    if (object.at(member).is_null()) return std::nullopt;
    return moment_at(object, member);
}

template <std::size_t Size>
std::size_t place_of(const std::array<const char*, Size>& names, const json& name) {
    for (std::size_t i = 0; i < Size; ++i) {
        if (name == names.at(i)) return i;
    }
    throw std::runtime_error("an unknown name");
}

class export_reader {
 public:
    explicit export_reader(const json& source) : source_(source) {
        if (source.at("format") != 1) throw std::runtime_error("an unknown format");
        team_ = team_id{source.at("person").at("team").get<std::string>()};
    }

    disclosure read() const {
        disclosure out;
        auto& held = out.data;
        held.who = member(source_.at("person"), "member");
        held.known = known(held.who);
        held.sharing = {.standing = source_.at("sharing").at("level").get<bool>(),
                        .goals = source_.at("sharing").at("goals").get<bool>()};
        held.assessments = assessments("assessments");
        held.assessments_given = assessments("assessments_given");
        held.entries = entries(held.who);
        held.goals = goals(held.who);
        add_people(held);
        add_feedback(held);
        held.prompts = prompts_of(held.who);
        held.outbox = outbox(held.who);
        held.has_opened_home = source_.at("has_opened_home").get<bool>();
        for (const auto& each : source_.at("hidden_assessments")) {
            out.hidden.push_back({member(each, "author"), moment_at(each, "made")});
        }
        return out;
    }

 private:
    person_id member(const json& object, const char* role) const {
        return {.team = team_, .member = member_id{object.at(role).get<std::string>()}};
    }

    std::optional<person> known(const person_id& who) const {
        const auto& level = source_.at("level");
        if (level.is_null()) return std::nullopt;
        return person{who,
                      {level.at("framework"), level.at("level"), level.at("target")},
                      moment_at(level, "since"),
                      moment_at(level, "changed")};
    }

    std::vector<assessment> assessments(const char* list) const {
        std::vector<assessment> out;
        for (const auto& each : source_.at(list)) {
            std::vector<rating> ratings;
            for (const auto& one : each.at("ratings")) {
                ratings.push_back({one.at("competency"), one.at("level"), one.at("note")});
            }
            out.push_back({member(each, "subject"), member(each, "author"), each.at("framework"),
                           each.at("version"), std::move(ratings), moment_at(each, "made")});
        }
        return out;
    }

    std::vector<journal_entry> entries(const person_id& who) const {
        constexpr std::array kinds{"reflection", "win", "evidence"};
        std::vector<journal_entry> out;
        for (const auto& each : source_.at("journal")) {
            out.push_back({entry_id{each.at("id")}, who,
                           static_cast<entry_kind>(place_of(kinds, each.at("kind"))),
                           entry_text{each.at("main"), each.at("did_not_work"),
                                      each.at("what_next"), each.at("link"), each.at("quote")},
                           each.at("competencies").get<std::vector<std::string>>(),
                           each.at("shared").get<bool>(), moment_at(each, "written"),
                           moment_at(each, "changed")});
        }
        return out;
    }

    std::vector<goal> goals(const person_id& who) const {
        constexpr std::array states{"active", "done", "dropped"};
        std::vector<goal> out;
        for (const auto& each : source_.at("goals")) {
            goal_text text{.title = each.at("title"),
                           .competency = each.at("competency"),
                           .next_step = each.at("next_step"),
                           .origin = each.at("origin")};
            if (!each.at("due").is_null()) text.due = read_day(each.at("due").get<std::string>());
            out.push_back({goal_id{each.at("id")}, who, std::move(text),
                           static_cast<goal_state>(place_of(states, each.at("state"))),
                           moment_at(each, "made"), moment_at(each, "changed")});
        }
        return out;
    }

    std::optional<prompts> prompts_of(const person_id& who) const {
        const auto& found = source_.at("prompts");
        if (found.is_null()) return std::nullopt;
        return prompts{.who = who,
                       .version = found.at("version"),
                       .schedule = schedule(found.at("schedule")),
                       .look_back = found.at("look_back"),
                       .presence = {.time_zone = found.at("time_zone"),
                                    .is_here = found.at("is_here"),
                                    .on_vacation = found.at("on_vacation"),
                                    .vacation_ends = maybe_moment_at(found, "vacation_ends")},
                       .paused_until = maybe_moment_at(found, "paused_until"),
                       .next = maybe_moment_at(found, "next"),
                       .next_look_back = maybe_moment_at(found, "next_look_back"),
                       .turn = found.at("asked"),
                       .unanswered = found.at("unanswered"),
                       .silent = found.at("silent")};
    }

    static std::optional<prompt_schedule> schedule(const json& found) {
        constexpr std::array names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                   "Friday", "Saturday", "Sunday"};
        if (found.is_null()) return std::nullopt;
        prompt_schedule out{.every_weeks = found.at("every_weeks")};
        for (const auto& each : found.at("days")) {
            out.days.add(std::chrono::weekday(static_cast<unsigned>(place_of(names, each)) + 1));
        }
        const auto at = found.at("at").get<std::string>();
        out.at = std::chrono::hours{std::stoi(at.substr(0, 2))} +
                 std::chrono::minutes{std::stoi(at.substr(3))};
        const auto week = read_day(found.at("first_week").get<std::string>());
        out.first_week = std::chrono::local_days{week.value()};
        return out;
    }

    std::vector<outgoing_record> outbox(const person_id& who) const {
        constexpr std::array kinds{"home",
                                   "manager_question",
                                   "prompt",
                                   "go_on_question",
                                   "look_back",
                                   "packet",
                                   "export_json",
                                   "export_markdown",
                                   "export_notice",
                                   "erasure_notice",
                                   "undelivered",
                                   "feedback_call",
                                   "feedback_recount",
                                   "feedback_invitation",
                                   "feedback_began",
                                   "feedback_first_reminder",
                                   "feedback_last_reminder",
                                   "feedback_nudge",
                                   "feedback_extended",
                                   "feedback_ready",
                                   "feedback_shared",
                                   "feedback_cancelled",
                                   "feedback_lost",
                                   "feedback_unconfirmed",
                                   "feedback_not_posted",
                                   "feedback_given",
                                   "import_notice"};
        std::vector<outgoing_record> out;
        for (const auto& each : source_.at("outbox")) {
            out.push_back(
                {.what = {.to = who,
                          .kind = static_cast<outgoing_kind>(place_of(kinds, each.at("kind"))),
                          .about = each.at("about"),
                          .due = moment_at(each, "due"),
                          .expires = maybe_moment_at(each, "expires")},
                 .settled = end_of(each.at("settled"))});
        }
        return out;
    }

    static std::optional<settlement> end_of(const json& found) {
        constexpr std::array fates{"sent", "unwanted", "dead"};
        if (found.is_null()) return std::nullopt;
        return settlement{.fate = static_cast<outgoing_fate>(place_of(fates, found.at("fate"))),
                          .reason = found.at("reason"),
                          .at = moment_at(found, "at")};
    }

    std::optional<person_id> maybe_member(const json& object, const char* role) const {
        if (object.at(role).is_null()) return std::nullopt;
        return member(object, role);
    }

    std::vector<person_id> members(const json& list) const {
        std::vector<person_id> out;
        for (const auto& each : list) {
            out.push_back({.team = team_, .member = member_id{each.get<std::string>()}});
        }
        return out;
    }

    feedback_request request(const json& found) const {
        constexpr std::array states{"waiting", "open", "closed", "cancelled"};
        return {.id = feedback_id{found.at("id")},
                .subject = member(found, "subject"),
                .asker = member(found, "asker"),
                .state = static_cast<feedback_state>(place_of(states, found.at("state"))),
                .anonymous = found.at("anonymous"),
                .channel = found.at("channel"),
                .givers = members(found.at("givers")),
                .competencies = found.at("competencies").get<std::vector<std::string>>(),
                .framework = found.at("framework"),
                .version = found.at("version"),
                .made = moment_at(found, "made"),
                .due = moment_at(found, "due"),
                .ended = maybe_moment_at(found, "ended"),
                .shared = found.at("shared"),
                .nudged = maybe_moment_at(found, "nudged"),
                .posted = found.at("posted"),
                .shown = found.at("shown")};
    }

    static rater_group group_at(const json& found) {
        constexpr std::array groups{"manager", "reports", "peers", "others"};
        return static_cast<rater_group>(place_of(groups, found.at("group")));
    }

    group_results group(const json& found) const {
        constexpr std::array kinds{"keep_doing", "focus_next", "note"};
        group_results out{.group = group_at(found),
                          .answers = found.at("answers"),
                          .givers = members(found.at("givers"))};
        for (const auto& each : found.at("stages")) {
            out.stages.push_back({each.at("competency"), each.at("level"), each.at("count")});
        }
        for (const auto& each : found.at("comments")) {
            out.comments.push_back({static_cast<comment_kind>(place_of(kinds, each.at("kind"))),
                                    each.at("text"), maybe_member(each, "giver")});
        }
        return out;
    }

    std::vector<feedback_file> files(const char* list) const {
        std::vector<feedback_file> out;
        for (const auto& each : source_.at(list)) {
            out.push_back({.request = request(each.at("request"))});
            const auto& found = each.at("results");
            if (found.is_null()) continue;
            auto& results = out.back().results.emplace();
            results.withheld = found.at("withheld");
            for (const auto& one : found.at("groups")) results.groups.push_back(group(one));
        }
        return out;
    }

    std::optional<feedback_answer> answer(const json& found, const person_id& giver) const {
        if (found.is_null()) return std::nullopt;
        feedback_answer out{.giver = giver,
                            .group = group_at(found),
                            .keep_doing = found.at("keep_doing"),
                            .focus_next = found.at("focus_next"),
                            .note = found.at("note")};
        for (const auto& each : found.at("stages")) {
            out.stages.emplace(each.at("competency"), each.at("level"));
        }
        return out;
    }

    std::vector<given_feedback> given(const char* list) const {
        std::vector<given_feedback> out;
        for (const auto& each : source_.at(list)) {
            out.push_back({.id = given_id{each.at("id")},
                           .receiver = member(each, "receiver"),
                           .giver = maybe_member(each, "giver"),
                           .situation = each.at("situation"),
                           .behavior = each.at("behavior"),
                           .effect = each.at("effect"),
                           .competency = each.at("competency"),
                           .at = moment_at(each, "at")});
        }
        return out;
    }

    void add_feedback(personal_data& held) const {
        held.feedback_asked = files("feedback_asked");
        held.feedback_about = files("feedback_about");
        for (const auto& each : source_.at("feedback_parts")) {
            held.feedback_parts.push_back({.request = feedback_id{each.at("request")},
                                           .subject = member(each, "subject"),
                                           .asked = each.at("asked"),
                                           .declined = each.at("declined"),
                                           .written = answer(each.at("written"), held.who)});
        }
        held.received = given("feedback_received");
        held.given = given("feedback_given");
    }

    void add_people(personal_data& held) const {
        for (const auto& each : source_.at("managers")) {
            held.managers.push_back({member(each, "manager"), each.at("confirmed").get<bool>(),
                                     moment_at(each, "since")});
        }
        for (const auto& each : source_.at("reports")) {
            held.reports.push_back({member(each, "report"), each.at("confirmed").get<bool>(),
                                    moment_at(each, "since")});
        }
        for (const auto& each : source_.at("access_log")) {
            access line{.thing = each.at("thing"), .at = moment_at(each, "at")};
            if (!each.at("reader").is_null()) line.reader = member(each, "reader");
            held.accesses.push_back(std::move(line));
        }
        for (const auto& each : source_.at("looks")) {
            held.looks.push_back({member(each, "owner"), each.at("thing"), moment_at(each, "at")});
        }
        for (const auto& each : source_.at("one_on_ones")) {
            held.one_on_ones.push_back(
                {member(each, "report"), member(each, "manager"), moment_at(each, "at")});
        }
        for (const auto& each : source_.at("pictures")) {
            held.pictures.push_back({each.at("file"), moment_at(each, "made")});
        }
    }

    const json& source_;
    team_id team_;
};

}  // namespace

std::optional<timestamp> read_moment(std::string_view text) {
    using namespace std::chrono;
    if (text.size() != 24 || text[10] != 'T' || text[23] != 'Z') return std::nullopt;
    const auto day = read_day(text.substr(0, 10));
    if (!day) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) {
        return std::stoi(std::string(text.substr(at, size)));
    };
    return sys_days{*day} + hours{number(11, 2)} + minutes{number(14, 2)} + seconds{number(17, 2)} +
           milliseconds{number(20, 3)};
}

disclosure read_export(std::string_view text) {
    const auto source = json::parse(text);
    return export_reader(source).read();
}

}  // namespace coach::testing
