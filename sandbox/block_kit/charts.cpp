#include "sandbox/block_kit/tables.hpp"
#include "sandbox/json_access.hpp"

#include <algorithm>
#include <set>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr range label{1, 20};

void check_number(findings& out, const json& holder, const std::string& pointer) {
    const auto* value = out.required(holder, "value", pointer);
    if (value != nullptr && !value->is_number()) {
        out.add("must provide a number", pointer + "/value");
    }
}

void check_segment(findings& out, const json& segment, const std::string& pointer) {
    out.string(segment, "label", label, pointer, true);
    check_number(out, segment, pointer);
    const auto& value = member(segment, "value");
    if (value.is_number() && value <= 0) out.add("must be more than 0", pointer + "/value");
}

/// Exactly one point for each category.
void check_points(findings& out, const json& series, const json& categories,
                  const std::string& pointer) {
    std::multiset<std::string> wanted;
    for (const auto& category : categories) {
        if (category.is_string()) wanted.insert(category.get<std::string>());
    }
    std::multiset<std::string> given;
    out.each(series, "data", {1, 20}, pointer, [&](const json& point, const std::string& at) {
        out.string(point, "label", label, at, true);
        check_number(out, point, at);
        given.insert(text_at(point, "label"));
    });
    if (given != wanted) {
        out.add("must have exactly one point for each category", pointer + "/data");
    }
}

void check_axes(findings& out, const json& chart, const std::string& pointer) {
    const auto* axes = out.required(chart, "axis_config", pointer);
    if (axes == nullptr) return;
    const auto at = pointer + "/axis_config";
    out.string(*axes, "x_label", {1, 50}, at);
    out.string(*axes, "y_label", {1, 50}, at);
    out.each(*axes, "categories", {1, 20}, at, [&](const json& category, const std::string& place) {
        const auto size =
            category.is_string() ? code_points(category.get_ref<const std::string&>()) : 0;
        if (size < label.least || size > label.most) {
            out.add("must be a string of 1 to 20 characters", place);
        }
    });
}

void check_series(findings& out, const json& chart, const std::string& pointer) {
    check_axes(out, chart, pointer);
    const auto& categories = member(member(chart, "axis_config"), "categories");
    std::set<std::string> names;
    out.each(chart, "series", {1, 12}, pointer, [&](const json& series, const std::string& at) {
        out.string(series, "name", label, at, true);
        if (!names.insert(text_at(series, "name")).second) {
            out.add("series names must be unique", at + "/name");
        }
        check_points(out, series, categories, at);
    });
}

}  // namespace

void check_data_visualization(findings& out, const json& block, const std::string& pointer) {
    out.string(block, "title", {1, 50}, pointer, true);
    const auto* chart = out.required(block, "chart", pointer);
    if (chart == nullptr) return;
    const auto at = pointer + "/chart";
    const auto type = text_at(*chart, "type");
    if (type == "bar" || type == "area" || type == "line") return check_series(out, *chart, at);
    if (type != "pie") return out.add("unsupported type: " + type, at + "/type");
    out.each(*chart, "segments", {1, 12}, at, [&](const json& segment, const std::string& place) {
        check_segment(out, segment, place);
    });
}

}  // namespace coach::sandbox
