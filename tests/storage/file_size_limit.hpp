#pragma once

#include <csignal>
#include <sys/resource.h>

namespace coach::testing {

/// Until the end of the scope no file of this process grows beyond so many bytes: what writing to
/// a broken or full disk is like.
class file_size_limit {
 public:
    explicit file_size_limit(rlim_t bytes);
    file_size_limit(const file_size_limit&) = delete;
    file_size_limit& operator=(const file_size_limit&) = delete;
    ~file_size_limit();

 private:
    rlimit before_{};
    void (*handler_)(int);
};

}  // namespace coach::testing
