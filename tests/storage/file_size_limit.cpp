#include "tests/storage/file_size_limit.hpp"

#include <stdexcept>

namespace coach::testing {

file_size_limit::file_size_limit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    const bool known = ::getrlimit(RLIMIT_FSIZE, &before_) == 0;
    const rlimit lower{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    if (!known || ::setrlimit(RLIMIT_FSIZE, &lower) != 0) {
        throw std::runtime_error("cannot limit the size of files");
    }
}

file_size_limit::~file_size_limit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
}

}  // namespace coach::testing
