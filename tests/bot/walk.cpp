#include "tests/bot/walk.hpp"

#include "bot/routing/routes.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/text.hpp"

#include <utility>

namespace coach::testing {

namespace {

using nlohmann::json;

void look_at(seen& out, const bot::message& shown) {
    if (shown.text.empty() && shown.blocks.empty()) return;
    out.messages.push_back({{"text", shown.text}, {"blocks", shown.blocks}});
}

task<std::optional<bot::message>> make_fuller(bot::answer& given) {
    if (!given.fuller) co_return std::nullopt;
    co_return co_await given.fuller();
}

}  // namespace

std::string seen::dump() const {
    std::string out;
    for (const auto& each : messages) out += each.dump() + '\n';
    for (const auto& each : views) out += each.dump() + '\n';
    for (const auto& each : files) out += each + '\n';
    return out;
}

seen send(handler_scene& scene, bot::request asked) {
    seen out;
    const auto serve = bot::find_handler(asked);
    if (serve == nullptr) return out;
    scene.slack.messages.clear();
    scene.slack.uploads.clear();
    auto given = scene.run(serve(scene.with, std::move(asked)));
    look_at(out, given.body);
    look_at(out, given.plain);
    if (given.opens_form()) out.views.push_back(given.form);
    if (given.modal && !given.modal->view.is_null()) out.views.push_back(given.modal->view);
    if (given.modal && !given.modal->errors.empty()) {
        out.views.push_back({{"errors", given.modal->errors}});
    }
    if (const auto page = scene.run(make_fuller(given))) look_at(out, *page);
    scene.deliver();
    for (const auto& each : scene.slack.messages) look_at(out, each.shown);
    for (const auto& each : scene.slack.uploads) out.files.push_back(each.content.bytes);
    return out;
}

filled_form fill(const json& form, const std::string& text) {
    filled_form out;
    for (const auto& block : form.value("blocks", json::array())) {
        if (block.value("type", "") != "input") continue;
        const auto& element = block.at("element");
        const auto id = block.at("block_id").get<std::string>();
        const auto type = element.at("type").get<std::string>();
        if (type == "plain_text_input") {
            out.text(id,
                     bot::shorten(text, element.value("max_length", bot::views::longest_input)));
        }
        if (type == "static_select") {
            out.choice(id, element["options"][0]["value"].get<std::string>());
        }
        if (type == "multi_static_select" || type == "checkboxes") {
            out.choices(id, {element["options"][0]["value"].get<std::string>()});
        }
        if (type == "datepicker") out.date(id, element.value("initial_date", "2027-01-31"));
        if (type == "users_select") out.user(id, "U2");
        if (type == "multi_users_select") out.users(id, {"U2", "U3", "U4"});
    }
    return out;
}

}  // namespace coach::testing
