#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// One field or file of a multipart/form-data body.
struct form_part {
    std::string name;
    std::string filename;  ///< empty for a field
    std::string content;
};

/// Reads a multipart/form-data body (RFC 7578) strictly: nothing where the content type names no
/// boundary, a part has no name, or the body does not end with the closing boundary.
std::optional<std::vector<form_part>> parse_multipart(std::string_view content_type,
                                                      std::string_view body);

}  // namespace coach::sandbox
