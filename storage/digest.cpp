#include "storage/digest.hpp"

#include "storage/random_numbers.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace coach::storage {

namespace {

using hash = std::array<unsigned char, 32>;

/// Fetched once: OpenSSL 3 looks for EVP_sha256() again at each use, which takes longer than to
/// hash a word. Source: docs.openssl.org/3.0/man7/crypto, "Implicit fetching".
const EVP_MD* sha256() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> fetched(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    return fetched.get();
}

hash hash_of(std::string_view text) {
    hash out{};
    const auto hashed =
        EVP_Digest(text.data(), text.size(), out.data(), nullptr, sha256(), nullptr);
    if (hashed != 1) throw std::runtime_error("OpenSSL has no SHA-256");
    return out;
}

}  // namespace

std::uint64_t digest(std::string_view text) {
    const auto bytes = hash_of(text);
    std::uint64_t out = 0;
    std::memcpy(&out, bytes.data(), sizeof out);
    return out;
}

std::string long_digest(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr unsigned half = 4;
    constexpr unsigned low = 0xF;
    std::string out;
    for (const unsigned byte : hash_of(text)) {
        out.push_back(digits[byte >> half]);
        out.push_back(digits[byte & low]);
    }
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
    fill_randomly(bytes);
    std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return short_text(numbers[0]) + short_text(numbers[1]);
}

}  // namespace coach::storage
