#pragma once

#include <cstddef>
#include <span>

namespace coach::storage {

/// Fills it with bytes that nobody can guess. Throws std::runtime_error where OpenSSL has none.
void fill_randomly(std::span<unsigned char> out);

/// A number below the bound, each as likely, that nobody can guess; 0 where the bound is 0.
std::size_t draw_below(std::size_t bound);

}  // namespace coach::storage
