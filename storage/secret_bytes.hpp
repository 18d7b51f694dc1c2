#pragma once

#include "storage/bytes.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace coach::storage {

/// Bytes that are overwritten in memory when they go. Their number never changes, so that no copy
/// of them stays behind.
class secret_bytes {
 public:
    /// So many zeroes.
    explicit secret_bytes(std::size_t size) : bytes_(size) {}
    secret_bytes(secret_bytes&& other) noexcept = default;
    secret_bytes(const secret_bytes&) = delete;
    secret_bytes& operator=(const secret_bytes&) = delete;
    secret_bytes& operator=(secret_bytes&&) = delete;
    ~secret_bytes();

    std::span<unsigned char> span() { return bytes_; }
    std::span<const unsigned char> span() const { return bytes_; }

 private:
    bytes bytes_;
};

/// The bytes of a text, for as long as that lives.
std::span<const unsigned char> bytes_in(std::string_view text);

}  // namespace coach::storage
