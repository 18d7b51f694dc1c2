#include "storage/sqlite_store.hpp"

#include "storage/assessments.hpp"
#include "storage/data_rights.hpp"
#include "storage/people.hpp"
#include "storage/sqlite_store_parts.hpp"

#include <system_error>
#include <utility>

namespace coach::storage {

sqlite_store::sqlite_store(const std::filesystem::path& file, sqlite_options options)
    : parts_(std::make_unique<parts>(file, std::move(options))) {}

sqlite_store::~sqlite_store() = default;

std::uint64_t sqlite_store::commits() const {
    return parts_->database.commits();
}

store_load sqlite_store::load() const {
    const auto now = parts_->database.load();
    store_load out{.waiting = now.waiting, .oldest = now.oldest};
    for (const auto* suffix : {"", "-wal"}) {
        std::error_code missing;
        const auto bytes = std::filesystem::file_size(parts_->file.string() + suffix, missing);
        if (!missing) out.bytes += bytes;
    }
    return out;
}

task<std::optional<person>> sqlite_store::find_person(person_id who) {
    return parts_->database.read(
        [who = std::move(who)](connection& database) { return select_person(database, who); });
}

task<applied> sqlite_store::save_standing(request_key key, person_id who, standing value,
                                          timestamp now) {
    return parts_->change_of(who, std::move(key),
                             [who, value = std::move(value), now](connection& database) {
                                 upsert_standing(database, who, value, now);
                                 return applied::now;
                             });
}

task<sharing> sqlite_store::find_sharing(person_id who) {
    return parts_->database.read(
        [who = std::move(who)](connection& database) { return select_sharing(database, who); });
}

task<applied> sqlite_store::change_sharing(request_key key, person_id who, sharing_change value,
                                           timestamp /*now*/) {
    return parts_->change_of(who, std::move(key), [who, value](connection& database) {
        upsert_sharing(database, who, value);
        return applied::now;
    });
}

task<applied> sqlite_store::save_assessment(request_key key, assessment value) {
    const auto subject = value.subject;
    return parts_->change_of(subject, std::move(key), [value = std::move(value)](auto& database) {
        if (value.subject.team != value.author.team) return applied::nowhere;
        insert_assessment(database, value);
        return applied::now;
    });
}

task<std::vector<assessment>> sqlite_store::find_assessments(person_id subject, person_id author) {
    return parts_->database.read(
        [subject = std::move(subject), author = std::move(author)](connection& database) {
            return select_assessments(database, subject, author);
        });
}

task<erasure> sqlite_store::erase(request_key key, person_id who, std::vector<outgoing> then) {
    return parts_->database.write([&keys = parts_->keys, key = std::move(key), who = std::move(who),
                                   then = std::move(then)](connection& database) {
        erasure out;
        out.when = once(database, who.team, key, [&] {
            out.counts = delete_everything(database, keys, who);
            insert_all_outgoing(database, who.team, key, then);
            return applied::now;
        });
        return out;
    });
}

task<personal_data> sqlite_store::find_personal_data(person_id who) {
    return parts_->database.read(
        [&keys = parts_->keys, who = std::move(who)](connection& database) {
            return select_everything(database, keys, who);
        });
}

task<std::vector<team_id>> sqlite_store::find_teams() {
    return parts_->database.read([](connection& database) { return select_teams(database); });
}

}  // namespace coach::storage
