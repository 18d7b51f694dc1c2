#include "core/feedback_tally.hpp"

#include <charconv>
#include <cstdint>
#include <string_view>
#include <vector>

namespace coach {

namespace {

constexpr char separator = '|';
constexpr std::size_t parts_of_told = 5;

feedback_tally tally_of(const feedback_request& about, const feedback_count& count) {
    return {.band = feedback_band(about.anonymous, count.answers), .declined = count.declined};
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> out;
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        out.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    out.push_back(text);
    return out;
}

template <class Number>
Number number_in(std::string_view text) {
    Number out{};
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

}  // namespace

told_so_far read_told(const feedback_request& about) {
    const auto parts = split(about.shown);
    if (parts.size() != parts_of_told) {
        const auto none = tally_of(about, {});
        return {.now = none, .next = none, .due = about.due};
    }
    return {.now = {.band = std::string(parts[0]), .declined = number_in<std::size_t>(parts[1])},
            .next = {.band = std::string(parts[2]), .declined = number_in<std::size_t>(parts[3])},
            .due = timestamp{std::chrono::milliseconds{number_in<std::int64_t>(parts[4])}}};
}

std::string write_told(const told_so_far& told) {
    const auto tally = [](const feedback_tally& each) {
        return each.band + separator + std::to_string(each.declined) + separator;
    };
    return tally(told.now) + tally(told.next) + std::to_string(told.due.time_since_epoch().count());
}

told_so_far tell_next(const feedback_request& about, const feedback_count& count) {
    const auto current = tally_of(about, count);
    if (!about.anonymous) return {.now = current, .next = current, .due = about.due};
    const auto before = read_told(about);
    if (before.due != about.due) {
        return {.now = before.now, .next = before.next, .due = about.due};
    }
    return {.now = before.next, .next = current, .due = about.due};
}

bool has_more_to_tell(const feedback_request& about, const told_so_far& told,
                      const feedback_count& count) {
    return told.now != told.next || told.next != tally_of(about, count);
}

}  // namespace coach
