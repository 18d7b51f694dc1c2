#include "sandbox/web_api/view_content.hpp"

#include "sandbox/block_kit/rules.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_bytes = 250'000;

view_content refused(std::string error, std::vector<std::string> details = {}) {
    return {.view = nullptr, .error = std::move(error), .details = std::move(details)};
}

std::vector<std::string> refused_blocks(const json& view, const fault_state& faults) {
    std::vector<std::string> details;
    const auto& blocks = member(view, "blocks");
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto type = text_at(blocks[i], "type");
        if (!faults.refuses(type)) continue;
        details.push_back(
            fmt::format("unsupported type: {} [json-pointer:/view/blocks/{}/type]", type, i));
    }
    return details;
}

std::vector<std::string> problems_of(const json& view, std::string_view type,
                                     const fault_state& faults) {
    if (text_at(view, "type") != type && view.contains("type")) {
        return {"unsupported type: " + text_at(view, "type") + " [json-pointer:/view/type]"};
    }
    auto details = check_view(view);
    return details.empty() ? refused_blocks(view, faults) : details;
}

}  // namespace

view_content read_view(const json& given, std::string_view type, const fault_state& faults) {
    auto view = given.is_string() ? json::parse(given.get<std::string>(), nullptr, false) : given;
    if (!view.is_object()) {
        return refused("invalid_arguments", {"must provide an object [json-pointer:/view]"});
    }
    if (to_text(view).size() > most_bytes) return refused("view_too_large");
    auto details = problems_of(view, type, faults);
    if (!details.empty()) return refused("invalid_arguments", std::move(details));
    return {.view = std::move(view)};
}

}  // namespace coach::sandbox
