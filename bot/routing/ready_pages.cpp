#include "bot/routing/ready_pages.hpp"

#include "bot/slack/json_text.hpp"

#include <utility>

namespace coach::bot {

std::string command_payload(const message& shown) {
    std::string blocks;
    for (const auto& block : shown.blocks) {
        if (!blocks.empty()) blocks += ',';
        blocks += slack::wire_text(block);
    }
    return R"({"response_type":"ephemeral","text":)" + slack::wire_text(shown.text) +
           R"(,"blocks":[)" + blocks + "]}";
}

std::shared_ptr<const ready_page> ready_pages::find(const std::string& name,
                                                    const std::function<message()>& make) {
    auto& page = made_[name];
    if (!page) {
        auto body = make();
        auto payload = command_payload(body);
        page = std::make_shared<const ready_page>(
            ready_page{.body = std::move(body), .payload = std::move(payload)});
    }
    return page;
}

}  // namespace coach::bot
