#include "storage/secret_bytes.hpp"

#include <openssl/crypto.h>

namespace coach::storage {

secret_bytes::~secret_bytes() {
    OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

std::span<const unsigned char> bytes_in(std::string_view text) {
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

}  // namespace coach::storage
