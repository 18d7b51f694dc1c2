#include "bot/people_import.hpp"

#include "bot/views/phrases.hpp"
#include "config/text_rule.hpp"
#include "core/standing.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

using namespace std::chrono_literals;

/// How often Slack may ask to wait with one question.
constexpr int most_waits = 20;

/// When people are told: by then it is kept, and what they are told is what is kept.
constexpr auto until_kept = 10s;

/// Somebody, or why a line cannot mean them.
struct meant_person {
    std::optional<person_id> who{};
    std::string fault{};
};

std::string milliseconds_of(timestamp at) {
    return std::to_string(at.time_since_epoch().count());
}

std::string names_of_levels(const framework& ladder) {
    std::string out;
    for (const auto& rung : ladder.levels) out += (out.empty() ? "" : ", ") + rung.key;
    return out;
}

std::string fault_of_member(const std::string& name, const member& found) {
    if (!found.is_person) return config::in_quotes(name) + " is an app; allowed: a person";
    if (!found.is_here) {
        return config::in_quotes(name) +
               " is deactivated or from another workspace; allowed: members of this one";
    }
    return {};
}

meant_person read_lookup(const std::string& name, member_lookup answer) {
    if (!answer.looked) {
        return {.fault = "Slack did not say who " + config::in_quotes(name) + " is: " + answer.why};
    }
    if (!answer.found) {
        return {.fault = config::in_quotes(name) +
                         " is nobody here; allowed: the e-mail address or the member ID of a "
                         "member of this workspace"};
    }
    if (auto fault = fault_of_member(name, *answer.found); !fault.empty()) {
        return {.fault = std::move(fault)};
    }
    return {.who = answer.found->id};
}

/// The standing that the level makes of what is known; nothing where they hold it already.
std::optional<standing> moved_to(const framework& ladder, std::size_t level,
                                 const std::optional<person>& known) {
    const auto now = known ? place(ladder, known->standing) : std::nullopt;
    if (now && now->level == level) return std::nullopt;
    const bool keeps_target = now && now->target > level;
    return choose_standing(ladder, level, keeps_target ? std::optional(now->target) : std::nullopt)
        .value();
}

/// Names this change among all: the same where an import that broke off is begun again, another
/// where somebody has changed it meanwhile.
request_key notice_key(const imported_person& change, const std::optional<person>& known,
                       const std::optional<manager_link>& link) {
    return request_key{"import/" + change.who.member.str() + "/told/" +
                       (known ? milliseconds_of(known->changed) : "-") + '/' +
                       (link ? milliseconds_of(link->since) : "-") + '/' +
                       (change.level ? change.level->level : "-") + '/' +
                       (change.manager ? change.manager->member.str() : "-")};
}

class importing {
 public:
    importing(import_tools with, import_request asked)
        : with_(std::move(with)), asked_(std::move(asked)) {}

    task<import_result> run() {
        out_.unusable = asked_.list.unusable;
        for (const auto& line : asked_.list.lines) {
            auto fault = co_await use(line);
            if (!fault.empty()) note(line.line, std::move(fault));
        }
        std::ranges::sort(out_.unusable, {}, &config::finding::line);
        co_return std::move(out_);
    }

 private:
    void note(std::size_t line, std::string fault) {
        out_.unusable.push_back(
            {.source = asked_.source, .line = line, .column = 0, .text = std::move(fault)});
    }

    /// Why the line cannot be used; empty where it was.
    task<std::string> use(const config::people_line& line) {
        std::optional<std::size_t> level;
        if (auto fault = read_place(line, level); !fault.empty()) co_return fault;
        const auto meant = co_await find(line.person);
        if (!meant.who) co_return meant.fault;
        const auto [first, is_new] = lines_.try_emplace(*meant.who, line.line);
        if (!is_new) {
            co_return config::in_quotes(line.person) + " stands on line " +
                std::to_string(first->second) + " already; allowed: once";
        }
        meant_person manager;
        if (!line.manager.empty()) {
            manager = co_await find(line.manager);
            if (!manager.who) co_return "the manager " + manager.fault;
        }
        if (manager.who == meant.who) {
            co_return "the manager is the person themselves; allowed: somebody else";
        }
        co_await set(*meant.who, level, manager.who);
        co_return std::string{};
    }

