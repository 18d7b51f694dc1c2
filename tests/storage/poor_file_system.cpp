#include "tests/storage/poor_file_system.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <sys/syscall.h>
#include <unistd.h>

namespace coach::testing {

namespace {

std::atomic<std::optional<lacking>> lacks;

}  // namespace

poor_file_system::poor_file_system(lacking what) {
    lacks = what;
}

poor_file_system::~poor_file_system() {
    lacks = std::nullopt;
}

}  // namespace coach::testing

// These stand before the C library's own.

extern "C" int renameat2(int from, const char* name, int to, const char* next,
                         unsigned int flags) noexcept {
    if (coach::testing::lacks.load() && flags != 0) {
        errno = EINVAL;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_renameat2, from, name, to, next, flags));
}

extern "C" int link(const char* name, const char* next) noexcept {
    if (coach::testing::lacks.load() == coach::testing::lacking::links) {
        errno = EPERM;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, name, AT_FDCWD, next, 0));
}
