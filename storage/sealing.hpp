#pragma once

#include "core/feedback.hpp"
#include "core/ids.hpp"
#include "storage/bytes.hpp"
#include "storage/secret_bytes.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace coach::storage {

/// How long a key is: AES-256.
inline constexpr std::size_t sealing_key_size = 32;

/// How much room an answer has; all of them take as much.
inline constexpr std::size_t answer_room = 24UL * 1024;

/// How long whatever is sealed is: a nonce of 96 bits, what it hides, and a tag of 128 bits.
inline constexpr std::size_t sealed_size = 12 + answer_room + 16;

/// Whose answer to what it is. What is sealed opens nowhere else: it cannot be given to somebody
/// else, or moved to another request.
struct sealed_place {
    team_id team;
    feedback_id feedback;
    member_id giver;
};

/// Hides the content under the key, with AES-256 in Galois/Counter Mode (NIST SP 800-38D) and a
/// random nonce; a key is used for one request alone, so that nonces do not meet. Content must be
/// `answer_room` long, whatever it says. Throws std::length_error where it is not, and
/// std::runtime_error where OpenSSL fails.
bytes seal(const secret_bytes& key, const sealed_place& place,
           std::span<const unsigned char> content);

/// What was hidden; nothing where it was sealed with another key or for another place, or changed.
std::optional<secret_bytes> unseal(const secret_bytes& key, const sealed_place& place,
                                   std::span<const unsigned char> sealed);

}  // namespace coach::storage
