#include "core/day.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace coach {

namespace {

template <class Number>
bool read_number(std::string_view digits, Number& out) {
    const auto* end = digits.data() + digits.size();
    const auto [stopped, fault] = std::from_chars(digits.data(), end, out);
    return fault == std::errc{} && stopped == end;
}

std::string padded(unsigned number, std::size_t width) {
    const auto digits = std::to_string(number);
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

unsigned year_of(const std::chrono::year_month_day& day) {
    return static_cast<unsigned>(static_cast<int>(day.year()));
}

}  // namespace

std::optional<std::chrono::year_month_day> read_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const bool digits = read_number(text.substr(0, 4), year) &&
                        read_number(text.substr(5, 2), month) &&
                        read_number(text.substr(8, 2), day);
    const auto out = std::chrono::year(static_cast<int>(year)) / std::chrono::month(month) /
                     std::chrono::day(day);
    if (!digits || !out.ok()) return std::nullopt;
    return out;
}

std::string write_day(const std::chrono::year_month_day& day) {
    return padded(year_of(day), 4) + '-' + padded(static_cast<unsigned>(day.month()), 2) + '-' +
           padded(static_cast<unsigned>(day.day()), 2);
}

std::string spell_day(const std::chrono::year_month_day& day) {
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return padded(static_cast<unsigned>(day.day()), 1) + ' ' +
           months.at(static_cast<unsigned>(day.month()) - 1) + ' ' + padded(year_of(day), 1);
}

std::chrono::year_month_day day_of(timestamp at) {
    return {std::chrono::floor<std::chrono::days>(at)};
}

std::string write_moment(timestamp at) {
    const std::chrono::hh_mm_ss time(at - std::chrono::floor<std::chrono::days>(at));
    const auto digits = [](auto count, std::size_t width) {
        return padded(static_cast<unsigned>(count.count()), width);
    };
    return write_day(day_of(at)) + 'T' + digits(time.hours(), 2) + ':' + digits(time.minutes(), 2) +
           ':' + digits(time.seconds(), 2) + '.' + digits(time.subseconds(), 3) + 'Z';
}

}  // namespace coach
