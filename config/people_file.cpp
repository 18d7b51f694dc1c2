#include "config/people_file.hpp"

#include "config/csv.hpp"
#include "config/text_rule.hpp"
#include "core/unicode.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace coach::config {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr auto allowed_columns = "; allowed: person, level, manager, ladder, separated by commas";

struct column {
    std::string_view name;
    std::string people_line::* field;
};

constexpr std::array columns{
    column{"person", &people_line::person}, column{"level", &people_line::level},
    column{"manager", &people_line::manager}, column{"ladder", &people_line::ladder}};

/// Which field each column of the file fills.
using column_order = std::vector<std::string people_line::*>;

finding about_line(std::string_view source, std::size_t line, std::string text) {
    return {.source = std::string(source), .line = line, .column = 0, .text = std::move(text)};
}

/// The first line that is not UTF-8, or holds a zero byte as UTF-16 does.
std::optional<std::size_t> not_text(std::string_view text) {
    std::size_t line = 1;
    for (const char32_t point : decode_utf8(text)) {
        if (point >= first_raw_byte || point == U'\0') return line;
        if (point == U'\n') ++line;
    }
    return std::nullopt;
}

checked<column_order> read_header(const csv_record& header, std::string_view source) {
    column_order out;
    for (const auto& name : header.fields) {
        const auto* const known = std::ranges::find(columns, fold(name), &column::name);
        if (known == columns.end()) {
            return findings{
                about_line(source, header.line,
                           "the header has the column " + in_quotes(name) + allowed_columns)};
        }
        if (std::ranges::find(out, known->field) != out.end()) {
            return findings{about_line(
                source, header.line,
                "the header has the column " + in_quotes(name) + " twice; allowed: once")};
        }
        out.push_back(known->field);
    }
    if (std::ranges::find(out, &people_line::person) == out.end()) {
        return findings{
            about_line(source, header.line,
                       std::string("the header has no column \"person\"") + allowed_columns)};
    }
    return out;
}

/// "U0123ABCD": source slack-platform.md 6.
bool is_member_id(std::string_view text) {
    const auto allowed = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    return text.size() >= 2 && (text[0] == 'U' || text[0] == 'W') &&
           std::ranges::all_of(text, allowed);
}

std::optional<std::string> fault_of_person(std::string_view column, const std::string& value) {
    if (is_member_id(value) || is_email(value)) return std::nullopt;
    return std::string(column) + (value.empty() ? " is empty" : " is " + in_quotes(value)) +
           "; allowed: an e-mail address, or a member ID such as U0123ABCD";
}

std::optional<std::string> fault_of_line(const people_line& value) {
    if (auto fault = fault_of_person("person", value.person)) return fault;
    if (value.manager.empty()) return std::nullopt;
    return fault_of_person("manager", value.manager);
}

void read_record(const csv_record& record, const column_order& order, std::string_view source,
                 people_list& out) {
    if (record.fields.size() != order.size()) {
        out.unusable.push_back(about_line(source, record.line,
                                          "has " + std::to_string(record.fields.size()) +
                                              " columns; allowed: the header's " +
                                              std::to_string(order.size())));
        return;
    }
    people_line value{.line = record.line, .person = {}};
    for (std::size_t i = 0; i < order.size(); ++i) value.*order[i] = record.fields[i];
    if (auto fault = fault_of_line(value)) {
        out.unusable.push_back(about_line(source, record.line, std::move(*fault)));
    } else {
        out.lines.push_back(std::move(value));
    }
}

}  // namespace

bool is_email(std::string_view person) {
    const auto at = person.find('@');
    const bool has_both_sides = at != std::string_view::npos && at > 0 && at + 1 < person.size();
    return has_both_sides && person.find('@', at + 1) == std::string_view::npos &&
           std::ranges::none_of(person, [](char c) { return c >= 0 && c <= ' '; });
}

checked<people_list> parse_people(std::string_view text, std::string_view source) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (const auto line = not_text(text)) {
        return findings{about_line(source, *line, "is not UTF-8; allowed: CSV in UTF-8")};
    }
    const auto records = parse_csv(text, source);
    if (!records) return records.error();
    if (records->empty()) {
        return findings{
            about_line(source, 0, std::string("is empty; it needs a header") + allowed_columns)};
    }
    if (records->size() - 1 > limits::people_lines) {
        return findings{about_line(source, 0,
                                   "has " + std::to_string(records->size() - 1) +
                                       " lines; allowed: at most " +
                                       std::to_string(limits::people_lines))};
    }
    const auto order = read_header(records->front(), source);
    if (!order) return order.error();
    people_list out;
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        read_record(*record, *order, source, out);
    }
    return out;
}

}  // namespace coach::config
