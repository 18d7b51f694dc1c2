#include "storage/pictures.hpp"
#include "storage/sqlite_store_parts.hpp"

#include <utility>

namespace coach::storage {

task<applied> sqlite_store::save_picture(person_id owner, std::string digest, kept_picture value) {
    return parts_->database.write([owner = std::move(owner), digest = std::move(digest),
                                   value = std::move(value)](connection& database) {
        return insert_picture(database, owner, digest, value);
    });
}

task<std::optional<kept_picture>> sqlite_store::find_picture(person_id owner, std::string digest) {
    return parts_->database.read(
        [owner = std::move(owner), digest = std::move(digest)](connection& database) {
            return select_picture(database, owner, digest);
        });
}

task<std::vector<kept_picture>> sqlite_store::find_pictures(person_id owner) {
    return parts_->database.read([owner = std::move(owner)](connection& database) {
        return select_pictures(database, owner);
    });
}

task<applied> sqlite_store::delete_picture(person_id owner, std::string file) {
    return parts_->database.write(
        [owner = std::move(owner), file = std::move(file)](connection& database) {
            return storage::delete_picture(database, owner, file);
        });
}

}  // namespace coach::storage
