#include "config/framework_names.hpp"

#include "core/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace coach::config {

namespace {

constexpr std::array<std::string_view, 10> command_words{
    "next", "all", "matrix", "compare", "vs", "set", "target", "assess", "history", "help"};

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "3" and "level 3" mean the third level, whatever its name.
bool is_position(std::string_view compact) {
    constexpr std::string_view prefix = "level";
    return is_number(compact) ||
           (compact.starts_with(prefix) && is_number(compact.substr(prefix.size())));
}

std::string command_word_list() {
    std::string out;
    for (const auto word : command_words) out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

/// As core compares names of levels: case, spaces and typographic quotes do not matter.
std::string compacted(std::string_view name) {
    auto compact = fold(name);
    std::erase(compact, ' ');
    return compact;
}

}  // namespace

void framework_names::begin(std::string label) {
    current_ = {.number = current_.number + 1, .label = std::move(label)};
}

std::string framework_names::fault_of_name(const std::string& compact) const {
    if (compact.empty()) return "has no visible character; allowed: a name one can type";
    if (is_position(compact)) {
        return "is a number, which stands for a level by its position; allowed: any other name";
    }
    if (std::ranges::find(command_words, compact) != command_words.end()) {
        return "is a word of the /level command; allowed: any but " + command_word_list();
    }
    const auto taken = owners_.find(compact);
    if (taken == owners_.end() || taken->second.number == current_.number) return {};
    return "already names " + taken->second.label +
           "; allowed: a name that nothing else in the framework has";
}

void framework_names::add(std::string_view kind, const placed_text& name) {
    if (name.text.empty()) return;
    auto compact = compacted(name.text);
    const auto fault = fault_of_name(compact);
    if (fault.empty()) {
        owners_.try_emplace(std::move(compact), current_);
        return;
    }
    found_->add(name.where, current_.label + ": " + std::string(kind) + " " + in_quotes(name.text) +
                                " " + fault);
}

}  // namespace coach::config
