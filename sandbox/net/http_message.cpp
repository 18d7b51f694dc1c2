#include "sandbox/net/http_message.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace coach::sandbox {

namespace {

std::string decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const auto digits = text.substr(i + 1 > text.size() ? text.size() : i + 1, 2);
        const auto* end = digits.data() + digits.size();
        if (text[i] == '%' && digits.size() == 2 &&
            std::from_chars(digits.data(), end, value, 16).ptr == end) {
            out.push_back(static_cast<char>(value));
            i += 2;
        } else {
            out.push_back(text[i] == '+' ? ' ' : text[i]);
        }
    }
    return out;
}

}  // namespace

std::string_view field(const form_fields& fields, std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

form_fields parse_form(std::string_view text) {
    form_fields out;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        const auto value = pair.substr(std::min(equals + 1, pair.size()));
        if (!pair.empty()) out.insert_or_assign(decode(pair.substr(0, equals)), decode(value));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string media_type(const http_request& request) {
    auto type = std::string(field(request.headers, "content-type"));
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ')) type.pop_back();
    std::ranges::transform(type, type.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return type;
}

http_reply json_reply(unsigned status, const nlohmann::json& body) {
    return {.status = status, .body = to_text(body)};
}

http_reply refusal(unsigned status, std::string_view error) {
    return json_reply(status, {{"ok", false}, {"error", error}});
}

}  // namespace coach::sandbox
