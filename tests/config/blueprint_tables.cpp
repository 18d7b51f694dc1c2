#include "tests/config/blueprint_tables.hpp"

#include <cctype>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace coach::testing {

namespace {

std::string without_bold(std::string text) {
    std::erase(text, '*');
    return text;
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) {
        cells.push_back(trimmed(without_bold(cell)));
    }
    return cells;
}

}  // namespace

blueprint_document::blueprint_document() {
    std::ifstream in(COACH_SOURCE_DIR "/tests/fixtures/blueprint.md");
    for (std::string line; std::getline(in, line);) lines_.push_back(line);
    if (lines_.empty()) throw std::runtime_error("tests/fixtures/blueprint.md cannot be read");
}

std::size_t blueprint_document::line_of(std::string_view text, std::size_t from) const {
    for (std::size_t i = from; i < lines_.size(); ++i) {
        if (lines_[i].starts_with(text)) return i;
    }
    throw std::runtime_error("the blueprint has no line " + std::string(text));
}

blueprint_document::table blueprint_document::rows_under(std::string_view heading) const {
    table rows;
    const auto head = line_of("|", line_of(heading));
    for (auto i = head + 2; i < lines_.size() && lines_[i].starts_with('|'); ++i) {
        rows.push_back(cells_of(lines_[i]));
    }
    return rows;
}

std::string blueprint_document::fact(std::string_view heading, std::string_view label) const {
    const auto& line = lines_[line_of(label, line_of(heading))];
    return trimmed(line.substr(label.size()));
}

std::vector<std::string> blueprint_document::items(std::string_view heading,
                                                   std::string_view label) const {
    std::vector<std::string> out;
    const auto first = line_of(label, line_of(heading)) + 1;
    for (auto i = first; i < lines_.size() && lines_[i].starts_with("- "); ++i) {
        out.push_back(lines_[i].substr(2));
    }
    return out;
}

blueprint_document::table blueprint_document::numbered() const {
    table rows;
    for (const auto& line : lines_) {
        if (line.empty() || std::isdigit(static_cast<unsigned char>(line.front())) == 0) continue;
        const auto open = line.find("**") + 2;
        const auto close = line.find("** - ", open);
        rows.push_back({line.substr(open, close - open), line.substr(close + 5)});
    }
    return rows;
}

}  // namespace coach::testing
