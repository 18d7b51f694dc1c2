#include "tests/support/memory_store.hpp"
#include "tests/support/ordered.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace coach::testing {

namespace {

bool on_either_side(const one_on_one& held, const person_id& who) {
    return held.report == who || held.manager == who;
}

}  // namespace

std::vector<manager_link> memory_store::managers_of(const person_id& report) const {
    std::vector<manager_link> out;
    for (const auto& each : links_) {
        if (each.report == report) out.push_back(each.link);
    }
    std::ranges::sort(out, {}, [](const manager_link& link) {
        return std::tuple(!link.confirmed, -link.since.time_since_epoch(), link.manager);
    });
    return out;
}

std::vector<report_link> memory_store::reports_of(const person_id& manager) const {
    std::vector<report_link> out;
    for (const auto& [report, link] : links_) {
        if (link.manager == manager) out.push_back({report, link.confirmed, link.since});
    }
    std::ranges::sort(out, {},
                      [](const report_link& link) { return std::tie(link.since, link.report); });
    return out;
}

std::vector<access> memory_store::accesses_of(const person_id& owner) const {
    std::vector<access> out;
    for (const auto& each : accesses_) {
        if (each.owner == owner) insert_latest_first(out, each.seen, &access::at);
    }
    return out;
}

std::optional<person_id> memory_store::confirmed_manager(const person_id& report) const {
    const auto links = managers_of(report);
    if (links.empty() || !links.front().confirmed) return std::nullopt;
    return links.front().manager;
}

void memory_store::stop_sharing(const person_id& who) {
    sharing_.erase(who);
    for (auto& entry : entries_) entry.shared = entry.shared && entry.author != who;
}

applied memory_store::change_links(const person_id& report,
                                   const std::function<applied()>& effect) {
    const auto manager = confirmed_manager(report);
    const auto before = managers_of(report);
    const auto outcome = effect();
    if (confirmed_manager(report) != manager) stop_sharing(report);
    const auto after = managers_of(report);
    cancel_for_links(report, before);
    for (const auto& each : before) {
        if (std::ranges::find(after, each) == after.end()) refresh_home(each.manager);
    }
    for (const auto& each : after) {
        if (std::ranges::find(before, each) == before.end()) refresh_home(each.manager);
    }
    return outcome;
}

task<applied> memory_store::save_manager(request_key key, person_id report,
                                         std::optional<manager_link> link,
                                         std::vector<outgoing> then) {
    return change_of(
        report, std::move(key),
        [this, report, link] {
            if (link && link->manager.team != report.team) return applied::nowhere;
            return change_links(report, [&] {
                link_to(report, link);
                return applied::now;
            });
        },
        std::move(then));
}

void memory_store::link_to(const person_id& report, const std::optional<manager_link>& link) {
    std::erase_if(links_, [&](const kept_link& each) {
        const bool stays = link && (!link->confirmed || each.link.manager == link->manager);
        return each.report == report && !stays;
    });
    if (!link) return;
    const auto known = std::ranges::find_if(links_, [&](const kept_link& each) {
        return each.report == report && each.link.manager == link->manager;
    });
    if (known == links_.end()) {
        links_.push_back({report, *link});
    } else if (link->confirmed && !known->link.confirmed) {
        known->link = *link;
    }
}

task<applied> memory_store::end_manager(request_key key, person_id report, person_id manager) {
    return change_of(report, std::move(key), [this, report, manager = std::move(manager)] {
        return change_links(report, [&] {
            const auto ended = std::erase_if(links_, [&](const kept_link& each) {
                return each.report == report && each.link.manager == manager;
            });
            return ended == 0 ? applied::nowhere : applied::now;
        });
    });
}

task<std::optional<manager_link>> memory_store::find_manager(person_id report) {
    return read([this, report = std::move(report)]() -> std::optional<manager_link> {
        const auto links = managers_of(report);
        if (links.empty()) return std::nullopt;
        return links.front();
    });
}

task<std::vector<report_link>> memory_store::find_reports(person_id manager) {
    return read([this, manager = std::move(manager)] { return reports_of(manager); });
}

task<applied> memory_store::log_access(request_key key, person_id owner, access seen,
                                       std::vector<outgoing> then) {
    const auto team = owner.team;
    return change(
        team, std::move(key),
        [this, owner = std::move(owner), seen = std::move(seen)] {
            if (seen.reader && seen.reader->team != owner.team) return applied::nowhere;
            accesses_.push_back({owner, seen});
            return applied::now;
        },
        std::move(then));
}

task<std::vector<access>> memory_store::find_accesses(person_id owner, std::size_t most) {
    return read([this, owner = std::move(owner), most] {
        auto out = accesses_of(owner);
        out.resize(std::min(out.size(), most));
        return out;
    });
}

task<std::uint64_t> memory_store::forget_accesses(timestamp before, std::size_t most) {
    return read([this, before, most]() -> std::uint64_t {
        const auto end =
            accesses_.begin() + static_cast<std::ptrdiff_t>(std::min(accesses_.size(), most));
        const auto kept = std::remove_if(
            accesses_.begin(), end, [&](const kept_access& each) { return each.seen.at < before; });
        const auto gone = end - kept;
        accesses_.erase(kept, end);
        return static_cast<std::uint64_t>(gone);
    });
}

