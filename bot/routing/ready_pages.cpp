#include "bot/routing/ready_pages.hpp"

#include "bot/slack/frames.hpp"

#include <utility>

namespace coach::bot {

std::shared_ptr<const ready_page> ready_pages::find(const std::string& name,
                                                    const std::function<message()>& make) {
    auto& page = made_[name];
    if (!page) {
        auto body = make();
        auto payload = slack::wire_text(ephemeral(body));
        page = std::make_shared<const ready_page>(
            ready_page{.body = std::move(body), .payload = std::move(payload)});
    }
    return page;
}

}  // namespace coach::bot
