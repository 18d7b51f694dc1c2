#include "storage/random_numbers.hpp"

#include <openssl/rand.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace coach::storage {

namespace {

std::uint64_t draw_any() {
    std::array<unsigned char, sizeof(std::uint64_t)> drawn{};
    fill_randomly(drawn);
    std::uint64_t out = 0;
    std::memcpy(&out, drawn.data(), drawn.size());
    return out;
}

}  // namespace

void fill_randomly(std::span<unsigned char> out) {
    if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1) {
        throw std::runtime_error("OpenSSL has no randomness");
    }
}

std::size_t draw_below(std::size_t bound) {
    if (bound == 0) return 0;
    // What lies above the last whole multiple of the bound would make small numbers likelier.
    constexpr auto highest = std::numeric_limits<std::uint64_t>::max();
    const auto usable = highest - highest % bound;
    auto drawn = draw_any();
    while (drawn >= usable) drawn = draw_any();
    return static_cast<std::size_t>(drawn % bound);
}

}  // namespace coach::storage