task<applied> memory_store::log_one_on_one(request_key key, person_id report, person_id manager,
                                           timestamp now) {
    const auto team = report.team;
    return change(team, std::move(key),
                  [this, held = one_on_one{std::move(report), std::move(manager), now}] {
                      if (held.report.team != held.manager.team) return applied::nowhere;
                      const auto last =
                          std::ranges::find_if(one_on_ones_, [&](const one_on_one& each) {
                              return each.report == held.report && each.manager == held.manager;
                          });
                      if (last == one_on_ones_.end()) {
                          one_on_ones_.push_back(held);
                      } else {
                          last->at = std::max(last->at, held.at);
                      }
                      return applied::now;
                  });
}

task<std::optional<timestamp>> memory_store::find_one_on_one(person_id report, person_id manager) {
    return read([this, report = std::move(report),
                 manager = std::move(manager)]() -> std::optional<timestamp> {
        for (const auto& each : one_on_ones_) {
            if (each.report == report && each.manager == manager) return each.at;
        }
        return std::nullopt;
    });
}

personal_data memory_store::data_of(const person_id& who) const {
    personal_data out{.who = who};
    if (const auto found = people_.find(who); found != people_.end()) out.known = found->second;
    if (const auto found = sharing_.find(who); found != sharing_.end()) out.sharing = found->second;
    for (const auto& each : assessments_) {
        if (each.subject == who) {
            insert_latest_first(out.assessments, each, &assessment::made);
        } else if (each.author == who) {
            insert_latest_first(out.assessments_given, each, &assessment::made);
        }
    }
    out.entries = journal_of(who);
    out.goals = goals_of(who);
    out.managers = managers_of(who);
    out.reports = reports_of(who);
    out.accesses = accesses_of(who);
    for (const auto& [owner, seen] : accesses_) {
        if (seen.reader != who) continue;
        insert_latest_first(out.looks, look{owner, seen.thing, seen.at}, &look::at);
    }
    std::ranges::copy_if(one_on_ones_, std::back_inserter(out.one_on_ones),
                         [&](const one_on_one& each) { return on_either_side(each, who); });
    std::ranges::sort(out.one_on_ones, {}, [](const one_on_one& held) {
        return std::tuple(-held.at.time_since_epoch(), held.report, held.manager);
    });
    out.pictures = pictures_of(who);
    if (const auto found = prompts_.find(who); found != prompts_.end()) out.prompts = found->second;
    add_feedback_to(out);
    out.outbox = outbox_of(who);
    out.has_opened_home = homes_.contains(who);
    return out;
}

task<personal_data> memory_store::find_personal_data(person_id who) {
    return read([this, who = std::move(who)] { return data_of(who); });
}

task<erasure> memory_store::erase(request_key key, person_id who, std::vector<outgoing> then) {
    return read([this, used = std::pair(who.team, std::move(key)), who, then = std::move(then)] {
        if (!keys_.insert(used).second) return erasure{.when = applied::before};
        for (const auto& each : managers_of(who)) refresh_home(each.manager);
        for (const auto& each : reports_of(who)) refresh_home(each.report);
        std::vector<erased_count> out{
            {"level and target", people_.erase(who)},
            {"sharing settings", sharing_.erase(who)},
            {"journal entries",
             std::erase_if(entries_, [&](const auto& each) { return each.author == who; })},
            {"goals", std::erase_if(goals_, [&](const auto& each) { return each.owner == who; })},
            {"assessments",
             std::erase_if(assessments_, [&](const auto& each) { return each.subject == who; })},
            {"assessments of others",
             std::erase_if(assessments_, [&](const auto& each) { return each.author == who; })},
            {"manager links", std::erase_if(links_,
                                            [&](const auto& each) {
                                                return each.report == who ||
                                                       each.link.manager == who;
                                            })},
            {"dates of 1:1s",
             std::erase_if(one_on_ones_,
                           [&](const auto& each) { return on_either_side(each, who); })},
            {"access log lines",
             std::erase_if(accesses_, [&](const auto& each) { return each.owner == who; })},
            {"pictures",
             std::erase_if(pictures_, [&](const auto& each) { return each.owner == who; })},
            {"feedback requests", delete_requests_of(who)},
            {"answers to feedback requests", delete_answers_of(who)},
            {"feedback received",
             std::erase_if(given_, [&](const auto& each) { return each.receiver == who; })},
            {"messages", forget_outbox(who)},
            {"prompt settings", prompts_.erase(who)},
            {"opened Home", homes_.erase(who)},
        };
        for (auto& each : accesses_) {
            if (each.seen.reader == who) each.seen.reader.reset();
        }
        forget_in_feedback(who);
        std::erase_if(out, [](const erased_count& each) { return each.count == 0; });
        send_all(used.second.str(), then);
        return erasure{.when = applied::now, .counts = std::move(out)};
    });
}

task<std::vector<team_id>> memory_store::find_teams() {
    return read([this] {
        std::set<team_id> out;
        for (const auto& each : people_) out.insert(each.first.team);
        for (const auto& each : sharing_) out.insert(each.first.team);
        for (const auto& each : assessments_) out.insert(each.subject.team);
        for (const auto& each : entries_) out.insert(each.author.team);
        for (const auto& each : goals_) out.insert(each.owner.team);
        for (const auto& each : links_) out.insert(each.report.team);
        for (const auto& each : accesses_) out.insert(each.owner.team);
        for (const auto& each : one_on_ones_) out.insert(each.report.team);
        for (const auto& each : pictures_) out.insert(each.owner.team);
        for (const auto& each : outbox_) out.insert(each.state.what.to.team);
        for (const auto& each : homes_) out.insert(each.team);
        for (const auto& each : prompts_) out.insert(each.first.team);
        for (const auto& each : feedback_) out.insert(each.request.subject.team);
        for (const auto& each : given_) out.insert(each.receiver.team);
        return std::vector(out.begin(), out.end());
    });
}

}  // namespace coach::testing
