#include "storage/request_keys.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <string>

namespace coach::storage {

namespace {

bool recorded(connection& database, std::int64_t hash) {
    return database.prepare("SELECT 1 FROM recent_requests WHERE key_hash = ?").bind(hash).step();
}

/// Gives the key the number after the highest, and returns that number.
std::int64_t record(connection& database, std::int64_t hash) {
    auto added =
        database.prepare("INSERT INTO recent_requests (key_hash) VALUES (?) RETURNING request");
    added.bind(hash).step();
    return added.number(0);
}

void forget_until(connection& database, std::int64_t request) {
    database.prepare("DELETE FROM recent_requests WHERE request <= ?").bind(request).run();
}

}  // namespace

std::int64_t fingerprint(const team_id& team, const request_key& key) {
    const auto text = std::to_string(team.str().size()) + ":" + team.str() + key.str();
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    const auto hashed =
        EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    if (hashed != 1) throw std::runtime_error("OpenSSL has no SHA-256");
    std::int64_t out = 0;
    std::memcpy(&out, digest.data(), sizeof out);
    return out;
}

bool claim_request(connection& database, const team_id& team, const request_key& key) {
    const auto hash = fingerprint(team, key);
    if (recorded(database, hash)) return false;
    forget_until(database, record(database, hash) - remembered_requests);
    return true;
}

}  // namespace coach::storage
