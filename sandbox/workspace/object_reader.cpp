#include "sandbox/workspace/object_reader.hpp"

#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <utility>

namespace coach::sandbox {

using nlohmann::json;

object_reader::object_reader(const json& object, std::string place,
                             std::vector<std::string>& problems)
    : object_(&object), place_(std::move(place)), problems_(&problems) {
    if (!object.is_object() && !object.is_null()) problem("", "must be an object");
}

std::string object_reader::text(std::string_view key, std::string otherwise) {
    const auto& value = take(key);
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_null()) problem(key, "must be a text");
    return otherwise;
}

std::string object_reader::needed(std::string_view key) {
    auto value = text(key);
    if (take(key).is_null() || (take(key).is_string() && value.empty())) problem(key, "is missing");
    return value;
}

std::string object_reader::id(std::string_view key, std::string_view letters) {
    auto value = needed(key);
    if (!value.empty() && letters.find(value.front()) == std::string_view::npos) {
        problem(key, fmt::format("must start with one of {}", letters));
    }
    return value;
}

bool object_reader::flag(std::string_view key) {
    const auto& value = take(key);
    if (!value.is_boolean() && !value.is_null()) problem(key, "must be true or false");
    return value.is_boolean() && value.get<bool>();
}

std::vector<std::string> object_reader::texts(std::string_view key) {
    const auto& list = take(key);
    if (!list.is_array() && !list.is_null()) problem(key, "must be a list of texts");
    std::vector<std::string> out;
    for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
        if (list[i].is_string()) {
            out.push_back(list[i].get<std::string>());
        } else {
            problem(fmt::format("{}[{}]", key, i), "must be a text");
        }
    }
    return out;
}

std::vector<object_reader> object_reader::objects(std::string_view key) {
    const auto& list = take(key);
    if (!list.is_array() && !list.is_null()) problem(key, "must be a list");
    std::vector<object_reader> out;
    for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
        out.emplace_back(list[i], fmt::format("{}[{}]", place_of(key), i), *problems_);
    }
    return out;
}

object_reader object_reader::object(std::string_view key) {
    return {take(key), place_of(key), *problems_};
}

void object_reader::problem(std::string_view key, std::string_view what) {
    const auto place = place_of(key);
    problems_->push_back(fmt::format("{}: {}", place.empty() ? "the file" : place, what));
}

void object_reader::end() {
    if (!object_->is_object()) return;
    for (const auto& [key, value] : object_->items()) {
        if (!asked_.contains(key)) problem(key, "is not known here");
    }
}

const json& object_reader::take(std::string_view key) {
    asked_.emplace(key);
    return member(*object_, key);
}

std::string object_reader::place_of(std::string_view key) const {
    if (key.empty() || place_.empty()) return place_ + std::string(key);
    return fmt::format("{}.{}", place_, key);
}

}  // namespace coach::sandbox
