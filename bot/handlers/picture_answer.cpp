#include "bot/handlers/picture_answer.hpp"

#include "bot/views/standing_views.hpp"

#include <optional>
#include <utility>

namespace coach::bot {

namespace {

task<std::optional<message>> make_page(services& with, person_id whose, chart shown,
                                       std::vector<nlohmann::json> in_words) {
    const auto file = co_await with.pictures.make(std::move(whose), shown);
    if (!file) co_return views::page_without_picture(shown, std::move(in_words));
    co_return views::picture_page(shown, *file, std::move(in_words));
}

}  // namespace

answer picture_answer(services& with, person_id whose, chart shown,
                      std::vector<nlohmann::json> in_words) {
    answer out{.body = views::page_before_picture(shown, in_words), .in_modal = true};
    out.fuller = [&with, whose = std::move(whose), shown = std::move(shown),
                  in_words = std::move(in_words)] {
        return make_page(with, whose, shown, in_words);
    };
    return out;
}

}  // namespace coach::bot
