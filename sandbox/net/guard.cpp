#include "sandbox/net/guard.hpp"

#include <string>

namespace coach::sandbox {

namespace {

bool is_own(std::string_view host, std::string_view authority) {
    const auto port = authority.substr(authority.rfind(':'));
    return host == authority || host == "localhost" + std::string(port);
}

}  // namespace

std::optional<http_reply> refuse_stranger(const http_request& request, std::string_view authority) {
    constexpr std::string_view scheme = "http://";
    if (!is_own(field(request.headers, "host"), authority)) return refusal(403, "foreign_host");
    const auto origin = field(request.headers, "origin");
    if (origin.empty()) return std::nullopt;
    if (origin.starts_with(scheme) && is_own(origin.substr(scheme.size()), authority)) {
        return std::nullopt;
    }
    return refusal(403, "foreign_origin");
}

}  // namespace coach::sandbox
