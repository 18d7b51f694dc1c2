// Files that operators write. The first byte chooses: 'f' a framework, 'q' questions, 'p' people,
// 'c' any CSV, 's' settings.
#include "config/csv.hpp"
#include "config/framework_file.hpp"
#include "config/framework_limits.hpp"
#include "config/people_file.hpp"
#include "config/questions_file.hpp"
#include "config/settings.hpp"
#include "tests/fuzz/expect.hpp"
#include "tests/support/temporary_directory.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace coach;
using coach::testing::expect;
using coach::testing::expect_harmless;

constexpr auto source = "a file";

/// Findings are lines for a terminal that point into the file.
void check(const config::findings& found, std::string_view text) {
    const auto lines = static_cast<std::size_t>(std::ranges::count_if(
                           text, [](char c) { return c == '\n' || c == '\r'; })) +
                       1;
    for (const auto& each : found) {
        expect_harmless(each.text, "a finding");
        expect(!each.text.empty(), "a finding that says nothing");
        expect(each.text.find('\n') == std::string::npos, "a finding of several lines");
        expect(each.line <= lines, "a finding beyond the file");
        expect(each.line > 0 || each.column == 0, "a column without a line");
    }
}

/// True where the file can be used; else it has findings.
template <class T>
bool is_usable(const config::checked<T>& read, std::string_view text) {
    if (read) return true;
    expect(!read.error().empty(), "refused without a finding");
    check(read.error(), text);
    return false;
}

/// Every name leads to what it names.
void read_framework(std::string_view text) {
    const auto read = config::parse_framework(text, source);
    if (!is_usable(read, text)) return;
    expect(!read->levels.empty() && !read->competencies.empty(), "an empty framework");
    for (std::size_t i = 0; i < read->levels.size(); ++i) {
        expect(level_with_key(*read, read->levels[i].key) == i, "a key that names no level");
        expect(find_level(*read, read->levels[i].title) == i, "a title that names another level");
        expect_harmless(read->levels[i].title, "a title");
    }
    for (const auto& each : read->competencies) {
        expect(each.stages.size() == read->levels.size(), "not one stage for each level");
    }
}

void read_questions(std::string_view text) {
    const auto read = config::parse_questions(text, source);
    if (!is_usable(read, text)) return;
    expect(!read->reflection.empty() && !read->growth.empty(), "no questions");
    for (const auto& each : read->reflection) expect_harmless(each, "a question");
    for (const auto& each : read->growth) expect_harmless(each, "a question");
}

void read_people(std::string_view text) {
    const auto read = config::parse_people(text, source);
    if (!is_usable(read, text)) return;
    check(read->unusable, text);
    std::size_t last = 0;
    for (const auto& each : read->lines) {
        expect(!each.person.empty(), "a line about nobody");
        expect(each.line > last, "lines out of order");
        last = each.line;
    }
}

std::string as_csv(const std::vector<config::csv_record>& records) {
    std::string out;
    for (const auto& each : records) {
        for (const auto& field : each.fields) {
            out += '"';
            for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
            out += "\",";
        }
        out.back() = '\n';
    }
    return out;
}

/// What was read, written down with all quotes, is read as the same.
void read_csv(std::string_view text) {
    const auto read = config::parse_csv(text, source);
    if (!is_usable(read, text)) return;
    for (const auto& each : *read) expect(!each.fields.empty(), "a record without a field");
    const auto again = config::parse_csv(as_csv(*read), source);
    expect(again.has_value() && again->size() == read->size(), "records came or went");
    for (std::size_t i = 0; i < read->size(); ++i) {
        expect((*again)[i].fields == (*read)[i].fields, "a field has changed");
    }
}

void read_settings(std::string_view text) {
    static const coach::testing::temporary_directory folder;
    const auto file = folder.path() / "settings.toml";
    std::ofstream(file, std::ios::binary) << text;
    const auto read = config::load_settings({{"HOME", folder.path().string()}}, file);
    if (!is_usable(read, text)) return;
    expect(read->api_url.ends_with('/'), "an address without its slash");
    expect(read->messages_a_minute > 0, "nothing may be sent");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
        case 'f':
            read_framework(text);
            break;
        case 'q':
            read_questions(text);
            break;
        case 'p':
            read_people(text);
            break;
        case 'c':
            read_csv(text);
            break;
        case 's':
            read_settings(text);
            break;
        default:
            break;
    }
    return 0;
}
