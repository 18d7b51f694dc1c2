#pragma once

#include <span>
#include <string_view>

namespace coach::sandbox {

/// One file of the page, as it lies in the binary.
struct page_file {
    std::string_view path;  ///< "/index.html"
    std::string_view bytes;
};

/// Every file of the page; made by sandbox/CMakeLists.txt from its one list.
std::span<const page_file> page_files();

}  // namespace coach::sandbox
