#include "sandbox/random_source.hpp"

namespace coach::sandbox {

std::size_t random_source::below(std::size_t count) {
    return static_cast<std::size_t>(engine_() % count);
}

std::string random_source::hex(std::size_t length) {
    return from("0123456789abcdef", length);
}

std::string random_source::digits(std::size_t length) {
    return from("0123456789", length);
}

std::string random_source::letters(std::size_t length) {
    return from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
}

std::string random_source::uuid() {
    return hex(8) + '-' + hex(4) + "-4" + hex(3) + "-a" + hex(3) + '-' + hex(12);
}

std::string random_source::from(std::string_view alphabet, std::size_t length) {
    std::string out(length, ' ');
    for (char& c : out) c = alphabet[below(alphabet.size())];
    return out;
}

}  // namespace coach::sandbox
