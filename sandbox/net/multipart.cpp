#include "sandbox/net/multipart.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace coach::sandbox {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_boundary = 70;

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// The parameter of a header's value, quoted or not: `form-data; name="a"`.
std::optional<std::string> parameter(std::string_view value, std::string_view key) {
    const auto lower = lower_case(value);
    auto at = lower.find(key);
    while (at != npos && (at == 0 || (lower[at - 1] != ' ' && lower[at - 1] != ';'))) {
        at = lower.find(key, at + 1);
    }
    if (at == npos) return std::nullopt;
    value.remove_prefix(at + key.size());
    if (!value.starts_with('"')) return std::string(value.substr(0, value.find_first_of("; ")));
    const auto end = value.find('"', 1);
    if (end == npos) return std::nullopt;
    return std::string(value.substr(1, end - 1));
}

/// The value of the Content-Disposition among the header lines of a part.
std::string_view disposition(std::string_view headers) {
    constexpr std::string_view name = "content-disposition:";
    while (!headers.empty()) {
        const auto end = std::min(headers.find(line_end), headers.size());
        const auto line = headers.substr(0, end);
        if (lower_case(line.substr(0, name.size())) == name) return line.substr(name.size());
        headers.remove_prefix(std::min(end + line_end.size(), headers.size()));
    }
    return {};
}

/// A part from behind its boundary line up to the next boundary.
std::optional<form_part> parse_part(std::string_view part) {
    const auto blank = part.find("\r\n\r\n");
    if (blank == npos) return std::nullopt;
    const auto about = disposition(part.substr(0, blank));
    auto name = parameter(about, "name=");
    if (!name) return std::nullopt;
    return form_part{.name = std::move(*name),
                     .filename = parameter(about, "filename=").value_or(""),
                     .content = std::string(part.substr(blank + 4))};
}

}  // namespace

std::optional<std::vector<form_part>> parse_multipart(std::string_view content_type,
                                                      std::string_view body) {
    const auto boundary = parameter(content_type, "boundary=");
    if (!boundary || boundary->empty() || boundary->size() > longest_boundary) return std::nullopt;
    const auto opening = "--" + *boundary;
    const auto between = "\r\n" + opening;
    if (!body.starts_with(opening)) return std::nullopt;
    body.remove_prefix(opening.size());
    std::vector<form_part> parts;
    while (body.starts_with(line_end)) {
        body.remove_prefix(line_end.size());
        const auto end = body.find(between);
        auto part = end == npos ? std::nullopt : parse_part(body.substr(0, end));
        if (!part) return std::nullopt;
        parts.push_back(std::move(*part));
        body.remove_prefix(end + between.size());
    }
    if (body != "--" && body != "--\r\n") return std::nullopt;
    return parts;
}

}  // namespace coach::sandbox
