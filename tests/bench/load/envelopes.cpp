#include "tests/bench/load/envelopes.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace coach::bench {

namespace {

constexpr std::string_view id_key = R"("envelope_id":")";
constexpr std::size_t id_size = 36;
constexpr std::size_t number_size = 12;

constexpr std::string_view form =
    R"({{"envelope_id":"{0:08x}-{1:04x}-4{2:03x}-a{3:03x}-{4:012x}","payload":)"
    R"({{"token":"bHKJ2vEOxhFXR9d1E7fTz0Qa","team_id":"T1","team_domain":"bench",)"
    R"("channel_id":"C01ABCDEF23","channel_name":"product-managers","user_id":"U{5:07}",)"
    R"("user_name":"person.number.{5:07}","command":"{6}","text":"{7}","api_app_id":"A1",)"
    R"("is_enterprise_install":"false",)"
    R"("response_url":"https://hooks.slack.com/commands/T1/{4:013}/{0:016x}{3:08x}",)"
    R"("trigger_id":"{4:013}.{0:012}.{0:08x}{1:08x}{2:08x}{3:08x}"}},)"
    R"("type":"slash_commands","accepts_response_payload":true}})";

}  // namespace

std::string_view envelope_maker::make(std::uint64_t number, std::string_view command,
                                      std::string_view words) {
    const auto chance = random_();
    const auto placeholder = words.find("%n");
    const auto said = placeholder == std::string_view::npos
                          ? std::string(words)
                          : fmt::format("{}{}{}", words.substr(0, placeholder), number,
                                        words.substr(placeholder + 2));
    text_.clear();
    fmt::format_to(std::back_inserter(text_), form, chance & 0xFFFFFFFFU, chance >> 32U & 0xFFFFU,
                   chance >> 48U & 0xFFFU, chance >> 40U & 0xFFFU, number,
                   1 + number * 7919 % people_, command, said);
    return text_;
}

std::uint64_t number_in(std::string_view answer) {
    const auto key = answer.find(id_key);
    std::uint64_t number = 0;
    if (key == std::string_view::npos || answer.size() < key + id_key.size() + id_size) {
        throw std::runtime_error("an answer names no envelope");
    }
    const auto digits = answer.substr(key + id_key.size() + id_size - number_size, number_size);
    constexpr int hexadecimal = 16;
    std::from_chars(std::to_address(digits.begin()), std::to_address(digits.end()), number,
                    hexadecimal);
    return number;
}

}  // namespace coach::bench
