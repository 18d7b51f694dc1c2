#pragma once

#include <cstddef>
#include <cstdint>

namespace coach::testing {

/// Changes one line of several lines of JSON, so that it mostly stays JSON: a value becomes one of
/// another type, goes, comes twice, or takes another's place. Sometimes libFuzzer changes the bytes
/// as it likes. `data` has room for `most` bytes; the new size is returned. A target calls it from
/// its LLVMFuzzerCustomMutator.
std::size_t mutate_json_lines(std::uint8_t* data, std::size_t size, std::size_t most,
                              unsigned seed);

}  // namespace coach::testing
