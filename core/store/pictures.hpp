#pragma once

#include "core/ids.hpp"
#include "core/pictures.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <optional>
#include <string>
#include <vector>

namespace coach {

/// Which pictures of their data people have been given, so that none is made twice and none is
/// forgotten when they want them gone.
class pictures {
 public:
    /// Keeps that this picture shows its owner what has that digest. `applied::before` where they
    /// have one of it already: that one stays. Takes no request key: nobody asked for it.
    virtual task<applied> save_picture(person_id owner, std::string digest, kept_picture value) = 0;

    /// The picture that shows its owner what has that digest.
    virtual task<std::optional<kept_picture>> find_picture(person_id owner, std::string digest) = 0;

    /// All pictures of that owner, latest first.
    virtual task<std::vector<kept_picture>> find_pictures(person_id owner) = 0;

    /// Forgets the picture that is this file; `applied::nowhere` where that owner has none such.
    virtual task<applied> delete_picture(person_id owner, std::string file) = 0;

 protected:
    ~pictures() = default;
};

}  // namespace coach
