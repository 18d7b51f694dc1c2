#include "core/behavior_words.hpp"

#include "core/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace coach {

namespace {

constexpr std::size_t shortest_word = 3;
constexpr std::size_t shortest_stem = 3;

constexpr std::array<std::string_view, 24> little_words{
    "about", "all",  "and",  "are", "but",  "for",  "from",    "has",
    "have",  "her",  "his",  "its", "not",  "our",  "that",    "the",
    "their", "they", "this", "was", "were", "with", "without", "you"};

bool is_part_of_word(char byte) {
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    return plain || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

bool cut(std::string& word, std::string_view ending) {
    if (!word.ends_with(ending) || word.size() < ending.size() + shortest_stem) return false;
    word.resize(word.size() - ending.size());
    return true;
}

void cut_grammar(std::string& word) {
    if (word.ends_with("ss")) return;
    for (const auto* ending : {"ing", "ed", "es", "s", "e"}) {
        if (cut(word, ending)) return;
    }
}

/// "shipp" as "ship", "strategy" as "strategi".
void even_out(std::string& word) {
    const auto size = word.size();
    const bool doubled = size > shortest_stem && word[size - 1] == word[size - 2];
    if (doubled && word.back() != 's' && word.back() != 'l') word.pop_back();
    if (word.ends_with('y')) word.back() = 'i';
}

std::string stem(std::string word) {
    cut_grammar(word);
    even_out(word);
    return word;
}

bool is_telling(const std::string& word) {
    return word.size() >= shortest_word &&
           std::ranges::find(little_words, word) == little_words.end();
}

}  // namespace

std::vector<std::string> telling_words(std::string_view text) {
    auto folded = fold(text);
    std::ranges::replace_if(folded, [](char byte) { return !is_part_of_word(byte); }, ' ');
    std::vector<std::string> out;
    for (auto& word : split_words(folded)) {
        if (is_telling(word)) out.push_back(stem(std::move(word)));
    }
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

bool names_behavior(const journal_entry& entry, std::string_view behavior) {
    const auto wanted = telling_words(behavior);
    const auto said = telling_words(entry.text.main + ' ' + entry.text.quote);
    std::vector<std::string> shared;
    std::ranges::set_intersection(wanted, said, std::back_inserter(shared));
    const auto least = std::min<std::size_t>(wanted.size(), 2);
    return !shared.empty() && shared.size() >= least && 2 * shared.size() > wanted.size();
}

}  // namespace coach
