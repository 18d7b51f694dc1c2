#include "tests/bot/slack/loopback.hpp"

#include <cstdlib>
#include <fstream>

namespace coach::testing {

only_trusting::only_trusting(const certificate_authority& authority, trust_store kind)
    : variable_(kind == trust_store::file ? "SSL_CERT_FILE" : "SSL_CERT_DIR") {
    const auto file = place_.path() / authority.hashed_name();
    std::ofstream(file) << authority.certificate();
    const auto store = kind == trust_store::file ? file : place_.path();
    setenv(variable_, store.c_str(), 1);  // no thread yet
}

only_trusting::~only_trusting() {
    unsetenv(variable_);
}

slack::url loopback(const std::string& scheme, std::uint16_t port, const std::string& target) {
    return {.scheme = scheme, .host = "localhost", .port = port, .target = target};
}

}  // namespace coach::testing
