#include "tests/fuzz/expect.hpp"

#include "core/unicode.hpp"

#include <cstdlib>
#include <iostream>
#include <string>

namespace coach::testing {

namespace {

bool is_harmless(char32_t point) {
    const bool control =
        (point < 0x20 && point != U'\n' && point != U'\t') || (point >= 0x7F && point <= 0x9F);
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return !control && !turns && point < first_raw_byte;
}

}  // namespace

void expect(bool holds, std::string_view what) {
    if (holds) return;
    std::cerr << "BROKEN PROMISE: " << what << '\n';
    std::abort();
}

void expect_harmless(std::string_view text, std::string_view where) {
    for (const char32_t point : decode_utf8(text)) {
        if (!is_harmless(point)) expect(false, std::string(where) + ": " + std::string(text));
    }
}

void expect_all_harmless(const nlohmann::json& tree, std::string_view where) {
    if (tree.is_string()) expect_harmless(tree.get_ref<const std::string&>(), where);
    if (!tree.is_structured()) return;
    for (const auto& inner : tree) expect_all_harmless(inner, where);
}

}  // namespace coach::testing
