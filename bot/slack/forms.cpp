#include "bot/slack/forms.hpp"

#include <string_view>

namespace coach::slack {

namespace {

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

void append_escaped(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        if (is_unreserved(c)) {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.push_back('%');
        out.push_back(digits[byte >> 4U]);
        out.push_back(digits[byte & 0x0FU]);
    }
}

}  // namespace

std::string encode_form(const nlohmann::json& object) {
    std::string out;
    for (const auto& [name, value] : object.items()) {
        if (value.is_null()) continue;
        if (!out.empty()) out.push_back('&');
        append_escaped(out, name);
        out.push_back('=');
        append_escaped(out,
                       value.is_string()
                           ? value.get_ref<const std::string&>()
                           : value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
    return out;
}

}  // namespace coach::slack
