#include "storage/digest.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace coach::storage {

std::uint64_t digest(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    const auto hashed =
        EVP_Digest(text.data(), text.size(), bytes.data(), nullptr, EVP_sha256(), nullptr);
    if (hashed != 1) throw std::runtime_error("OpenSSL has no SHA-256");
    std::uint64_t out = 0;
    std::memcpy(&out, bytes.data(), sizeof out);
    return out;
}

std::string short_text(std::uint64_t number) {
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    constexpr std::size_t length = 12;
    constexpr unsigned bits = 5;
    std::string out;
    for (std::size_t i = 0; i < length; ++i, number >>= bits) {
        out.push_back(alphabet[number % alphabet.size()]);
    }
    return out;
}

std::string random_text() {
    std::array<std::uint64_t, 2> numbers{};
    std::array<unsigned char, sizeof numbers> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error("OpenSSL has no randomness");
    }
    std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return short_text(numbers[0]) + short_text(numbers[1]);
}

}  // namespace coach::storage
