#include "storage/outbox_rows.hpp"

#include "storage/moments.hpp"

namespace coach::storage {

outgoing read_outgoing(const query& row) {
    return {.to = {.team = team_id{row.text(0)}, .member = member_id{row.text(1)}},
            .kind = outgoing_kinds.value(row.text(2)),
            .about = row.text(3),
            .due = moment(row.number(4)),
            .expires = moment_in(row, 5)};
}

}  // namespace coach::storage
