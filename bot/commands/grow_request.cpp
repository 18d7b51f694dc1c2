#include "bot/commands/grow_request.hpp"

#include "bot/commands/spoken.hpp"
#include "core/day.hpp"
#include "core/harmless.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace coach::bot::grow_request {

namespace {

using words = std::vector<std::string>;
using reader = any (*)(const framework&, const std::string&);

/// A request that takes no more words.
template <class Request>
any plainly(const framework&, const std::string&) {
    return Request{};
}

any read_goal(const framework&, const std::string& rest) {
    return new_goal{.title = rest};
}

any read_win(const framework& ladder, const std::string& rest) {
    auto said = spoken::read_tags(ladder, rest);
    return win{.text = std::move(said.text),
               .competencies = std::move(said.competencies),
               .unknown_tags = std::move(said.not_found)};
}

/// In bytes. Nobody looks for more, and the buttons that turn the page carry it.
constexpr std::size_t longest_search = 400;

std::string beginning(const std::string& text) {
    auto end = std::min(text.size(), longest_search);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

std::optional<std::size_t> read_page(const std::string& word) {
    std::size_t number = 0;
    const auto* end = word.data() + word.size();
    const auto [stopped, fault] = std::from_chars(word.data(), end, number);
    if (fault != std::errc{} || stopped != end || number == 0 || number > 100'000) return {};
    return number - 1;
}

any read_log(const framework& ladder, const std::string& rest) {
    auto said = spoken::read_tags(ladder, rest);
    show_log out;
    if (!said.competencies.empty()) out.competency = said.competencies.front();
    const auto all = split_words(fold(beginning(said.text)));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool has_next = i + 1 < all.size();
        if (all[i] == "since") {
            out.since = has_next ? read_day(all[i + 1]) : std::nullopt;
            if (!out.since) {
                return unclear_date{.said = has_next ? all[i + 1] : "",
                                    .example = "/grow log since 2026-09-01"};
            }
            ++i;
        } else if (const auto page =
                       has_next && all[i] == "page" ? read_page(all[i + 1]) : std::nullopt) {
            out.page = *page;
            ++i;
        } else {
            out.words += (out.words.empty() ? "" : " ") + all[i];
        }
    }
    return out;
}

any read_remind(const framework&, const std::string& rest) {
    if (rest.empty()) return set_prompts{};
    if (fold(rest) == "off") return end_prompts{};
    return unknown{.said = "remind " + rest, .suggestions = {"remind", "remind off"}};
}

any read_pause(const framework&, const std::string& rest) {
    const auto all = split_words(fold(rest));
    if (all.empty()) return pause_prompts{};
    if (all.front() != "until") {
        return unknown{.said = "pause " + rest, .suggestions = {"pause"}};
    }
    const auto until = all.size() == 2 ? read_day(all[1]) : std::nullopt;
    if (until) return pause_prompts{.until = until};
    return unclear_date{.said = all.size() == 2 ? all[1] : trimmed(rest.substr(5)),
                        .example = "/grow pause until 2026-12-01"};
}

any read_manager(const framework&, const std::string& rest) {
    if (auto member = spoken::mentioned_member(rest)) return name_manager{*std::move(member)};
    if (fold(rest) == "none") return end_manager{};
    if (rest.empty()) return show_manager{};
    return unknown{.said = "manager " + rest, .suggestions = {"manager", "manager none"}};
}

any read_team(const framework&, const std::string& rest) {
    if (rest.empty()) return show_team{};
    if (auto member = spoken::mentioned_member(rest)) return add_report{*std::move(member)};
    if (fold(rest) == "add") return add_report{};
    return unknown{.said = "team " + rest, .suggestions = {"team"}};
}

any read_one_on_one(const framework&, const std::string& rest) {
    if (auto member = spoken::mentioned_member(rest)) return one_on_one{*std::move(member)};
    if (rest.empty()) return one_on_one{};
    return unknown{.said = "1on1 " + rest, .suggestions = {"1on1"}};
}

any read_feedback(const framework&, const std::string& rest) {
    if (auto member = spoken::mentioned_member(rest)) return ask_feedback{*std::move(member)};
    if (rest.empty() || fold(rest) == "me") return ask_feedback{};
    if (fold(rest) == "list") return show_feedback{};
    return unknown{.said = "feedback " + rest, .suggestions = {"feedback", "feedback list"}};
}

any read_give(const framework&, const std::string& rest) {
    if (auto member = spoken::mentioned_member(rest)) return give_feedback{*std::move(member)};
    if (rest.empty()) return give_feedback{};
    return unknown{.said = "give " + rest, .suggestions = {"give"}};
}

struct verb {
    std::string_view word;
    reader read;
    bool takes_more = false;  ///< whether words may follow
};

constexpr std::array verbs{
    verb{.word = "plan", .read = &plainly<show_plan>},
    verb{.word = "goal", .read = &read_goal, .takes_more = true},
    verb{.word = "goals", .read = &plainly<show_plan>},
    verb{.word = "reflect", .read = &plainly<reflect>},
    verb{.word = "win", .read = &read_win, .takes_more = true},
    verb{.word = "log", .read = &read_log, .takes_more = true},
    verb{.word = "journal", .read = &read_log, .takes_more = true},
    verb{.word = "remind", .read = &read_remind, .takes_more = true},
    verb{.word = "reminders", .read = &plainly<set_prompts>},
    verb{.word = "prompts", .read = &plainly<set_prompts>},
    verb{.word = "pause", .read = &read_pause, .takes_more = true},
    verb{.word = "resume", .read = &plainly<resume_prompts>},
    verb{.word = "manager", .read = &read_manager, .takes_more = true},
    verb{.word = "team", .read = &read_team, .takes_more = true},
    verb{.word = "1on1", .read = &read_one_on_one, .takes_more = true},
    verb{.word = "1:1", .read = &read_one_on_one, .takes_more = true},
    verb{.word = "feedback", .read = &read_feedback, .takes_more = true},
    verb{.word = "360", .read = &read_feedback, .takes_more = true},
    verb{.word = "give", .read = &read_give, .takes_more = true},
    verb{.word = "packet", .read = &plainly<make_packet>},
    verb{.word = "export", .read = &plainly<export_data>},
    verb{.word = "erase", .read = &plainly<erase_data>},
    verb{.word = "access", .read = &plainly<show_accesses>},
    verb{.word = "help", .read = &plainly<show_help>},
    verb{.word = "?", .read = &plainly<show_help>},
    verb{.word = "me", .read = &plainly<show_dashboard>},
};

const verb* find_verb(std::string_view word) {
    const auto* found = std::ranges::find(verbs, word, &verb::word);
    return found == verbs.end() ? nullptr : found;
}

words suggestions_for(std::string_view word) {
    words known;
    for (const auto& each : verbs) known.emplace_back(each.word);
    if (auto closest = closest_word(word, known)) return {*std::move(closest)};
    return {};
}

}  // namespace

bool is_verb(std::string_view word) {
    return find_verb(word) != nullptr;
}

any parse(const framework& ladder, std::string_view text) {
    const auto said = spoken::split_first_word(text);
    if (said.word.empty()) return show_dashboard{};
    const auto* known = find_verb(said.word);
    if (known == nullptr) {
        return unknown{.said = trimmed(text), .suggestions = suggestions_for(said.word)};
    }
    if (!known->takes_more && !said.rest.empty()) {
        return unknown{.said = trimmed(text), .suggestions = {std::string(known->word)}};
    }
    return known->read(ladder, said.rest);
}

std::string words_of(const show_log& part) {
    std::string out = "log";
    if (!part.words.empty()) out += ' ' + part.words;
    if (part.since) out += " since " + write_day(*part.since);
    if (!part.competency.empty()) out += " #" + part.competency;
    if (part.page > 0) out += " page " + std::to_string(part.page + 1);
    return out;
}

}  // namespace coach::bot::grow_request
