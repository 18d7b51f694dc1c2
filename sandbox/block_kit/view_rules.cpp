#include "sandbox/block_kit/rules.hpp"
#include "sandbox/json_access.hpp"

#include <algorithm>
#include <array>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto root = "/view";
constexpr std::size_t most_label = 24;

bool is_input(const json& block) {
    return text_at(block, "type") == "input";
}

void check_modal_frame(findings& out, const json& view) {
    out.text_member(view, "title", most_label, true, root, true);
    out.text_member(view, "submit", most_label, true, root);
    out.text_member(view, "close", most_label, true, root);
    const auto& blocks = member(view, "blocks");
    const bool has_input = blocks.is_array() && std::ranges::any_of(blocks, is_input);
    if (has_input && !view.contains("submit")) out.required(view, "submit", root);
    for (const auto* key : {"clear_on_close", "notify_on_close", "submit_disabled"}) {
        out.boolean(view, key, root);
    }
}

void check_home_frame(findings& out, const json& view) {
    for (const std::string key : {"title", "submit", "close"}) {
        if (!member(view, key).is_null()) out.add("invalid additional property: " + key, root);
    }
}

}  // namespace

std::vector<std::string> check_view(const json& view) {
    const auto type = text_at(view, "type");
    const bool home = type == "home";
    findings out(home ? surface::home : surface::modal);
    if (!view.is_object()) {
        out.add("must provide an object", root);
        return out.take();
    }
    if (!home && type != "modal") out.add("unsupported type: " + type, "/view/type");
    home ? check_home_frame(out, view) : check_modal_frame(out, view);
    out.string(view, "private_metadata", {0, 3000}, root);
    out.string(view, "callback_id", {0, 255}, root);
    out.string(view, "external_id", {0, 255}, root);
    check_block_list(out, view, {0, 100}, root);
    return out.take();
}

}  // namespace coach::sandbox
