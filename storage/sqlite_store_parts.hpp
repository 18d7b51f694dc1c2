#pragma once

#include "storage/homes.hpp"
#include "storage/key_ring.hpp"
#include "storage/open_with_keys.hpp"
#include "storage/outbox.hpp"
#include "storage/random_numbers.hpp"
#include "storage/request_keys.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/writer.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace coach::storage {

/// What does not say what it is about is about that.
inline std::vector<outgoing> about(const std::string& id, std::vector<outgoing> then) {
    for (auto& each : then) {
        if (each.about.empty()) each.about = id;
    }
    return then;
}

/// What the store is made of, for the files that implement it subject by subject.
struct sqlite_store::parts {
    parts(const std::filesystem::path& place, sqlite_options options)
        : file(std::filesystem::absolute(place)),
          keys(file),
          draw(options.draw ? std::move(options.draw) : random_below(draw_below)),
          database(open_with_keys(file, options.busy_timeout, keys),
                   {.queue = options.queue_limit, .batch = options.batch_limit}) {}

    /// One unit of work that has its effect once for its key, and then sends `then`. `effect` takes
    /// the connection, owns all else that it uses, and returns what became of it.
    template <class Effect>
    task<applied> change(team_id team, request_key key, Effect effect,
                         std::vector<outgoing> then = {}) {
        return database.write([team = std::move(team), key = std::move(key),
                               effect = std::move(effect),
                               then = std::move(then)](connection& opened) {
            return once(opened, team, key, [&] {
                const applied done = effect(opened);
                if (done == applied::now) insert_all_outgoing(opened, team, key, then);
                return done;
            });
        });
    }

    /// The same where it changes what that person's Home shows.
    template <class Effect>
    task<applied> change_of(person_id owner, request_key key, Effect effect,
                            std::vector<outgoing> then = {}) {
        auto team = owner.team;
        return change(
            std::move(team), std::move(key),
            [owner = std::move(owner), effect = std::move(effect)](connection& opened) {
                return refreshing(opened, owner, effect(opened));
            },
            std::move(then));
    }

    /// The same for what is made under a name of its own: `effect` also takes the name.
    template <class Id, class Effect>
    task<made<Id>> make_of(person_id owner, request_key key, Effect effect) {
        return database.write([owner = std::move(owner), key = std::move(key),
                               effect = std::move(effect)](connection& opened) {
            const Id id{name_made_by(owner.team, key)};
            return made<Id>{id, once(opened, owner.team, key, [&] {
                                return refreshing(opened, owner, effect(opened, id));
                            })};
        });
    }

    const std::filesystem::path file;
    key_ring keys;      ///< the writer's thread uses it, and nobody else
    random_below draw;  ///< the same
    writer database;

 private:
    /// What became of a change to what that person's Home shows.
    static applied refreshing(connection& opened, const person_id& owner, applied done) {
        if (done == applied::now) refresh_home(opened, owner);
        return done;
    }
};

}  // namespace coach::storage
