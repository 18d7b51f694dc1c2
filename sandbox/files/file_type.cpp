#include "sandbox/files/file_type.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace coach::sandbox {

namespace {

using namespace std::string_view_literals;

struct magic {
    std::string_view start;
    file_type type;
};

constexpr std::array magics{
    magic{"\x89PNG\r\n\x1a\n"sv, {"image/png", "png", "PNG", true}},
    magic{"\xff\xd8\xff"sv, {"image/jpeg", "jpg", "JPEG", true}},
    magic{"GIF87a"sv, {"image/gif", "gif", "GIF", true}},
    magic{"GIF89a"sv, {"image/gif", "gif", "GIF", true}},
    magic{"%PDF-"sv, {"application/pdf", "pdf", "PDF", false}},
    magic{"PK\x03\x04"sv, {"application/zip", "zip", "Zip", false}},
};

constexpr file_type plain_text{"text/plain", "text", "Plain Text", false};
constexpr file_type binary{"application/octet-stream", "binary", "Binary", false};

bool is_utf8(std::string_view bytes) {
    const auto quoted =
        nlohmann::json(bytes).dump(-1, ' ', false, nlohmann::json::error_handler_t::ignore);
    return nlohmann::json::parse(quoted).get_ref<const std::string&>() == bytes;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
}

}  // namespace

const file_type& detect_file_type(std::string_view bytes) {
    const auto* found =
        std::ranges::find_if(magics, [&](const magic& m) { return bytes.starts_with(m.start); });
    if (found != magics.end()) return found->type;
    return std::ranges::none_of(bytes, is_control) && is_utf8(bytes) ? plain_text : binary;
}

}  // namespace coach::sandbox
