#include "tests/bot/slack/loopback.hpp"

#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace coach::testing {

only_trusting::only_trusting(const certificate_authority& authority) {
    static int count = 0;
    const auto name = "coach-trust-" + std::to_string(getpid()) + "-" + std::to_string(++count);
    file_ = std::filesystem::temp_directory_path() / name;
    std::ofstream(file_) << authority.certificate();
    setenv("SSL_CERT_FILE", file_.c_str(), 1);  // no thread yet
}

only_trusting::~only_trusting() {
    unsetenv("SSL_CERT_FILE");
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

slack::url loopback(const std::string& scheme, std::uint16_t port, const std::string& target) {
    return {.scheme = scheme, .host = "localhost", .port = port, .target = target};
}

}  // namespace coach::testing
