#include "tests/support/memory_store.hpp"
#include "tests/support/ordered.hpp"

#include <algorithm>

namespace coach::testing {

std::vector<kept_picture> memory_store::pictures_of(const person_id& owner) const {
    std::vector<kept_picture> out;
    for (const auto& each : pictures_) {
        if (each.owner == owner) insert_latest_first(out, each.picture, &kept_picture::made);
    }
    return out;
}

task<applied> memory_store::save_picture(person_id owner, std::string digest, kept_picture value) {
    return read(
        [this, added = shown_picture{std::move(owner), std::move(digest), std::move(value)}] {
            const bool known = std::ranges::any_of(pictures_, [&](const shown_picture& each) {
                return each.owner == added.owner && each.digest == added.digest;
            });
            if (known) return applied::before;
            pictures_.push_back(added);
            return applied::now;
        });
}

task<std::optional<kept_picture>> memory_store::find_picture(person_id owner, std::string digest) {
    return read([this, owner = std::move(owner),
                 digest = std::move(digest)]() -> std::optional<kept_picture> {
        for (const auto& each : pictures_) {
            if (each.owner == owner && each.digest == digest) return each.picture;
        }
        return std::nullopt;
    });
}

task<std::vector<kept_picture>> memory_store::find_pictures(person_id owner) {
    return read([this, owner = std::move(owner)] { return pictures_of(owner); });
}

task<applied> memory_store::delete_picture(person_id owner, std::string file) {
    return read([this, owner = std::move(owner), file = std::move(file)] {
        const auto deleted = std::erase_if(pictures_, [&](const shown_picture& each) {
            return each.owner == owner && each.picture.file == file;
        });
        return deleted == 0 ? applied::nowhere : applied::now;
    });
}

}  // namespace coach::testing
