#include "bot/handlers/reply.hpp"

#include "bot/ops/log.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/modal_views.hpp"
#include "core/store/unit_of_work.hpp"

#include <string>
#include <utility>

namespace coach::bot::reply {

answer page(message body) {
    return {.body = std::move(body)};
}

answer changed(message body) {
    return {.body = std::move(body), .changes_home = true};
}

answer form(nlohmann::json view) {
    return {.form = std::move(view)};
}

answer say(std::string_view plain) {
    return {.body = views::notice(plain), .is_page = false};
}

answer saved(message body) {
    return {.modal = views::turn_to(body), .changes_home = true};
}

task<answer> after_saving(request_kind asked, task<answer> page) {
    try {
        co_return co_await std::move(page);
    } catch (const store_failure& failure) {
        log::error("what was stored cannot be shown", {{"cause", failure.what()}});
    }
    const auto shown = views::notice("Saved. I cannot show it just now, but it is stored.");
    co_return asked == request_kind::submission ? saved(shown) : changed(shown);
}

answer refuse(std::string_view block, std::string_view plain) {
    return {.modal = views::refuse_input(std::string(block), std::string(plain))};
}

}  // namespace coach::bot::reply
