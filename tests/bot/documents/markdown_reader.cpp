#include "tests/bot/documents/markdown_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace coach::testing {

namespace {

constexpr std::array references{std::pair{"&amp;", "&"}, std::pair{"&lt;", "<"},
                                std::pair{"&gt;", ">"}, std::pair{"&#32;", " "},
                                std::pair{"&#9;", "\t"}};

bool is_punctuation(char c) {
    return std::ispunct(static_cast<unsigned char>(c)) != 0;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Characters that are markup wherever they stand bare.
bool is_live(char c) {
    return std::string_view("\\`*_{}[]<>&#!|~^$@:").find(c) != std::string_view::npos;
}

std::string live(std::string_view what) {
    return "LIVE(" + std::string(what) + ")";
}

/// What begins a block where a line begins with it.
bool begins_block(std::string_view line) {
    if (line.starts_with("+") || line.starts_with("-") || line.starts_with("=")) return true;
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits])) ++digits;
    const bool marker = digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    return digits > 0 && marker;
}

class reader {
 public:
    explicit reader(std::string_view source) : rest_(source) {}

    std::string read() {
        begin_line();
        while (!rest_.empty()) step();
        return std::move(out_);
    }

 private:
    void take(std::size_t size, std::string_view shown) {
        rest_.remove_prefix(size);
        out_ += shown;
    }

    void begin_line() {
        const auto first = rest_.find_first_not_of(" \t");
        const bool blank = first == std::string_view::npos || rest_[first] == '\n';
        if (blank && !rest_.empty()) out_ += live("blank line");
        rest_.remove_prefix(std::min(first, rest_.size()));
        skip_empty_line();
        if (begins_block(rest_)) out_ += live("block");
    }

    /// Bare addresses become links where renderers look for them.
    bool begins_address() const {
        return rest_.front() == '.' && rest_.size() > 1 &&
               std::isalnum(static_cast<unsigned char>(rest_[1])) != 0;
    }

    /// An empty line is written as a blank, which nobody sees.
    void skip_empty_line() {
        const std::string_view blank = "&#32;";
        const auto next = rest_.substr(std::min(blank.size(), rest_.size()));
        const bool alone = next.empty() || next.starts_with("\\\n");
        if (rest_.starts_with(blank) && alone) rest_ = next;
    }

    void step() {
        if (rest_.starts_with("\\\n")) {
            take(2, "\n");
            return begin_line();
        }
        if (rest_.front() == '\\' && rest_.size() > 1 && is_punctuation(rest_[1])) {
            return take(2, rest_.substr(1, 1));
        }
        for (const auto& [written, shown] : references) {
            if (rest_.starts_with(written)) return take(std::string_view(written).size(), shown);
        }
        if (rest_.front() == '\n') {
            take(1, live("soft break"));
            return begin_line();
        }
        if (begins_address()) return take(1, live("address"));
        const auto one = rest_.substr(0, 1);
        if (is_live(rest_.front())) return take(1, live(one));
        take(1, one);
    }

    std::string_view rest_;
    std::string out_;
};

}  // namespace

std::string shown_by_markdown(std::string_view source) {
    return reader(source).read();
}

}  // namespace coach::testing
