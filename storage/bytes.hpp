#pragma once

#include <vector>

namespace coach::storage {

/// What is no text: keys, and what they seal.
using bytes = std::vector<unsigned char>;

}  // namespace coach::storage
