#include "tests/sandbox/view_fixture.hpp"

#include <utility>

namespace coach::testing {

using nlohmann::json;

json create_plain(const std::string& text) {
    return {{"type", "plain_text"}, {"text", text}};
}

json create_option(const std::string& value) {
    return {{"text", create_plain(value)}, {"value", value}};
}

json create_element(const std::string& type) {
    return {{"type", type}, {"action_id", "act"}};
}

json create_input(const std::string& block_id, json element, bool optional) {
    return {{"type", "input"},
            {"block_id", block_id},
            {"label", create_plain("Label")},
            {"optional", optional},
            {"element", std::move(element)}};
}

json create_button_block(const std::string& block_id) {
    auto button = create_element("button");
    button["text"] = create_plain("Go");
    button["value"] = "v1";
    return {{"type", "actions"}, {"block_id", block_id}, {"elements", {button}}};
}

json create_modal(const std::vector<json>& blocks, const std::string& callback_id) {
    return {{"type", "modal"},
            {"callback_id", callback_id},
            {"title", create_plain("Title")},
            {"submit", create_plain("Save")},
            {"blocks", blocks}};
}

json create_home(const std::vector<json>& blocks) {
    return {{"type", "home"}, {"blocks", blocks}};
}

std::string view_fixture::fresh_trigger() {
    const auto envelope = run_command("/level", "");
    acknowledge(envelope);
    return envelope["payload"]["trigger_id"];
}

json view_fixture::open(const json& modal) {
    const auto reply = api("views.open", {{"trigger_id", fresh_trigger()}, {"view", modal}});
    return reply.at("view");
}

std::string view_fixture::trigger_in(const json& view) {
    const auto envelope = act(view, "go");
    acknowledge(envelope);
    return envelope["payload"]["trigger_id"];
}

sandbox::http_reply view_fixture::post(const std::string& route, const json& view, json more) {
    more["view_id"] = view.at("id");
    return control(route, std::move(more));
}

json view_fixture::submit(const json& view, const json& values) {
    post("view_submissions", view, {{"values", values}});
    return envelopes().at(0);
}

json view_fixture::act(const json& view, const std::string& block_id, json more) {
    more["block_id"] = block_id;
    more["action_id"] = "act";
    post("view_actions", view, std::move(more));
    return envelopes().at(0);
}

json view_fixture::stack() {
    return body_of(request("GET", "/_sandbox/state")).at("views");
}

json view_fixture::events(const std::string& kind) {
    auto out = json::array();
    for (const auto& change : slack.take_changes(now)) {
        if (change.event == kind) out.push_back(change.data);
    }
    return out;
}

}  // namespace coach::testing
