#include "storage/sealing.hpp"

#include "storage/random_numbers.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace coach::storage {

namespace {

constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
static_assert(sealed_size == nonce_size + answer_room + tag_size);

struct free_cipher {
    void operator()(EVP_CIPHER_CTX* one) const { EVP_CIPHER_CTX_free(one); }
};
using cipher = std::unique_ptr<EVP_CIPHER_CTX, free_cipher>;

void require(bool fine) {
    if (!fine) throw std::runtime_error("OpenSSL cannot seal");
}

int length_of(std::span<const unsigned char> part) {
    return static_cast<int>(part.size());
}

/// Lengths stand before the names, so that no two places read the same.
std::string associated(const sealed_place& place) {
    std::string out;
    for (const auto* name : {&place.team.str(), &place.feedback.str(), &place.giver.str()}) {
        out += std::to_string(name->size()) + ':' + *name;
    }
    return out;
}

enum class direction : int { opening = 0, sealing = 1 };

/// A cipher that has been told the key, the nonce and the place.
cipher begin(direction way, const secret_bytes& key, const sealed_place& place,
             std::span<const unsigned char> nonce) {
    if (key.span().size() != sealing_key_size) throw std::length_error("a key has another length");
    cipher out(EVP_CIPHER_CTX_new());
    require(out != nullptr);
    require(EVP_CipherInit_ex(out.get(), EVP_aes_256_gcm(), nullptr, key.span().data(),
                              nonce.data(), static_cast<int>(way)) == 1);
    const auto place_text = associated(place);
    const auto about = bytes_in(place_text);
    int taken = 0;
    require(EVP_CipherUpdate(out.get(), nullptr, &taken, about.data(), length_of(about)) == 1);
    return out;
}

/// Galois/Counter Mode gives as much as it takes, at once.
void pass(EVP_CIPHER_CTX* through, std::span<const unsigned char> in, unsigned char* out) {
    int given = 0;
    require(EVP_CipherUpdate(through, out, &given, in.data(), length_of(in)) == 1 &&
            given == length_of(in));
}

/// Whether it ends well: of opening, whether the tag fits.
bool ends_well(EVP_CIPHER_CTX* of) {
    unsigned char nothing = 0;
    int given = 0;
    return EVP_CipherFinal_ex(of, &nothing, &given) == 1;
}

}  // namespace

bytes seal(const secret_bytes& key, const sealed_place& place,
           std::span<const unsigned char> content) {
    if (content.size() != answer_room) throw std::length_error("an answer has another length");
    bytes out(sealed_size);
    const std::span whole(out);
    fill_randomly(whole.first(nonce_size));
    const auto with = begin(direction::sealing, key, place, whole.first(nonce_size));
    pass(with.get(), content, whole.subspan(nonce_size).data());
    require(ends_well(with.get()));
    require(EVP_CIPHER_CTX_ctrl(with.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_size),
                                whole.last(tag_size).data()) == 1);
    return out;
}

std::optional<secret_bytes> unseal(const secret_bytes& key, const sealed_place& place,
                                   std::span<const unsigned char> sealed) {
    if (sealed.size() != sealed_size) return std::nullopt;
    const auto with = begin(direction::opening, key, place, sealed.first(nonce_size));
    secret_bytes out(answer_room);
    pass(with.get(), sealed.subspan(nonce_size, answer_room), out.span().data());
    bytes tag(sealed.end() - tag_size, sealed.end());
    require(EVP_CIPHER_CTX_ctrl(with.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_size),
                                tag.data()) == 1);
    if (!ends_well(with.get())) return std::nullopt;
    return out;
}

}  // namespace coach::storage
