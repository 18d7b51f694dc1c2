#include "sandbox/block_kit/findings.hpp"

#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace coach::sandbox {

using nlohmann::json;

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void findings::add(std::string_view problem, std::string_view pointer) {
    found_.push_back(fmt::format("{} [json-pointer:{}]", problem, pointer));
}

const json* findings::required(const json& object, std::string_view key,
                               const std::string& pointer) {
    const auto& value = member(object, key);
    if (!value.is_null()) return &value;
    add(fmt::format("missing required field: {}", key), pointer);
    return nullptr;
}

void findings::string(const json& object, std::string_view key, range length,
                      const std::string& pointer, bool needed) {
    const auto& value = member(object, key);
    const auto at = fmt::format("{}/{}", pointer, key);
    if (value.is_null()) {
        if (needed) required(object, key, pointer);
        return;
    }
    if (!value.is_string()) return add("must provide a string", at);
    const auto size = code_points(value.get_ref<const std::string&>());
    if (size < length.least) {
        add(fmt::format("must be more than {} characters", length.least - 1), at);
    }
    if (size > length.most) {
        add(fmt::format("must be less than {} characters", length.most + 1), at);
    }
}

void findings::integer(const json& object, std::string_view key, std::int64_t least,
                       std::int64_t most, const std::string& pointer) {
    const auto& value = member(object, key);
    if (value.is_null()) return;
    const bool fits = value.is_number_integer() && value.get<std::int64_t>() >= least &&
                      value.get<std::int64_t>() <= most;
    if (!fits) {
        add(fmt::format("must be a number from {} to {}", least, most),
            fmt::format("{}/{}", pointer, key));
    }
}

void findings::boolean(const json& object, std::string_view key, const std::string& pointer) {
    const auto& value = member(object, key);
    if (value.is_null() || value.is_boolean()) return;
    add("must provide a boolean", fmt::format("{}/{}", pointer, key));
}

void findings::choice(const json& object, std::string_view key,
                      std::initializer_list<std::string_view> allowed, const std::string& pointer) {
    const auto& value = member(object, key);
    if (value.is_null()) return;
    const auto given = text_at(object, key);
    if (std::ranges::find(allowed, given) == allowed.end()) {
        add("must be a valid enum value", fmt::format("{}/{}", pointer, key));
    }
}

const json* findings::list(const json& object, std::string_view key, range count,
                           const std::string& pointer) {
    const auto* value = required(object, key, pointer);
    if (value == nullptr) return nullptr;
    const auto at = fmt::format("{}/{}", pointer, key);
    if (!value->is_array()) {
        add("must provide an array", at);
        return nullptr;
    }
    if (value->size() < count.least) {
        add(fmt::format("no fewer than {} items allowed", count.least), at);
    }
    if (value->size() > count.most) {
        add(fmt::format("no more than {} items allowed", count.most), at);
    }
    return value;
}

void findings::text(const json& value, std::size_t most, bool plain_only,
                    const std::string& pointer) {
    if (!value.is_object()) return add("must provide an object", pointer);
    const auto type = text_at(value, "type");
    if (type != "plain_text" && (plain_only || type != "mrkdwn")) {
        add(fmt::format("unsupported type: {}", type), pointer + "/type");
    }
    string(value, "text", {1, most}, pointer, true);
    if (type == "mrkdwn" && value.contains("emoji")) {
        add("invalid additional property: emoji", pointer);
    }
    if (type == "plain_text" && value.contains("verbatim")) {
        add("invalid additional property: verbatim", pointer);
    }
}

void findings::text_member(const json& object, std::string_view key, std::size_t most,
                           bool plain_only, const std::string& pointer, bool needed) {
    const auto& value = member(object, key);
    if (!value.is_null()) return text(value, most, plain_only, fmt::format("{}/{}", pointer, key));
    if (needed) required(object, key, pointer);
}

}  // namespace coach::sandbox
