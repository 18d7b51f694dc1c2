#pragma once

#include "core/clock.hpp"
#include "core/feedback.hpp"
#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"
#include "storage/key_ring.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>

namespace coach::storage {

// What givers do in a request for feedback, as class feedback_books says, and what becomes of their
// keys. Everything here works inside the caller's transaction, which must have the write lock
// where it changes anything. Of Homes only the giver's own is refreshed, and only where they were
// asked by name: the time of any other would tell who has answered. Errors are SQLite::Exception
// and, of keys, store_failure.

applied admit_giver(connection& database, const feedback_ref& which, const person_id& giver);
applied save_answer(connection& database, key_ring& keys, const feedback_ref& which,
                    const feedback_answer& value, timestamp now);
applied decline_request(connection& database, const feedback_ref& which, const person_id& giver,
                        timestamp now);

/// An answer to an open request, or that it is there and cannot be opened.
struct opened_answer {
    std::optional<feedback_answer> value{};
    bool is_lost = false;
};
opened_answer open_answer(connection& database, const key_ring& keys, const feedback_ref& which,
                          const person_id& giver);

/// Where answers to an open anonymous request cannot be opened any more: deletes them and tells
/// their givers. Says whether there were any.
bool give_up_lost_answers(connection& database, const key_ring& keys, const feedback_ref& which,
                          timestamp now);

/// The same for all requests; says for how many. Keys that no open request needs are doomed.
std::size_t mend_answers(connection& database, key_ring& keys, timestamp now);

/// The names of the keys of open requests.
std::set<std::string> needed_keys(connection& database);

/// Dooms the keys that no open request needs. Where it must be right while others write, it needs
/// the write lock.
void doom_unneeded(connection& database, key_ring& keys);

}  // namespace coach::storage
