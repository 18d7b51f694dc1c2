#include "sandbox/workspace/profile_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace coach::sandbox {

namespace {

template <class Kind>
using named = std::pair<Kind, std::string_view>;

constexpr std::array person_kinds{
    named<person_kind>{person_kind::member, "member"},
    named<person_kind>{person_kind::guest, "guest"},
    named<person_kind>{person_kind::single_channel_guest, "single_channel_guest"},
    named<person_kind>{person_kind::external, "external"},
    named<person_kind>{person_kind::bot, "bot"},
    named<person_kind>{person_kind::workflow, "workflow"},
    named<person_kind>{person_kind::app, "app"},
    named<person_kind>{person_kind::slackbot, "slackbot"},
};

constexpr std::array channel_kinds{
    named<channel_kind>{channel_kind::channel, "channel"},
    named<channel_kind>{channel_kind::private_channel, "private"},
    named<channel_kind>{channel_kind::group_dm, "group_dm"},
    named<channel_kind>{channel_kind::dm, "dm"},
};

template <class Table, class Kind>
std::string_view find_word(const Table& table, Kind kind) {
    return std::ranges::find(table, kind, [](const auto& row) { return row.first; })->second;
}

template <class Kind, class Table>
std::optional<Kind> find_kind(const Table& table, std::string_view word) {
    const auto* found = std::ranges::find(table, word, [](const auto& row) { return row.second; });
    if (found == table.end()) return std::nullopt;
    return found->first;
}

}  // namespace

std::string_view word_for(person_kind kind) {
    return find_word(person_kinds, kind);
}

std::string_view word_for(channel_kind kind) {
    return find_word(channel_kinds, kind);
}

std::optional<person_kind> person_kind_of(std::string_view word) {
    return find_kind<person_kind>(person_kinds, word);
}

std::optional<channel_kind> channel_kind_of(std::string_view word) {
    return find_kind<channel_kind>(channel_kinds, word);
}

}  // namespace coach::sandbox
