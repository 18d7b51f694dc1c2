#pragma once

#include <memory>

namespace coach::slack {

/// What every TLS connection shares: TLS 1.2 or newer, certificates verified against the system's
/// store, or what SSL_CERT_FILE and SSL_CERT_DIR name instead.
class tls_context;

/// Reads the store once; throws boost::system::system_error if OpenSSL cannot be set up.
std::shared_ptr<tls_context> make_tls_context();

}  // namespace coach::slack
