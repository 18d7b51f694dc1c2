#include "tests/support/tls_identity.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <iomanip>
#include <sstream>
#include <stdexcept>

namespace coach::testing {

namespace {

constexpr std::chrono::seconds one_hour{3600};

struct openssl_free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO* memory) const { BIO_free(memory); }
};

template <class T>
using owned = std::unique_ptr<T, openssl_free>;

void check(int outcome) {
    if (outcome <= 0) throw std::runtime_error("OpenSSL failed");
}

owned<EVP_PKEY> make_key() {
    owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    check(key ? 1 : 0);
    return key;
}

void name(X509_NAME* subject, const std::string& text) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.c_str());
    check(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, bytes, -1, -1, 0));
}

void extend(X509* certificate, int what, const std::string& value) {
    const owned<X509_EXTENSION> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str()));
    check(extension ? 1 : 0);
    check(X509_add_ext(certificate, extension.get(), -1));
}

owned<X509> make_certificate(const std::string& subject, EVP_PKEY* key,
                             std::chrono::seconds lifetime) {
    static long serial = 0;
    owned<X509> certificate(X509_new());
    check(X509_set_version(certificate.get(), 2));
    check(ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -one_hour.count());
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), lifetime.count());
    check(X509_set_pubkey(certificate.get(), key));
    name(X509_get_subject_name(certificate.get()), subject);
    return certificate;
}

template <class Write>
std::string to_pem(Write write) {
    const owned<BIO> memory(BIO_new(BIO_s_mem()));
    check(write(memory.get()));
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string to_pem(X509* certificate) {
    return to_pem([=](BIO* memory) { return PEM_write_bio_X509(memory, certificate); });
}

}  // namespace

struct certificate_authority::impl {
    owned<EVP_PKEY> key;
    owned<X509> certificate;
};

certificate_authority::certificate_authority(const std::string& name)
    : impl_(std::make_unique<impl>()) {
    impl_->key = make_key();
    impl_->certificate = make_certificate(name, impl_->key.get(), 24 * one_hour);
    auto* own = impl_->certificate.get();
    check(X509_set_issuer_name(own, X509_get_subject_name(own)));
    extend(own, NID_basic_constraints, "critical,CA:TRUE");
    check(X509_sign(own, impl_->key.get(), EVP_sha256()));
}

certificate_authority::~certificate_authority() = default;

std::string certificate_authority::certificate() const {
    return to_pem(impl_->certificate.get());
}

std::string certificate_authority::hashed_name() const {
    std::ostringstream out;
    out << std::hex << std::setw(8) << std::setfill('0')
        << X509_subject_name_hash(impl_->certificate.get()) << ".0";
    return out.str();
}

tls_identity certificate_authority::issue(const std::string& host,
                                          std::chrono::seconds lifetime) const {
    const auto key = make_key();
    const auto issued = make_certificate(host, key.get(), lifetime);
    check(X509_set_issuer_name(issued.get(), X509_get_subject_name(impl_->certificate.get())));
    extend(issued.get(), NID_subject_alt_name, "DNS:" + host);
    check(X509_sign(issued.get(), impl_->key.get(), EVP_sha256()));
    const auto write_key = [&](BIO* memory) {
        return PEM_write_bio_PrivateKey(memory, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    };
    return {.certificate = to_pem(issued.get()), .key = to_pem(write_key)};
}

}  // namespace coach::testing
