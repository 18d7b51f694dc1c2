#include "sandbox/interactions/response_urls.hpp"

#include <utility>

namespace coach::sandbox {

namespace {

constexpr auto lifetime = std::chrono::minutes(30);
constexpr auto memory = std::chrono::hours(24);
constexpr int most_uses = 5;

}  // namespace

std::string response_urls::issue(response_target target, time_point now) {
    std::erase_if(entries_, [&](const auto& known) { return known.second.expiry + memory < now; });
    auto path = "/response/" + random_.digits(12) + '/' + random_.letters(24);
    entries_.emplace(path, entry{std::move(target), now + lifetime, most_uses});
    return path;
}

response_lookup response_urls::find(std::string_view path, time_point now) const {
    const auto found = entries_.find(path);
    if (found == entries_.end() || now >= found->second.expiry) return {nullptr, "expired_url"};
    if (found->second.uses_left == 0) return {nullptr, "used_url"};
    return {&found->second.target, {}};
}

void response_urls::count_use(std::string_view path) {
    const auto found = entries_.find(path);
    if (found != entries_.end() && found->second.uses_left > 0) --found->second.uses_left;
}

}  // namespace coach::sandbox
