#include "bot/slack/json_text.hpp"

#include <boost/json/src.hpp>

#include <array>
#include <cstddef>
#include <string>

namespace coach::slack {

namespace {

using nlohmann::json;
namespace wire = boost::json;

constexpr std::size_t deepest_nesting = 200;

json tree_of(const wire::value& value);

json tree_of(const wire::object& from) {
    auto out = json::object();
    auto& members = out.get_ref<json::object_t&>();
    for (const auto& [key, value] : from) members[std::string(key)] = tree_of(value);
    return out;
}

json tree_of(const wire::array& from) {
    auto out = json::array();
    auto& items = out.get_ref<json::array_t&>();
    items.reserve(from.size());
    for (const auto& value : from) items.push_back(tree_of(value));
    return out;
}

json tree_of(const wire::value& value) {
    switch (value.kind()) {
        case wire::kind::object:
            return tree_of(value.get_object());
        case wire::kind::array:
            return tree_of(value.get_array());
        case wire::kind::string:
            return std::string(value.get_string());
        case wire::kind::bool_:
            return value.get_bool();
        case wire::kind::int64:
            return value.get_int64();
        case wire::kind::uint64:
            return value.get_uint64();
        case wire::kind::double_:
            return value.get_double();
        case wire::kind::null:
            return nullptr;
    }
    return nullptr;
}

}  // namespace

/// Boost's parser is several times as fast as nlohmann's; what it reads lives in one piece of
/// memory for as long as it takes to copy it into the tree that everybody else works with.
std::optional<json> parse_json(std::string_view text) {
    std::array<unsigned char, 8UL * 1024> room;
    wire::monotonic_resource memory(room.data(), room.size());
    boost::system::error_code failed;
    const auto value = wire::parse(text, failed, &memory, {.max_depth = deepest_nesting});
    if (failed) return std::nullopt;
    return tree_of(value);
}

}  // namespace coach::slack
