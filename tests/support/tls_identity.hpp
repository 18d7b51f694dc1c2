#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace coach::testing {

/// A certificate and its private key, in PEM.
struct tls_identity {
    std::string certificate;
    std::string key;
};

/// A certificate authority that exists only in this process.
class certificate_authority {
 public:
    explicit certificate_authority(const std::string& name);
    certificate_authority(const certificate_authority&) = delete;
    certificate_authority& operator=(const certificate_authority&) = delete;
    ~certificate_authority();

    /// Its own certificate, for a trust store.
    std::string certificate() const;

    /// How its certificate is called in a directory of certificates: see c_rehash(1).
    std::string hashed_name() const;

    /// An identity for a server of this host name, valid from an hour before now until `lifetime`
    /// after it; a negative one has expired.
    tls_identity issue(const std::string& host,
                       std::chrono::seconds lifetime = std::chrono::hours{1}) const;

 private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

}  // namespace coach::testing
