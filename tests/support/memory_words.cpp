#include "tests/support/memory_words.hpp"

#include "core/unicode.hpp"
#include "core/words.hpp"

#include <array>
#include <cwctype>
#include <locale>
#include <utility>

namespace coach::testing {

namespace {

bool is_combining(char32_t point) {
    return point >= 0x300 && point <= 0x36F;
}

bool is_word_part(char32_t point) {
    static const std::locale unicode("C.UTF-8");
    return point < first_raw_byte && std::isalnum(static_cast<wchar_t>(point), unicode);
}

char32_t without_diacritic(char32_t point) {
    using namespace std::string_view_literals;
    constexpr std::array<std::pair<std::u32string_view, char32_t>, 7> marked{{
        {U"àáâãäåāăą"sv, U'a'},
        {U"çćĉċč"sv, U'c'},
        {U"èéêëēĕėęěệ"sv, U'e'},
        {U"ìíîïĩīĭį"sv, U'i'},
        {U"ñńņň"sv, U'n'},
        {U"òóôõöōŏőơ"sv, U'o'},
        {U"ùúûüũūŭůű"sv, U'u'},
    }};
    for (const auto& [letters, plain] : marked) {
        if (letters.find(point) != std::u32string_view::npos) return plain;
    }
    return point;
}

}  // namespace

std::set<std::string> plain_words(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (const char32_t point : decode_utf8(fold(text)) + U' ') {
        if (is_combining(point)) continue;
        if (is_word_part(point)) {
            append_utf8(without_diacritic(point), word);
        } else if (!word.empty()) {
            words.insert(std::exchange(word, {}));
        }
    }
    return words;
}

std::string short_name(const request_key& key) {
    constexpr std::size_t longest = 40;
    const auto& text = key.str();
    return text.size() <= longest ? text : std::to_string(std::hash<std::string>{}(text));
}

}  // namespace coach::testing
