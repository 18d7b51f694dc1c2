#include "bot/slack/identity.hpp"

#include <algorithm>
#include <iterator>

namespace coach::slack {

std::vector<std::string> missing_scopes(const std::vector<std::string>& granted,
                                        const std::vector<std::string>& required) {
    std::vector<std::string> missing;
    std::ranges::copy_if(required, std::back_inserter(missing), [&](const auto& scope) {
        return std::ranges::find(granted, scope) == granted.end();
    });
    return missing;
}

}  // namespace coach::slack
