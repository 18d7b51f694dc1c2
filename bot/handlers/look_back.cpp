#include "bot/handlers/look_back.hpp"

#include "bot/views/look_back_views.hpp"
#include "core/look_back.hpp"
#include "core/schedule.hpp"

#include <utility>

namespace coach::bot {

task<message> make_look_back(services& with, person_id who, std::string month) {
    const auto now = with.time.now();
    const auto kept = co_await with.people.find_prompts(who);
    const auto& zone = with.zones.find(kept.presence.time_zone);
    const auto on =
        co_await find_look_back(with.people, with.ladder, who,
                                read_month(month).value_or(last_month(zone, now)), zone, now);
    std::optional<std::string> picture;
    if (on.entries > 0) {
        picture = co_await with.pictures.make(who, views::month_chart(with.ladder, on));
    }
    co_return views::look_back_message(with.ladder, on, picture.value_or(""));
}

}  // namespace coach::bot