    std::string read_place(const config::people_line& line, std::optional<std::size_t>& level) {
        const auto& ladder = with_.ladder;
        const auto wanted = fold(line.ladder);
        if (!wanted.empty() && wanted != fold(ladder.id) && wanted != fold(ladder.name)) {
            return "the ladder " + config::in_quotes(line.ladder) +
                   " is not the one in use; allowed: " + ladder.id;
        }
        if (line.level.empty()) return {};
        level = find_level(ladder, line.level);
        if (level) return {};
        return "the level " + config::in_quotes(line.level) +
               " is not known; allowed: " + names_of_levels(ladder) +
               ", or any other name of one of them";
    }

    task<meant_person> find(std::string name) {
        if (const auto known = met_.find(name); known != met_.end()) co_return known->second;
        auto answer = co_await with_.slack.look_up_member(asked_.team, name);
        for (int i = 0; i < most_waits && !answer.looked && answer.wait > 0s; ++i) {
            co_await with_.pause(answer.wait);
            answer = co_await with_.slack.look_up_member(asked_.team, name);
        }
        auto out = read_lookup(name, std::move(answer));
        met_.emplace(std::move(name), out);
        co_return out;
    }

    task<void> set(person_id who, std::optional<std::size_t> level,
                   std::optional<person_id> manager) {
        const auto known = co_await with_.people.find_person(who);
        const auto link = co_await with_.people.find_manager(who);
        imported_person change{.who = std::move(who)};
        if (level) change.level = moved_to(with_.ladder, *level, known);
        const bool has_them = link && link->confirmed && manager == link->manager;
        if (!has_them) change.manager = std::move(manager);
        if (!change.level && !change.manager) co_return;
        if (!asked_.dry_run) co_await keep(change, notice_key(change, known, link));
        out_.set.push_back(std::move(change));
    }

    /// What tells them goes first: should the rest be cut off, the next import finds what is still
    /// to be set, but not that they were to be told.
    task<void> keep(const imported_person& change, request_key told) {
        const auto now = with_.time.now();
        co_await with_.people.add_outgoing(
            std::move(told),
            {.to = change.who, .kind = outgoing_kind::import_notice, .due = now + until_kept});
        if (change.level) {
            co_await with_.people.save_standing(key_of(change, "level", now), change.who,
                                                *change.level, now);
        }
        if (change.manager) {
            co_await with_.people.save_manager(
                key_of(change, "manager", now), change.who,
                manager_link{.manager = *change.manager, .confirmed = true, .since = now});
        }
    }

    static request_key key_of(const imported_person& change, std::string_view what, timestamp now) {
        return request_key{"import/" + change.who.member.str() + '/' + std::string(what) + '/' +
                           milliseconds_of(now)};
    }

    import_tools with_;
    import_request asked_;
    import_result out_{};
    std::map<std::string, meant_person> met_{};  ///< by what the list calls them
    std::map<person_id, std::size_t> lines_{};   ///< where each person stands in the list
};

}  // namespace

task<import_result> import_people(import_tools with, import_request asked) {
    importing work(std::move(with), std::move(asked));
    co_return co_await work.run();
}

std::string import_summary(const import_result& came, bool dry_run) {
    const auto count = [&](auto part) {
        return static_cast<std::size_t>(std::ranges::count_if(
            came.set, [&](const imported_person& one) { return (one.*part).has_value(); }));
    };
    std::string out = dry_run ? "Nothing would change." : "Nothing changed.";
    if (!came.set.empty()) {
        out = (dry_run ? "Would set " : "Set ") +
              views::count_of(came.set.size(), "person", "people") + ": " +
              views::count_of(count(&imported_person::level), "level", "levels") + ", " +
              views::count_of(count(&imported_person::manager), "manager", "managers") + '.';
    }
    if (came.unusable.empty()) return out;
    return out + ' ' + views::count_of(came.unusable.size(), "line", "lines") +
           " could not be used.";
}

std::string import_words(const imported_person& one) {
    std::string out = one.who.member.str() + ": ";
    if (one.level) out += "level " + one.level->level + ", target " + one.level->target;
    if (one.level && one.manager) out += "; ";
    if (one.manager) out += "manager " + one.manager->member.str();
    return out;
}

}  // namespace coach::bot
