#include "sandbox/web_api/methods.hpp"

#include "sandbox/web_api/method_families.hpp"

#include <algorithm>
#include <array>

namespace coach::sandbox {

const api_method* find_api_method(std::string_view name) {
    static const std::array families{
        connection_methods(), chat_methods(),     chat_change_methods(), schedule_methods(),
        history_methods(),    reaction_methods(), file_methods(),        conversation_methods(),
        user_methods(),       team_methods(),     view_methods(),        block_methods()};
    for (const auto family : families) {
        const auto found = std::ranges::find(family, name, &api_method::name);
        if (found != family.end()) return &*found;
    }
    return nullptr;
}

}  // namespace coach::sandbox
