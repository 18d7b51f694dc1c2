#include "bot/commands/level_request.hpp"

#include "bot/commands/spoken.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace coach::bot::level_request {

namespace {

using words = std::vector<std::string>;
using word_span = std::span<const std::string>;

constexpr std::array verbs{"next",   "all",  "matrix", "compare", "set",
                           "target", "help", "me",     "assess",  "history"};
constexpr std::array separators{"vs", "vs.", "and", "with", "to", ",", "/", "-"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Nobody names a level or a competency in more than that; reading it would only cost time.
constexpr std::size_t longest_text = 200;
constexpr std::size_t most_words = 12;

/// The text as it is compared, without the quotes that people put around a name.
std::string without_quotes(std::string_view text) {
    auto folded = fold(text);
    std::erase(folded, '"');
    std::string out;
    for (const auto& word : split_words(folded)) {
        const auto first = word.find_first_not_of('\'');
        if (first == std::string::npos) continue;
        const auto size = word.find_last_not_of('\'') - first + 1;
        out += (out.empty() ? "" : " ") + word.substr(first, size);
    }
    return out;
}

/// "set2" as "set 2", "2vs3" as "2 vs 3", "2,3" as "2 , 3", "2-3" as "2 - 3".
std::string loosen(std::string_view folded) {
    std::string out;
    char last = ' ';
    for (const char c : folded) {
        const bool meets_digit =
            (is_letter(last) && is_digit(c)) || (is_digit(last) && is_letter(c));
        const bool range = (c == '-' && is_digit(last)) || (last == '-' && out.ends_with(" -"));
        const bool meets_sign = range || last == ',' || c == ',' || last == '/' || c == '/';
        if (meets_digit || meets_sign) out.push_back(' ');
        out.push_back(c);
        last = c;
    }
    return out;
}

std::string join(word_span parts) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out.push_back(' ');
        out += part;
    }
    return out;
}

bool is_separator(const std::string& word) {
    return std::ranges::find(separators, word) != separators.end();
}

/// Every word that this ladder and the command understand.
words vocabulary(const framework& ladder) {
    words known(verbs.begin(), verbs.end());
    for (const auto& level : ladder.levels) {
        known.push_back(fold(level.key));
        known.push_back(fold(level.title));
        std::ranges::transform(level.aliases, std::back_inserter(known), fold);
    }
    for (const auto& competency : ladder.competencies) {
        known.push_back(fold(competency.name));
        known.push_back(fold(competency.short_name));
        std::ranges::transform(competency.aliases, std::back_inserter(known), fold);
    }
    return known;
}

/// What may have been meant: the nearest name for the whole, then the words mended one by one.
words corrections(const framework& ladder, word_span said) {
    const auto known = vocabulary(ladder);
    words out;
    if (auto whole = closest_word(join(said), known)) out.push_back(*std::move(whole));
    words mended;
    for (const auto& word : said) {
        const bool keep = is_separator(word) || find_level(ladder, word);
        mended.push_back(keep ? word : closest_word(word, known).value_or(word));
    }
    out.push_back(join(mended));
    return out;
}

class reader {
 public:
    reader(const framework& ladder, std::string_view text)
        : ladder_(ladder),
          member_(spoken::mentioned_member(text)),
          folded_(without_quotes(text)),
          words_(split_words(loosen(folded_))) {}

    /// What the words mean as they stand; nothing where they mean nothing.
    std::optional<any> read() const {
        if (words_.empty()) return show_card{};
        if (member_) return show_colleague{*member_};
        if (auto found = by_verb()) return found;
        if (const auto level = find_level(ladder_, folded_)) return show_level{*level};
        if (const auto pair = level_pair(words_)) return compare{pair->first, pair->second};
        const auto strands = find_competencies(ladder_, folded_);
        if (strands.size() == 1) return show_competency{strands.front()};
        return std::nullopt;
    }

    /// Commands that the person may have meant.
    words suggestions() const {
        words out;
        for (const auto i : find_competencies(ladder_, folded_)) {
            out.push_back(fold(ladder_.competencies[i].name));
        }
        if (!out.empty()) return out;
        for (auto& candidate : corrections(ladder_, words_)) {
            if (reader(ladder_, candidate).read()) return {std::move(candidate)};
        }
        return {};
    }

 private:
    using pair_of_levels = std::pair<std::size_t, std::size_t>;

    std::optional<any> by_verb() const {
        const auto& verb = words_.front();
        const auto rest = word_span(words_).subspan(1);
        if (folded_ == "history picture") return show_history_picture{};
        if (verb == "compare") return read_compare(rest);
        if (verb == "set") return read_set(rest);
        if (verb == "target") return read_set(words_);
        if (!rest.empty()) return std::nullopt;
        if (verb == "me") return show_card{};
        if (verb == "next") return show_next{};
        if (verb == "all" || verb == "levels") return show_all{};
        if (verb == "matrix") return show_matrix{};
        if (verb == "help" || verb == "?") return show_help{};
        if (verb == "assess") return assess{};
        if (verb == "history") return show_history{};
        if (verb == "picture") return show_picture{};
        if (verb == "sides") return show_sides{};
        return std::nullopt;
    }

    std::optional<any> read_compare(word_span rest) const {
        if (rest.empty()) return compare{};
        if (const auto level = level_of(rest)) return compare{std::nullopt, level};
        if (const auto pair = level_pair(rest)) return compare{pair->first, pair->second};
        return std::nullopt;
    }

    std::optional<any> read_set(word_span rest) const {
        if (rest.empty()) return choose_level{};
        const auto mark = std::ranges::find(rest, "target");
        const auto before = static_cast<std::size_t>(std::distance(rest.begin(), mark));
        const bool has_target = before < rest.size();
        const auto level = level_of(rest.first(before));
        const auto target = has_target ? level_of(rest.subspan(before + 1)) : std::nullopt;
        if ((before > 0 && !level) || (has_target && !target)) return std::nullopt;
        return set{level, target};
    }

    std::optional<std::size_t> level_of(word_span said) const {
        return find_level(ladder_, join(said));
    }

    /// Two levels, wherever the words divide into two names.
    std::optional<pair_of_levels> level_pair(word_span said) const {
        for (std::size_t cut = 1; cut < said.size(); ++cut) {
            const auto skip = is_separator(said[cut]) ? cut + 1 : cut;
            const auto one = level_of(said.first(cut));
            const auto other = level_of(said.subspan(skip));
            if (one && other) return pair_of_levels{*one, *other};
        }
        return std::nullopt;
    }

    const framework& ladder_;
    std::optional<std::string> member_;
    std::string folded_;
    words words_;
};

}  // namespace

any parse(const framework& ladder, std::string_view text) {
    if (text.size() > longest_text || split_words(fold(text)).size() > most_words) {
        return unknown{.said = std::string{text}, .suggestions = {}};
    }
    const reader words(ladder, text);
    if (auto understood = words.read()) return *std::move(understood);
    return unknown{.said = std::string{text}, .suggestions = words.suggestions()};
}

}  // namespace coach::bot::level_request
