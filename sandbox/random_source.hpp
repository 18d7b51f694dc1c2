#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// Every choice the sandbox leaves to chance, from one seed, so that a run can be repeated. What it
/// makes is guarded by the loopback address alone: it is no source of real secrets.
class random_source {
 public:
    explicit random_source(std::uint64_t seed) : engine_(seed) {}

    /// A whole number from 0 up to, and without, `count` (at least 1).
    std::size_t below(std::size_t count);

    /// `length` lower case hexadecimal digits.
    std::string hex(std::size_t length);

    /// `length` decimal digits.
    std::string digits(std::size_t length);

    /// `length` ASCII letters and digits.
    std::string letters(std::size_t length);

    /// The form of a version 4 UUID, as envelope ids have it.
    std::string uuid();

 private:
    std::string from(std::string_view alphabet, std::size_t length);

    std::mt19937_64 engine_;
};

}  // namespace coach::sandbox
