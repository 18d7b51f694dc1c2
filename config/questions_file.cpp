#include "config/questions_file.hpp"

#include "config/toml_reader.hpp"
#include "embedded_files.hpp"

#include <string>
#include <utility>
#include <vector>

namespace coach::config {

namespace {

constexpr std::string_view placeholder = "{focus}";
constexpr text_rule question_rule{limits::question};
constexpr count_rule some_questions{.fewest = 1, .most = limits::most_questions};

std::size_t placeholders_in(std::string_view text) {
    std::size_t count = 0;
    for (auto at = text.find(placeholder); at != std::string_view::npos;
         at = text.find(placeholder, at + placeholder.size())) {
        ++count;
    }
    return count;
}

/// The questions of that key, each of which must have the placeholder so many times.
std::vector<std::string> read_questions(const table_reader& from, std::string_view key,
                                        std::size_t placeholders) {
    auto questions = from.texts(key, question_rule, some_questions);
    std::size_t number = 0;
    for (const auto& one : questions) {
        ++number;
        const auto count = placeholders_in(one.text);
        if (one.text.empty() || count == placeholders) continue;
        from.found().add(one.where, from.name() + ": item " + std::to_string(number) + " of " +
                                        std::string(key) + " has " + in_quotes(placeholder) + " " +
                                        std::to_string(count) + " times; allowed: " +
                                        (placeholders == 0 ? "never" : "once"));
    }
    return texts_of(std::move(questions));
}

}  // namespace

checked<question_set> parse_questions(std::string_view text, std::string_view source) {
    finding_list found(source);
    const auto document = parse_toml(text, found);
    if (!document) return found.take();
    const table_reader root(*document, "the questions file", found);
    root.allow_only({"reflection", "growth"});
    question_set questions{.reflection = read_questions(root, "reflection", 0),
                           .growth = read_questions(root, "growth", 1)};
    if (!found.empty()) return found.take();
    return questions;
}

const question_set& embedded_questions() {
    static const question_set questions =
        parse_questions(embedded::questions_toml, "questions.toml").value();
    return questions;
}

}  // namespace coach::config
