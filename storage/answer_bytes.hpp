#pragma once

#include "core/feedback.hpp"
#include "storage/secret_bytes.hpp"

#include <optional>
#include <span>

namespace coach::storage {

/// An answer, without its giver, as bytes of one number for all: see answer_room. Throws
/// std::length_error where it does not fit. What longest_feedback_text allows, with 20 competencies
/// and the longest keys of a framework, does.
secret_bytes answer_bytes(const feedback_answer& value);

/// The answer that is these bytes, by that giver; nothing where they are none.
std::optional<feedback_answer> answer_in(std::span<const unsigned char> whole,
                                         const person_id& giver);

}  // namespace coach::storage
