#pragma once

#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"
#include "core/standing.hpp"

#include <optional>

/// What people are told of what the operator set for them.
namespace coach::bot::views {

/// That the people who run the app here set where somebody stands or who their manager is: what
/// stands now, that nothing is shared by it, and how to object. `manager` is their confirmed one.
message told_of_import(const framework& ladder, const std::optional<placement>& reader,
                       const std::optional<person_id>& manager);

}  // namespace coach::bot::views
