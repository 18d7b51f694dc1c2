#pragma once

#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace coach::storage {

/// How many request keys are remembered, over all teams. Slack delivers at most 30,000 requests an
/// hour to one app in one workspace, so a key is remembered for an hour at least, while the table
/// and its index stay small enough for the cache.
inline constexpr std::int64_t remembered_requests = 32'768;

/// How many of the oldest are forgotten at once, so that not every request writes their pages too.
inline constexpr std::int64_t forgotten_together = 64;

/// What is stored of a key, which may derive from a platform's secret: 8 bytes of the SHA-256 of
/// team and key. Two of the remembered keys collide about once in 10^15 requests.
std::int64_t fingerprint(const team_id& team, const request_key& key);

/// Records the key inside the caller's transaction, so that it is free again if that is undone;
/// false if it was recorded before. Correct for several processes on one file. Errors are
/// SQLite::Exception.
bool claim_request(connection& database, const team_id& team, const request_key& key);

/// Takes a claim back inside the same transaction.
void release_request(connection& database, const team_id& team, const request_key& key);

/// Does what the request asks for, unless its key was claimed before, inside the caller's
/// transaction. What comes to nothing leaves the key free. `effect` takes no arguments and returns
/// applied::now or applied::nowhere.
template <class Effect>
applied once(connection& database, const team_id& team, const request_key& key, Effect&& effect) {
    if (!claim_request(database, team, key)) return applied::before;
    const applied outcome = std::forward<Effect>(effect)();
    if (outcome == applied::nowhere) release_request(database, team, key);
    return outcome;
}

/// The name of what a request makes: short, the same at every delivery, and nothing of the key can
/// be learned from it.
std::string name_made_by(const team_id& team, const request_key& key);

}  // namespace coach::storage
