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
