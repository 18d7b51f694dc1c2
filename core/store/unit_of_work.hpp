#pragma once

#include <stdexcept>

namespace coach {

/// The store could not do its unit of work: nothing of it was kept. The text names the cause for
/// the operator's log (disk full, locked, corrupt) and holds no value that a person wrote.
class store_failure : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// What became of a unit of work that changes something.
enum class applied {
    now,      ///< it took effect
    before,   ///< it had done so under the same request key; nothing changed this time
    nowhere,  ///< what it is about does not exist, or is not that person's
};

/// What was made, and whether now. The same request key names the same thing at every delivery;
/// with applied::nowhere it names nothing.
template <class Id>
struct made {
    Id id;
    applied when{};

    bool operator==(const made&) const = default;
};

}  // namespace coach
