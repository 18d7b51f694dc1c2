#include "sandbox/files/transfers.hpp"

#include "sandbox/files/file_object.hpp"
#include "sandbox/files/file_type.hpp"
#include "sandbox/net/multipart.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

http_reply plain(unsigned status, std::string text) {
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(text)};
}

/// The bytes that are uploaded; nothing where a form cannot be read or has no part.
std::optional<std::string> uploaded_bytes(const http_request& request) {
    if (media_type(request) != "multipart/form-data") return request.body;
    auto parts = parse_multipart(field(request.headers, "content-type"), request.body);
    if (!parts || parts->empty()) return std::nullopt;
    const auto file = std::ranges::find_if_not(
        *parts, [](const form_part& part) { return part.filename.empty(); });
    return std::move((file == parts->end() ? parts->front() : *file).content);
}

http_reply send_file(const stored_file& file) {
    const auto& type = detect_file_type(file.bytes);
    http_reply reply{
        .status = 200,
        .content_type = std::string(type.is_picture ? type.mimetype : "application/octet-stream"),
        .body = file.bytes,
        .headers = {{"x-content-type-options", "nosniff"},
                    {"content-security-policy", "default-src 'none'; sandbox"}}};
    if (!type.is_picture) reply.headers.emplace_back("content-disposition", "attachment");
    return reply;
}

}  // namespace

http_reply answer_upload(models& all, const http_request& request, moment now) {
    if (request.method != "POST") return plain(405, "method not allowed");
    auto bytes = uploaded_bytes(request);
    if (!bytes) return plain(400, "unreadable form");
    const auto size = bytes->size();
    const auto error = all.files.receive(request.path, std::move(*bytes), now.steady);
    if (error == "wrong_length") return plain(400, "the length is not the promised one");
    if (!error.empty()) return plain(404, "no such upload");
    return plain(200, "OK - " + std::to_string(size));
}

http_reply answer_private_file(const models& all, const http_request& request) {
    const bool is_bot =
        field(request.headers, "authorization") == "Bearer " + all.settings.bot_token;
    if (!is_bot || all.faults.is_revoked()) {
        return {.status = 200,
                .content_type = "text/html; charset=utf-8",
                .body = "<html><body><h1>Sign in to the workspace</h1></body></html>"};
    }
    for (const auto* file : all.files.all()) {
        const auto url = private_url(all, *file);
        if (url.ends_with(all.settings.authority + request.path) && is_ready(*file)) {
            return send_file(*file);
        }
    }
    return plain(404, "no such file");
}

http_reply answer_shown_file(const models& all, std::string_view id) {
    const auto* file = all.files.find(id);
    if (file == nullptr || !is_ready(*file)) return refusal(404, "file_not_found");
    return send_file(*file);
}

}  // namespace coach::sandbox
