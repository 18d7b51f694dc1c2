#include "storage/outbox_rows.hpp"

#include "core/outbox_names.hpp"
#include "storage/moments.hpp"

#include <stdexcept>

namespace coach::storage {

namespace {

outgoing_kind kind_called(const std::string& name) {
    constexpr auto last = static_cast<int>(outgoing_kind::import_notice);
    for (int number = 0; number <= last; ++number) {
        const auto kind = static_cast<outgoing_kind>(number);
        if (name_of(kind) == name) return kind;
    }
    throw std::logic_error("the outbox holds a kind that the table should have refused");
}

}  // namespace

std::string stored(outgoing_kind kind) {
    return std::string(name_of(kind));
}

outgoing read_outgoing(const query& row) {
    return {.to = {.team = team_id{row.text(0)}, .member = member_id{row.text(1)}},
            .kind = kind_called(row.text(2)),
            .about = row.text(3),
            .due = moment(row.number(4)),
            .expires = moment_in(row, 5)};
}

}  // namespace coach::storage
