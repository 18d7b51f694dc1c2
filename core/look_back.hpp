#pragma once

#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/overview.hpp"
#include "core/store.hpp"
#include "core/task.hpp"
#include "core/time_zone.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// What one month brought somebody, for their eyes only.
struct look_back {
    std::chrono::year_month month{};
    std::size_t entries = 0;
    std::vector<std::size_t> touched{};  ///< entries by competency, in the framework's order
    std::vector<goal> begun{};           ///< goals that were made in that month and are active
    std::vector<goal> done{};            ///< that ended well in it
    std::optional<suggestion> idea{};    ///< for the month to come

    /// Positions of the competencies that no entry is about.
    std::vector<std::size_t> untouched() const;
};

/// The month that is written "2026-10"; nothing where the text is none.
std::optional<std::chrono::year_month> read_month(std::string_view text);

/// The reverse.
std::string write_month(std::chrono::year_month month);

/// Looks back on that month of the person's own calendar, which is one of `where`.
task<look_back> find_look_back(store& people, const framework& ladder, person_id who,
                               std::chrono::year_month month, const time_zone& where,
                               timestamp now);

}  // namespace coach
