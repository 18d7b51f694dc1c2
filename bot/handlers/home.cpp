#include "bot/handlers/home.hpp"

#include "bot/handlers/grow.hpp"
#include "bot/ops/log.hpp"
#include "bot/routing/request.hpp"
#include "bot/views/modal_views.hpp"
#include "core/store/unit_of_work.hpp"

#include <utility>

namespace coach::bot {

namespace {

task<answer> drawn_for(services& with, const person_id& who) {
    return serve_home(with, {.kind = request_kind::home,
                             .who = {.user = who.member.str(), .team = who.team.str()},
                             .route = "app_home_opened"});
}

}  // namespace

task<sending> publish_home(services& with, person_id who, answer drawn) {
    const auto shown = co_await with.slack.publish_home(who, views::home_view(drawn.body));
    const bool is_shown = shown.what == sending::fate::arrived;
    if (!is_shown || !drawn.fuller || !co_await drawn.fuller()) co_return shown;
    try {
        const auto again = co_await drawn_for(with, who);
        co_await with.slack.publish_home(who, views::home_view(again.body));
    } catch (const store_failure& failure) {
        log::warning("a Home was not drawn with its picture", {{"cause", failure.what()}});
    }
    co_return shown;
}

task<sending> draw_home(services& with, person_id who) {
    auto drawn = co_await drawn_for(with, who);
    co_return co_await publish_home(with, std::move(who), std::move(drawn));
}

}  // namespace coach::bot
