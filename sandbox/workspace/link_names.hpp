#pragma once

#include "sandbox/workspace/workspace.hpp"

#include <string>
#include <string_view>

namespace coach::sandbox {

/// What `link_names` and `parse=full` make of an app's text: `@handle`, `#channel`, `@here`,
/// `@channel` and `@everyone` become mentions. Control sequences stay as they are.
std::string link_names(std::string_view text, const workspace& space);

}  // namespace coach::sandbox
