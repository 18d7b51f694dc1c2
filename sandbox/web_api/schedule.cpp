#include "sandbox/web_api/schedule.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace coach::sandbox {

namespace {

constexpr auto farthest = std::chrono::days(120);
constexpr auto window = std::chrono::minutes(5);
constexpr auto too_late_to_remove = std::chrono::seconds(60);
constexpr std::size_t most_in_window = 30;

}  // namespace

std::string_view schedule::refuse(std::string_view channel, time_point post_at,
                                  time_point now) const {
    if (post_at <= now) return "time_in_past";
    if (post_at > now + farthest) return "time_too_far";
    std::vector<time_point> times{post_at};
    for (const auto& m : waiting_) {
        if (m.draft.channel == channel) times.push_back(m.post_at);
    }
    const bool too_many = std::ranges::any_of(times, [&](time_point start) {
        const auto inside = [&](time_point t) { return t >= start && t < start + window; };
        const auto count = std::ranges::count_if(times, inside);
        return inside(post_at) && static_cast<std::size_t>(count) > most_in_window;
    });
    return too_many ? "restricted_too_many" : std::string_view{};
}

const scheduled_message& schedule::add(message_draft draft, time_point post_at, time_point now) {
    const auto later = std::ranges::upper_bound(waiting_, post_at, {}, &scheduled_message::post_at);
    return *waiting_.insert(later, {.id = "Q" + random_.digits(10),
                                    .draft = std::move(draft),
                                    .post_at = post_at,
                                    .created = now});
}

bool schedule::remove(std::string_view channel, std::string_view id, time_point now) {
    return std::erase_if(waiting_, [&](const scheduled_message& m) {
               return m.id == id && m.draft.channel == channel &&
                      m.post_at > now + too_late_to_remove;
           }) > 0;
}

std::vector<scheduled_message> schedule::waiting() const {
    return waiting_;
}

std::vector<message_draft> schedule::take_due(time_point now) {
    std::vector<message_draft> due;
    const auto end = std::ranges::upper_bound(waiting_, now, {}, &scheduled_message::post_at);
    for (auto m = waiting_.begin(); m != end; ++m) {
        if (m->draft.metadata.is_null()) due.push_back(std::move(m->draft));
    }
    waiting_.erase(waiting_.begin(), end);
    return due;
}

std::optional<schedule::time_point> schedule::next() const {
    if (waiting_.empty()) return std::nullopt;
    return waiting_.front().post_at;
}

}  // namespace coach::sandbox
