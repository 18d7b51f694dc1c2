#include "sandbox/net/pages.hpp"

#include "sandbox/net/page_file.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace coach::sandbox {

namespace {

struct content_type {
    std::string_view suffix;
    std::string_view type;
};

constexpr std::array content_types{
    content_type{".html", "text/html; charset=utf-8"},
    content_type{".css", "text/css; charset=utf-8"},
    content_type{".js", "text/javascript; charset=utf-8"},
    content_type{".svg", "image/svg+xml"},
};

constexpr auto security_policy =
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "object-src 'none'";

}  // namespace

http_reply answer_page(std::string_view path) {
    const auto wanted = path == "/" ? std::string_view("/index.html") : path;
    const auto files = page_files();
    const auto file = std::ranges::find(files, wanted, &page_file::path);
    const auto* type = std::ranges::find_if(
        content_types, [&](const content_type& t) { return wanted.ends_with(t.suffix); });
    if (file == files.end() || type == content_types.end()) return refusal(404, "not_found");
    return {.status = 200,
            .content_type = std::string(type->type),
            .body = std::string(file->bytes),
            .headers = {{"content-security-policy", security_policy}}};
}

}  // namespace coach::sandbox
