#pragma once

#include "storage/open_database.hpp"
#include "storage/request_keys.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/writer.hpp"

#include <filesystem>
#include <utility>

namespace coach::storage {

/// What the store is made of, for the files that implement it subject by subject.
struct sqlite_store::parts {
    parts(const std::filesystem::path& file, sqlite_options options)
        : database(open_database(file, options.busy_timeout),
                   {.queue = options.queue_limit, .batch = options.batch_limit}) {}

    /// One unit of work that has its effect once for its key. `effect` takes the connection, owns
    /// all else that it uses, and returns what became of it.
    template <class Effect>
    task<applied> change(team_id team, request_key key, Effect effect) {
        return database.write([team = std::move(team), key = std::move(key),
                               effect = std::move(effect)](connection& opened) {
            return once(opened, team, key, [&] { return effect(opened); });
        });
    }

    /// The same for what is made under a name of its own: `effect` also takes the name.
    template <class Id, class Effect>
    task<made<Id>> make(team_id team, request_key key, Effect effect) {
        return database.write([team = std::move(team), key = std::move(key),
                               effect = std::move(effect)](connection& opened) {
            const Id id{name_made_by(team, key)};
            return made<Id>{id, once(opened, team, key, [&] { return effect(opened, id); })};
        });
    }

    writer database;
};

}  // namespace coach::storage
