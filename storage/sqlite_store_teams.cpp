#include "storage/journal.hpp"
#include "storage/people.hpp"
#include "storage/sqlite_store_parts.hpp"
#include "storage/teams.hpp"

#include <utility>

namespace coach::storage {

namespace {

std::optional<person_id> confirmed_manager(connection& database, const person_id& report) {
    const auto links = select_managers(database, report);
    if (links.empty() || !links.front().confirmed) return std::nullopt;
    return links.front().manager;
}

/// What was shared was shared with one person: it ends when another takes their place, or nobody.
template <class Change>
applied change_links(connection& database, const person_id& report, const Change& change) {
    const auto before = confirmed_manager(database, report);
    const applied done = change();
    if (confirmed_manager(database, report) != before) {
        delete_sharing(database, report);
        unshare_entries(database, report);
    }
    return done;
}

}  // namespace

task<applied> sqlite_store::save_manager(request_key key, person_id report,
                                         std::optional<manager_link> link) {
    const auto team = report.team;
    return parts_->change(team, std::move(key),
                          [report = std::move(report), link = std::move(link)](auto& database) {
                              if (link && link->manager.team != report.team)
                                  return applied::nowhere;
                              return change_links(database, report, [&] {
                                  if (link) {
                                      upsert_manager_link(database, report, *link);
                                  } else {
                                      delete_managers(database, report);
                                  }
                                  return applied::now;
                              });
                          });
}

task<applied> sqlite_store::end_manager(request_key key, person_id report, person_id manager) {
    const auto team = report.team;
    return parts_->change(
        team, std::move(key),
        [report = std::move(report), manager = std::move(manager)](auto& database) {
            if (report.team != manager.team) return applied::nowhere;
            return change_links(database, report, [&] {
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

task<applied> sqlite_store::log_access(request_key key, person_id owner, access seen) {
    const auto team = owner.team;
    return parts_->change(team, std::move(key),
                          [owner = std::move(owner), seen = std::move(seen)](auto& database) {
                              if (seen.reader && seen.reader->team != owner.team)
                                  return applied::nowhere;
                              insert_access(database, owner, seen);
                              return applied::now;
                          });
}

task<std::vector<access>> sqlite_store::find_accesses(person_id owner, std::size_t most) {
    return parts_->database.read([owner = std::move(owner), most](connection& database) {
        return select_accesses(database, owner, most);
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
