#include "sandbox/web_api/lists.hpp"

#include <algorithm>
#include <ranges>

namespace coach::sandbox {

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    for (const auto piece : std::views::split(text, ',')) {
        std::string part(piece.begin(), piece.end());
        std::erase(part, ' ');
        if (!part.empty()) parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace coach::sandbox
