#include "storage/sqlite_store.hpp"

#include "storage/open_database.hpp"
#include "storage/people.hpp"
#include "storage/request_keys.hpp"
#include "storage/writer.hpp"

#include <utility>

namespace coach::storage {

struct sqlite_store::parts {
    parts(const std::filesystem::path& file, sqlite_options options)
        : database(open_database(file, options.busy_timeout),
                   {.queue = options.queue_limit, .batch = options.batch_limit}) {}

    writer database;
};

sqlite_store::sqlite_store(const std::filesystem::path& file, sqlite_options options)
    : parts_(std::make_unique<parts>(file, options)) {}

sqlite_store::~sqlite_store() = default;

task<std::optional<person>> sqlite_store::find_person(person_id who) {
    return parts_->database.read(
        [who = std::move(who)](connection& database) { return select_person(database, who); });
}

task<applied> sqlite_store::save_standing(request_key key, person_id who, standing value,
                                          timestamp now) {
    return parts_->database.write([key = std::move(key), who = std::move(who),
                                   value = std::move(value), now](connection& database) {
        if (!claim_request(database, who.team, key)) return applied::before;
        upsert_standing(database, who, value, now);
        return applied::now;
    });
}

std::uint64_t sqlite_store::commits() const {
    return parts_->database.commits();
}

}  // namespace coach::storage
