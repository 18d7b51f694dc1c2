#include "storage/inspection.hpp"

#include "storage/connection.hpp"
#include "storage/failure.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/key_ring.hpp"
#include "storage/migrations.hpp"
#include "storage/sealed_answers.hpp"

#include <chrono>

namespace coach::storage {

namespace {

constexpr std::chrono::milliseconds patience{1000};

inspection look_into(const std::filesystem::path& file, std::uintmax_t check_up_to) {
    connection database(file, patience);
    inspection out{.schema = database.number("PRAGMA user_version"),
                   .newest = migrations().back().version,
                   .is_ours = database.number("PRAGMA application_id") == our_application};
    if (std::filesystem::file_size(file) > check_up_to) return out;
    out.is_checked = true;
    const auto said = database.text("PRAGMA quick_check(1)");
    if (said != "ok") out.first_damage = said;
    return out;
}

/// Asks for the answers again: the app may have closed the request meanwhile, and destroys the key
/// only after that.
bool is_lost(connection& database, const key_ring& keys, const feedback_ref& which) {
    const auto has_answers = [&] { return !select_sealed_writers(database, which).empty(); };
    return has_answers() && !keys.find(key_ring::name_of(which.team, which.id)) && has_answers();
}

key_inspection look_at_keys(const std::filesystem::path& file) {
    const key_ring keys(file);
    key_inspection out{.folder = keys.folder(), .files = keys.files()};
    out.exists = std::filesystem::exists(out.folder);
    connection database(file, patience);
    for (const auto& each : select_sealing_feedback(database)) {
        if (is_lost(database, keys, each)) ++out.lost;
    }
    return out;
}

std::uint64_t count_in(const query& row, int column) {
    return static_cast<std::uint64_t>(row.number(column));
}

ladder_parts look_for_parts(const std::filesystem::path& file) {
    connection database(file, patience);
    ladder_parts out;
    auto standings = database.prepare(
        "SELECT framework, level, target, count(*) FROM people GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
    while (standings.step()) {
        out.standings.push_back({.where = {.framework = standings.text(0),
                                           .level = standings.text(1),
                                           .target = standings.text(2)},
                                 .people = count_in(standings, 3)});
    }
    auto competencies = database.prepare(
        "SELECT competency, count(*) FROM (SELECT competency FROM entry_competencies"
        " UNION ALL SELECT competency FROM goals WHERE state = 'active' AND competency <> ''"
        " UNION ALL SELECT competency FROM feedback_competencies AS rated"
        " JOIN feedback_requests AS asked ON asked.team_id = rated.team_id"
        " AND asked.id = rated.feedback"
        " WHERE asked.state IN ('waiting', 'open')) GROUP BY competency ORDER BY competency");
    while (competencies.step()) {
        out.competencies.push_back(
            {.key = competencies.text(0), .uses = count_in(competencies, 1)});
    }
    return out;
}

}  // namespace

inspection inspect(const std::filesystem::path& file, std::uintmax_t check_up_to) {
    return translated([&] { return look_into(std::filesystem::absolute(file), check_up_to); });
}

key_inspection inspect_keys(const std::filesystem::path& file) {
    return translated([&] { return look_at_keys(std::filesystem::absolute(file)); });
}

ladder_parts inspect_ladder_parts(const std::filesystem::path& file) {
    return translated([&] { return look_for_parts(std::filesystem::absolute(file)); });
}

}  // namespace coach::storage
