#pragma once

#include "core/outbox.hpp"

#include <string_view>

namespace coach {

/// What exports and metrics call a kind and a fate: "manager_question", "dead".
std::string_view name_of(outgoing_kind kind);
std::string_view name_of(outgoing_fate fate);

}  // namespace coach
