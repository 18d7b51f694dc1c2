#include "storage/migrations.hpp"

#include "core/store/unit_of_work.hpp"
#include "storage/transaction.hpp"
#include "storage_migrations.hpp"

#include <array>
#include <string>

namespace coach::storage {

namespace {

std::int64_t version_of(connection& database) {
    return database.number("PRAGMA user_version");
}

/// Looks at one moment of the file: another process may be making it ours.
void require_ours(connection& database) {
    const transaction one_moment(database, transaction_kind::reading);
    const auto application = database.number("PRAGMA application_id");
    if (application == our_application) return;
    const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (application != 0 || !empty || version_of(database) != 0) {
        throw store_failure("this database belongs to another application");
    }
}

void require_known(std::int64_t version, std::int64_t newest) {
    if (version <= newest) return;
    throw store_failure("this database was written by a newer pm-coach (schema " +
                        std::to_string(version) + "; this one knows " + std::to_string(newest) +
                        ")");
}

void require_sound_references(connection& database) {
    if (!database.prepare("PRAGMA foreign_key_check").step()) return;
    throw store_failure("a migration left rows that refer to nothing");
}

/// Takes one step within the caller's transaction.
void take(connection& database, const migration& step) {
    database.execute(std::string(step.script));
    require_sound_references(database);
    database.execute("PRAGMA application_id = " + std::to_string(our_application));
    database.execute("PRAGMA user_version = " + std::to_string(step.version));
}

}  // namespace

std::span<const migration> migrations() {
    static const std::array steps{
        migration{.version = 1, .script = embedded::_0001_people_sql},
        migration{.version = 2, .script = embedded::_0002_recent_requests_sql},
        migration{.version = 3, .script = embedded::_0003_sharing_sql},
        migration{.version = 4, .script = embedded::_0004_assessments_sql},
        migration{.version = 5, .script = embedded::_0005_journal_sql},
        migration{.version = 6, .script = embedded::_0006_goals_sql},
        migration{.version = 7, .script = embedded::_0007_teams_sql},
        migration{.version = 8, .script = embedded::_0008_pictures_sql},
        migration{.version = 9, .script = embedded::_0009_outbox_sql},
        migration{.version = 10, .script = embedded::_0010_prompts_sql},
        migration{.version = 11, .script = embedded::_0011_feedback_sql},
    };
    return steps;
}

void migrate(connection& database, std::span<const migration> known) {
    require_ours(database);
    require_known(version_of(database), known.back().version);
    if (version_of(database) == known.back().version) return;
    transaction work(database, transaction_kind::writing);
    for (const auto& step : known) {  // another process may have taken them in the meantime
        if (version_of(database) < step.version) take(database, step);
    }
    work.commit();
}

}  // namespace coach::storage
