#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace coach::bench {

/// Slash commands as Slack sends them, about 900 bytes each, from many people in turn. Their ids
/// are random but for the number that they end in, which names the envelope again in its answer.
class envelope_maker {
 public:
    /// `people` take turns: U0000001 and on.
    explicit envelope_maker(std::uint64_t people) : people_(people) {}

    /// `words` may hold "%n", which becomes the number. The text lives until the next call.
    std::string_view make(std::uint64_t number, std::string_view command, std::string_view words);

 private:
    std::mt19937_64 random_{std::random_device{}()};
    std::uint64_t people_;
    std::string text_;
};

/// The number of the envelope that a text answers; throws std::runtime_error where it has none.
std::uint64_t number_in(std::string_view answer);

}  // namespace coach::bench
