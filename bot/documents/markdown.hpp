#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Writing Markdown in which nothing that people wrote can become markup.
/// Source: spec.commonmark.org/0.31.2, 2.4 (backslash escapes), 2.5 (character references) and 6.7
/// (hard line breaks).
namespace coach::bot::markdown {

/// Words that people wrote, as the text of one paragraph: harmless(), with each line kept as a line
/// and each blank at a line's ends kept as a character reference; a line without anything becomes
/// such a blank. No heading, list, table, code, quote, link, picture or HTML can begin in it.
/// `indent` is how far the lines after the first one stand in: 2 inside a bullet. An e-mail address
/// may still become a link where bare ones do.
std::string text(std::string_view plain, std::size_t indent = 0);

/// The same on one line: for headings and within sentences.
std::string line(std::string_view plain);

/// A document that grows from top to bottom. Whatever it takes is Markdown already.
class document {
 public:
    /// `depth` 1 is the document's title.
    document& heading(std::size_t depth, std::string_view title);
    document& paragraph(std::string_view content);
    /// One item of a list; `depth` 0 is the outermost.
    document& bullet(std::string_view content, std::size_t depth = 0);

    const std::string& str() const { return text_; }

 private:
    void part();

    std::string text_;
    bool in_list_ = false;
};

}  // namespace coach::bot::markdown
