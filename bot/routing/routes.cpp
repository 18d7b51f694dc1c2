#include "bot/routing/routes.hpp"

#include "bot/handlers/level.hpp"
#include "bot/views/ask_button.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace coach::bot {

namespace {

struct route {
    request_kind kind;
    std::string_view name;  ///< the whole command, or what action ids begin with
    handler serve;
};

constexpr std::array routes{
    route{.kind = request_kind::command, .name = "/level", .serve = &serve_level},
    route{.kind = request_kind::action, .name = level_ask_prefix, .serve = &serve_level},
};

bool leads_to(const route& entry, const request& asked) {
    if (entry.kind != asked.kind) return false;
    if (entry.kind == request_kind::action) return asked.route.starts_with(entry.name);
    return asked.route == entry.name;
}

}  // namespace

handler find_handler(const request& asked) {
    const auto found =
        std::ranges::find_if(routes, [&](const route& entry) { return leads_to(entry, asked); });
    return found == routes.end() ? nullptr : found->serve;
}

}  // namespace coach::bot
