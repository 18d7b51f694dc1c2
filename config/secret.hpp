#pragma once

#include <string>
#include <utility>

namespace coach::config {

/// A token. It has no operator<<, no conversion and no comparison, so that it reaches a log, an
/// error or a test's output only where somebody wrote reveal().
class secret {
 public:
    explicit secret(std::string value) : value_(std::move(value)) {}

    /// The token itself; lives as long as this secret.
    const std::string& reveal() const { return value_; }

 private:
    std::string value_;
};

}  // namespace coach::config
