#include "bot/documents/markdown.hpp"

#include "core/harmless.hpp"

#include <algorithm>
#include <utility>

namespace coach::bot::markdown {

namespace {

/// What means something wherever it stands, in CommonMark or in a usual extension: code, emphasis,
/// links, pictures, headings, tables, strikethrough, attributes, formulas, names, emoji.
constexpr std::string_view always_escaped = R"(\`*_{}[]#!|~^$@:)";
/// What begins a list, a rule or a heading's underline.
constexpr std::string_view escaped_at_start = "+-=";

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Whether this makes a number at the beginning of a line the mark of a list: "1.", "1)".
bool completes_mark(std::string_view before, char c) {
    return (c == '.' || c == ')') && !before.empty() &&
           std::ranges::all_of(before, [](char each) { return each >= '0' && each <= '9'; });
}

/// Whether this is a point within a word, as in the address "www.example.com".
bool is_inner_point(char c, std::string_view after) {
    return c == '.' && !after.empty() && !is_blank(after.front());
}

std::string_view reference(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        default:
            return {};
    }
}

/// Appends the character at a position of a line, which begins with no blank.
void append_escaped(std::string& out, std::string_view line, std::size_t at) {
    const char c = line[at];
    const auto before = line.substr(0, at);
    if (const auto written = reference(c); !written.empty()) {
        out += written;
        return;
    }
    const bool special = always_escaped.find(c) != std::string_view::npos ||
                         (before.empty() && escaped_at_start.find(c) != std::string_view::npos);
    const bool point = is_inner_point(c, line.substr(at + 1));
    if (special || point || completes_mark(before, c)) out.push_back('\\');
    out.push_back(c);
}

std::string one_line(std::string_view plain) {
    std::string out;
    if (plain.empty()) return "&#32;";
    const auto first = std::min(plain.find_first_not_of(" \t"), plain.size());
    const auto end = plain.find_last_not_of(" \t") + 1;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool at_end = is_blank(plain[i]) && (i < first || i >= end);
        if (at_end) {
            out += plain[i] == ' ' ? "&#32;" : "&#9;";
        } else {
            append_escaped(out, plain.substr(first), i - first);
        }
    }
    return out;
}

}  // namespace

std::string text(std::string_view plain, std::size_t indent) {
    const auto clean = harmless(plain);
    if (clean.empty()) return {};
    const auto line_break = "\\\n" + std::string(indent, ' ');
    std::string out;
    std::string_view rest = clean;
    for (;;) {
        const auto end = std::min(rest.find('\n'), rest.size());
        out += one_line(rest.substr(0, end));
        if (end == rest.size()) return out;
        out += line_break;
        rest.remove_prefix(end + 1);
    }
}

std::string line(std::string_view plain) {
    auto clean = trimmed(plain);
    std::ranges::replace(clean, '\n', ' ');
    return clean.empty() ? std::string{} : one_line(clean);
}

void document::part() {
    if (!text_.empty()) text_.push_back('\n');
    in_list_ = false;
}

document& document::heading(std::size_t depth, std::string_view title) {
    part();
    text_.append(depth, '#').append(" ").append(title).push_back('\n');
    return *this;
}

document& document::paragraph(std::string_view content) {
    part();
    text_.append(content).push_back('\n');
    return *this;
}

document& document::bullet(std::string_view content, std::size_t depth) {
    if (!in_list_) part();
    in_list_ = true;
    text_.append(2 * depth, ' ').append("- ").append(content).push_back('\n');
    return *this;
}

}  // namespace coach::bot::markdown
