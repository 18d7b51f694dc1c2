#pragma once

#include "core/outbox.hpp"
#include "storage/connection.hpp"
#include "storage/stored_names.hpp"

#include <string>

namespace coach::storage {

/// How the database calls what can be sent: as core/outbox_names.hpp does.
std::string stored(outgoing_kind kind);

/// How it calls lanes and ends.
inline constexpr stored_names<outbox_lane, 2> outbox_lanes{{"interactive", "bulk"}};
inline constexpr stored_names<outgoing_fate, 3> outgoing_fates{{"sent", "unwanted", "dead"}};

/// Reads from the first column on: team_id, member_id, kind, about, due, expires.
outgoing read_outgoing(const query& row);

/// How many columns that are.
inline constexpr int outgoing_width = 6;

}  // namespace coach::storage
