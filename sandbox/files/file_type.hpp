#pragma once

#include <string_view>

namespace coach::sandbox {

/// What a file is, in the words of Slack's file objects.
struct file_type {
    std::string_view mimetype;  ///< "image/png"
    std::string_view filetype;  ///< "png"
    std::string_view pretty;    ///< "PNG"
    bool is_picture;            ///< may stand in an image block: png, jpeg or gif
};

/// Tells by the first bytes; where they say nothing it is text if it is UTF-8 without control
/// characters, and otherwise "binary". The file's name is not believed.
const file_type& detect_file_type(std::string_view bytes);

}  // namespace coach::sandbox
