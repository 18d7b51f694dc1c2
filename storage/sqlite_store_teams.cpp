#include "storage/feedback_steps.hpp"
#include "storage/journal.hpp"
#include "storage/people.hpp"
#include "storage/sqlite_store_parts.hpp"
#include "storage/teams.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace coach::storage {

namespace {

std::optional<person_id> confirmed_in(const std::vector<manager_link>& links) {
    if (links.empty() || !links.front().confirmed) return std::nullopt;
    return links.front().manager;
}

/// Refreshes the Homes of those whose link is in the one list and not, or not so, in the other.
void refresh_homes(connection& database, const std::vector<manager_link>& of,
                   const std::vector<manager_link>& other) {
    for (const auto& each : of) {
        if (std::ranges::find(other, each) == other.end()) refresh_home(database, each.manager);
    }
}

/// What a manager asks about a report ends with their link.
void cancel_requests(connection& database, key_ring& keys, const person_id& report,
                     const std::vector<manager_link>& before,
                     const std::vector<manager_link>& after) {
    for (const auto& each : before) {
        const bool stays =
            std::ranges::find(after, each.manager, &manager_link::manager) != after.end();
        if (!stays) cancel_requests_between(database, keys, report, each.manager);
    }
}

/// What was shared was shared with one person: it ends when another takes their place, or nobody.
template <class Change>
applied change_links(connection& database, key_ring& keys, const person_id& report,
                     const Change& change) {
    const auto before = select_managers(database, report);
    const applied done = change();
    const auto after = select_managers(database, report);
    cancel_requests(database, keys, report, before, after);
    if (confirmed_in(after) != confirmed_in(before)) {
        delete_sharing(database, report);
        unshare_entries(database, report);
    }
    refresh_homes(database, before, after);
    refresh_homes(database, after, before);
    return done;
}

}  // namespace

task<applied> sqlite_store::save_manager(request_key key, person_id report,
                                         std::optional<manager_link> link,
                                         std::vector<outgoing> then) {
    return parts_->change_of(
        report, std::move(key),
        [&keys = parts_->keys, report, link = std::move(link)](connection& database) {
            if (link && link->manager.team != report.team) return applied::nowhere;
            return change_links(database, keys, report, [&] {
                if (link) {
                    upsert_manager_link(database, report, *link);
                } else {
                    delete_managers(database, report);
                }
                return applied::now;
            });
        },
        std::move(then));
}

task<applied> sqlite_store::end_manager(request_key key, person_id report, person_id manager) {
    return parts_->change_of(
        report, std::move(key),
        [&keys = parts_->keys, report, manager = std::move(manager)](connection& database) {
            if (report.team != manager.team) return applied::nowhere;
            return change_links(database, keys, report, [&] {
                const auto ended = delete_manager_link(database, report, manager);
                return ended == 0 ? applied::nowhere : applied::now;
            });
        });
}

task<std::optional<manager_link>> sqlite_store::find_manager(person_id report) {
    return parts_->database.read(
        [report = std::move(report)](connection& database) -> std::optional<manager_link> {
            const auto links = select_managers(database, report);
            if (links.empty()) return std::nullopt;
            return links.front();
        });
}

task<std::vector<report_link>> sqlite_store::find_reports(person_id manager) {
    return parts_->database.read([manager = std::move(manager)](connection& database) {
        return select_reports(database, manager);
    });
}

task<applied> sqlite_store::log_access(request_key key, person_id owner, access seen,
                                       std::vector<outgoing> then) {
    const auto team = owner.team;
    return parts_->change(
        team, std::move(key),
        [owner = std::move(owner), seen = std::move(seen)](connection& database) {
            if (seen.reader && seen.reader->team != owner.team) return applied::nowhere;
            insert_access(database, owner, seen);
            return applied::now;
        },
        std::move(then));
}

task<std::vector<access>> sqlite_store::find_accesses(person_id owner, std::size_t most) {
    return parts_->database.read([owner = std::move(owner), most](connection& database) {
        return select_accesses(database, owner, most);
    });
}

task<std::uint64_t> sqlite_store::forget_accesses(timestamp before, std::size_t most) {
    return parts_->database.write([before, most](connection& database) {
        return delete_accesses_before(database, before, most);
    });
}

task<applied> sqlite_store::log_one_on_one(request_key key, person_id report, person_id manager,
                                           timestamp now) {
    const auto team = report.team;
    return parts_->change(
        team, std::move(key),
        [held = one_on_one{std::move(report), std::move(manager), now}](auto& database) {
            if (held.report.team != held.manager.team) return applied::nowhere;
            upsert_one_on_one(database, held);
            return applied::now;
        });
}

task<std::optional<timestamp>> sqlite_store::find_one_on_one(person_id report, person_id manager) {
    return parts_->database.read(
        [report = std::move(report), manager = std::move(manager)](connection& database) {
            return select_one_on_one(database, report, manager);
        });
}

}  // namespace coach::storage
