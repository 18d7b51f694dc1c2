#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/outbox.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"
#include "core/team.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace coach {

/// Who manages whom, and what they looked at.
class teams {
 public:
    /// Keeps who manages that person and how far it has been agreed. A confirmed link replaces all
    /// others; one that is only asked for takes nothing from anybody, and nothing back from itself.
    /// Without a link all end, and with them every claim to read. Where the confirmed manager is
    /// another one than before, nothing is shared any more: no entry, no level, no goal.
    /// `applied::nowhere` across teams. `then` goes into the outbox with it, unless it came to
    /// nothing or had happened before.
    virtual task<applied> save_manager(request_key key, person_id report,
                                       std::optional<manager_link> link,
                                       std::vector<outgoing> then = {}) = 0;

    /// Ends the link between these two, confirmed or asked for, and no other; where it was
    /// confirmed, with all that was shared.
    virtual task<applied> end_manager(request_key key, person_id report, person_id manager) = 0;

    /// The person's manager, or else who asked for it last.
    virtual task<std::optional<manager_link>> find_manager(person_id report) = 0;

    /// The people whose manager that person is, or has asked to be; the oldest link first.
    virtual task<std::vector<report_link>> find_reports(person_id manager) = 0;

    /// Notes that somebody read what a person shared; `applied::nowhere` across teams. `then` goes
    /// into the outbox with it.
    virtual task<applied> log_access(request_key key, person_id owner, access seen,
                                     std::vector<outgoing> then = {}) = 0;

    /// Who read what that person shared, newest first, at most `most`.
    virtual task<std::vector<access>> find_accesses(person_id owner, std::size_t most) = 0;

    /// Deletes lines of everybody's access logs from before that moment, of the `most` that were
    /// logged first; says how many.
    virtual task<std::uint64_t> forget_accesses(timestamp before, std::size_t most) = 0;

    /// Notes that a 1:1 took place, and when the last one did; `applied::nowhere` across teams.
    virtual task<applied> log_one_on_one(request_key key, person_id report, person_id manager,
                                         timestamp now) = 0;
    virtual task<std::optional<timestamp>> find_one_on_one(person_id report, person_id manager) = 0;

 protected:
    ~teams() = default;
};

}  // namespace coach
