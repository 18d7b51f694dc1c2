#include "core/words.hpp"

#include "core/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <locale>
#include <stdexcept>
#include <utility>

namespace coach {

namespace {

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

char32_t plain_punctuation(char32_t c) {
    if (c >= 0x2018 && c <= 0x201B) return U'\'';
    if (c >= 0x201C && c <= 0x201F) return U'"';
    if (c >= 0x2010 && c <= 0x2015) return U'-';
    return c;
}

const std::locale& unicode_locale() {
    static const std::locale chosen = [] {
        try {
            return std::locale("C.UTF-8");
        } catch (const std::runtime_error&) {
            return std::locale::classic();
        }
    }();
    return chosen;
}

char32_t lower(char32_t c) {
    if (c >= first_raw_byte) return c;
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return static_cast<char32_t>(std::tolower(static_cast<wchar_t>(c), unicode_locale()));
}

/// Optimal string alignment distance, with three rolling rows.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (const char32_t point : decode_utf8(text)) {
        if (is_space(point)) {
            gap = !out.empty();
            continue;
        }
        if (std::exchange(gap, false)) out.push_back(' ');
        append_utf8(lower(plain_punctuation(point)), out);
    }
    return out;
}

std::vector<std::string> split_words(std::string_view folded) {
    std::vector<std::string> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        if (end > 0) words.emplace_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

std::optional<std::string> closest_word(std::string_view word,
                                        std::span<const std::string> candidates) {
    constexpr std::size_t longest_compared = 64;
    const auto wanted = decode_utf8(word);
    if (wanted.size() > longest_compared) return std::nullopt;
    const std::string* best = nullptr;
    auto allowed = wanted.size() / 3 + 1;
    for (const auto& candidate : candidates) {
        const auto wrong = distance(wanted, decode_utf8(candidate));
        if (wrong >= allowed) continue;
        best = &candidate;
        allowed = wrong;
    }
    if (best == nullptr) return std::nullopt;
    return *best;
}

}  // namespace coach
