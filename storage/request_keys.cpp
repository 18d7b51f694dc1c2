#include "storage/request_keys.hpp"

#include "storage/digest.hpp"

#include <string>

namespace coach::storage {

namespace {

bool recorded(connection& database, std::int64_t hash) {
    return database.prepare("SELECT 1 FROM recent_requests WHERE key_hash = ?").bind(hash).step();
}

/// Gives the key the number after the highest, and returns that number.
std::int64_t record(connection& database, std::int64_t hash) {
    database.prepare("INSERT INTO recent_requests (key_hash) VALUES (?)").bind(hash).run();
    return database.latest_row();
}

void forget_until(connection& database, std::int64_t request) {
    database.prepare("DELETE FROM recent_requests WHERE request <= ?").bind(request).run();
}

/// Team and key as one text that no other team and key make.
std::string within(const team_id& team, const request_key& key) {
    return std::to_string(team.str().size()) + ":" + team.str() + key.str();
}

}  // namespace

std::int64_t fingerprint(const team_id& team, const request_key& key) {
    return static_cast<std::int64_t>(digest(within(team, key)));
}

bool claim_request(connection& database, const team_id& team, const request_key& key) {
    const auto hash = fingerprint(team, key);
    if (recorded(database, hash)) return false;
    const auto request = record(database, hash);
    if (request % forgotten_together == 0) forget_until(database, request - remembered_requests);
    return true;
}

void release_request(connection& database, const team_id& team, const request_key& key) {
    database.prepare("DELETE FROM recent_requests WHERE key_hash = ?")
        .bind(fingerprint(team, key))
        .run();
}

std::string name_made_by(const team_id& team, const request_key& key) {
    return short_text(digest("made by " + within(team, key)));
}

}  // namespace coach::storage
