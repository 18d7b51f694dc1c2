#include "tests/config/ladder_source.hpp"

#include <stdexcept>

namespace coach::testing {

std::string small_ladder_with(std::string_view found, std::string_view replacement) {
    std::string text(small_ladder);
    const auto where = text.find(found);
    if (where == std::string::npos || text.find(found, where + 1) != std::string::npos) {
        throw std::logic_error("not exactly once in the small ladder: " + std::string(found));
    }
    return text.replace(where, found.size(), replacement);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace coach::testing
