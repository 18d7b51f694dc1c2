#include "storage/sealed_answers.hpp"

#include "storage/answer_bytes.hpp"
#include "storage/sealing.hpp"

#include <utility>

namespace coach::storage {

namespace {

struct sealed_row {
    person_id giver;
    bytes sealed;
};

std::vector<sealed_row> select_sealed(connection& database, const feedback_ref& which) {
    auto rows = database.prepare(
        "SELECT giver, sealed FROM sealed_answers WHERE team_id = ? AND feedback = ?"
        " ORDER BY giver");
    rows.bind(which.team.str(), which.id.str());
    std::vector<sealed_row> out;
    while (rows.step()) {
        out.push_back({.giver = {.team = which.team, .member = member_id{rows.text(0)}},
                       .sealed = rows.blob(1)});
    }
    return out;
}

sealed_place place_of(const feedback_ref& which, const person_id& giver) {
    return {.team = which.team, .feedback = which.id, .giver = giver.member};
}

std::string key_of(const feedback_ref& which) {
    return key_ring::name_of(which.team, which.id);
}

std::optional<feedback_answer> open(const std::optional<secret_bytes>& key,
                                    const feedback_ref& which, const sealed_row& row) {
    if (!key) return std::nullopt;
    const auto content = unseal(*key, place_of(which, row.giver), row.sealed);
    if (!content) return std::nullopt;
    return answer_in(content->span(), row.giver);
}

secret_bytes find_or_make(key_ring& keys, const std::string& name) {
    auto found = keys.find(name);
    if (found) return std::move(*found);
    return keys.make(name);
}

}  // namespace

void upsert_sealed_answer(connection& database, key_ring& keys, const feedback_ref& which,
                          const feedback_answer& value) {
    const auto content = answer_bytes(value);
    const auto key = find_or_make(keys, key_of(which));
    database
        .prepare(
            "INSERT INTO sealed_answers (team_id, feedback, giver, sealed) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (team_id, feedback, giver) DO UPDATE SET sealed = excluded.sealed")
        .bind(which.team.str(), which.id.str(), value.giver.member.str(),
              seal(key, place_of(which, value.giver), content.span()))
        .run();
}

std::vector<feedback_answer> open_sealed_answers(connection& database, const key_ring& keys,
                                                 const feedback_ref& which) {
    const auto key = keys.find(key_of(which));
    std::vector<feedback_answer> out;
    for (const auto& each : select_sealed(database, which)) {
        if (auto opened = open(key, which, each)) out.push_back(std::move(*opened));
    }
    return out;
}

std::optional<feedback_answer> open_sealed_answer(connection& database, const key_ring& keys,
                                                  const feedback_ref& which,
                                                  const person_id& giver) {
    auto row = database.prepare(
        "SELECT sealed FROM sealed_answers WHERE team_id = ? AND feedback = ? AND giver = ?");
    row.bind(which.team.str(), which.id.str(), giver.member.str());
    if (giver.team != which.team || !row.step()) return std::nullopt;
    return open(keys.find(key_of(which)), which, {.giver = giver, .sealed = row.blob(0)});
}

std::vector<person_id> delete_lost_answers(connection& database, const key_ring& keys,
                                           const feedback_ref& which) {
    const auto key = keys.find(key_of(which));
    std::vector<person_id> out;
    for (const auto& each : select_sealed(database, which)) {
        if (open(key, which, each)) continue;
        delete_sealed_answer(database, which, each.giver);
        out.push_back(each.giver);
    }
    return out;
}

bool has_sealed_answer(connection& database, const feedback_ref& which, const person_id& giver) {
    return database
        .prepare("SELECT 1 FROM sealed_answers WHERE team_id = ? AND feedback = ? AND giver = ?")
        .bind(which.team.str(), which.id.str(), giver.member.str())
        .step();
}

std::vector<person_id> select_sealed_writers(connection& database, const feedback_ref& which) {
    auto rows = database.prepare(
        "SELECT giver FROM sealed_answers WHERE team_id = ? AND feedback = ? ORDER BY giver");
    rows.bind(which.team.str(), which.id.str());
    std::vector<person_id> out;
    while (rows.step()) out.push_back({.team = which.team, .member = member_id{rows.text(0)}});
    return out;
}

std::uint64_t delete_sealed_answer(connection& database, const feedback_ref& which,
                                   const person_id& giver) {
    return database
        .prepare("DELETE FROM sealed_answers WHERE team_id = ? AND feedback = ? AND giver = ?")
        .bind(which.team.str(), which.id.str(), giver.member.str())
        .run();
}

void delete_sealed_answers(connection& database, const feedback_ref& which,
                           const random_below& draw) {
    auto left = select_sealed_writers(database, which);
    while (!left.empty()) {
        std::swap(left[draw(left.size())], left.back());
        delete_sealed_answer(database, which, left.back());
        left.pop_back();
    }
}

std::uint64_t delete_sealed_by(connection& database, const person_id& giver) {
    return database.prepare("DELETE FROM sealed_answers WHERE team_id = ? AND giver = ?")
        .bind(giver.team.str(), giver.member.str())
        .run();
}

}  // namespace coach::storage
