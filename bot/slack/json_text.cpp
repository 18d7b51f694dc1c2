#include "bot/slack/json_text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace coach::slack {

namespace {

using nlohmann::json;
namespace wire = boost::json;

constexpr std::size_t deepest_nesting = 200;
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// Makes a tree of what Boost's parser reports. The names are those that the parser asks for:
/// boost.org/doc/libs/1_81_0/libs/json/doc/html/json/ref/boost__json__basic_parser.html.
class tree_builder {
 public:
    static constexpr std::size_t max_object_size = no_limit;
    static constexpr std::size_t max_array_size = no_limit;
    static constexpr std::size_t max_key_size = no_limit;
    static constexpr std::size_t max_string_size = no_limit;

    using code = boost::system::error_code;
    using text = wire::string_view;

    json take() { return std::move(root_); }

    bool on_document_begin(code& /*failed*/) { return true; }
    bool on_document_end(code& /*failed*/) { return true; }
    bool on_object_begin(code& /*failed*/) { return begin(json::object()); }
    bool on_object_end(std::size_t /*size*/, code& /*failed*/) { return end(); }
    bool on_array_begin(code& /*failed*/) { return begin(json::array()); }
    bool on_array_end(std::size_t /*size*/, code& /*failed*/) { return end(); }
    bool on_key_part(text part, std::size_t /*size*/, code& /*failed*/) { return collect(part); }
    bool on_key(text last, std::size_t /*size*/, code& /*failed*/) {
        key_ = whole(last);
        return true;
    }
    bool on_string_part(text part, std::size_t /*size*/, code& /*failed*/) { return collect(part); }
    bool on_string(text last, std::size_t /*size*/, code& /*failed*/) { return add(whole(last)); }
    bool on_number_part(text /*part*/, code& /*failed*/) { return true; }
    bool on_int64(std::int64_t number, text /*digits*/, code& /*failed*/) { return add(number); }
    bool on_uint64(std::uint64_t number, text /*digits*/, code& /*failed*/) { return add(number); }
    bool on_double(double number, text /*digits*/, code& /*failed*/) { return add(number); }
    bool on_bool(bool value, code& /*failed*/) { return add(value); }
    bool on_null(code& /*failed*/) { return add(nullptr); }
    bool on_comment_part(text /*part*/, code& /*failed*/) { return true; }
    bool on_comment(text /*last*/, code& /*failed*/) { return true; }

 private:
    bool collect(text part) {
        collected_.append(part.data(), part.size());
        return true;
    }

    std::string whole(text last) {
        if (collected_.empty()) return {last.data(), last.size()};
        collect(last);
        return std::exchange(collected_, {});
    }

    /// Where the value came to stand. A name that an object has already gets the later value.
    json& place(json value) {
        if (open_.empty()) return root_ = std::move(value);
        auto& around = *open_.back();
        if (auto* const items = around.get_ptr<json::array_t*>()) {
            return items->emplace_back(std::move(value));
        }
        auto& members = around.get_ref<json::object_t&>();
        return members.insert_or_assign(std::move(key_), std::move(value)).first->second;
    }

    bool add(json value) {
        place(std::move(value));
        return true;
    }

    bool begin(json empty) {
        open_.push_back(&place(std::move(empty)));
        return true;
    }

    bool end() {
        open_.pop_back();
        return true;
    }

    json root_;
    std::vector<json*> open_;  ///< the values around the next one, the outermost first
    std::string key_;
    std::string collected_;  ///< of a text or a name that comes in parts
};

/// Whether a text stands in JSON as it is.
bool is_plain(std::string_view text) {
    constexpr unsigned char first_printable = 0x20;
    constexpr unsigned char first_beyond_ascii = 0x80;
    bool plain = true;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        plain &=
            byte >= first_printable && byte < first_beyond_ascii && each != '"' && each != '\\';
    }
    return plain;
}

void append(const std::string& text, std::string& out) {
    if (!is_plain(text)) {
        out += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void append(const json& value, std::string& out);

void append(const json::object_t& members, std::string& out) {
    char before = '{';
    for (const auto& [name, value] : members) {
        out += std::exchange(before, ',');
        append(name, out);
        out += ':';
        append(value, out);
    }
    out += members.empty() ? "{}" : "}";
}

void append(const json::array_t& items, std::string& out) {
    char before = '[';
    for (const auto& item : items) {
        out += std::exchange(before, ',');
        append(item, out);
    }
    out += items.empty() ? "[]" : "]";
}

void append(const json& value, std::string& out) {
    if (const auto* const members = value.get_ptr<const json::object_t*>()) {
        append(*members, out);
    } else if (const auto* const items = value.get_ptr<const json::array_t*>()) {
        append(*items, out);
    } else if (const auto* const text = value.get_ptr<const json::string_t*>()) {
        append(*text, out);
    } else {
        out += value.dump();
    }
}

}  // namespace

/// Boost's parser is several times as fast as nlohmann's, and so is this way to write: nlohmann
/// decodes each character, and nearly all texts are plain.
std::optional<json> parse_json(std::string_view text) {
    wire::basic_parser<tree_builder> parser({.max_depth = deepest_nesting});
    boost::system::error_code failed;
    const auto read = parser.write_some(false, text.data(), text.size(), failed);
    if (failed || read < text.size()) return std::nullopt;
    return parser.handler().take();
}

std::string wire_text(const json& value) {
    std::string out;
    append(value, out);
    return out;
}

}  // namespace coach::slack
