#pragma once

#include <string>
#include <vector>

namespace coach::testing {

/// Texts that try to be more than text.
inline std::vector<std::string> nasty_texts() {
    std::string crowd;
    for (int i = 0; i < 3000; ++i) crowd += "🦄";
    return {
        "<@U2> <!channel> <!here> <#C1|general> <!subteam^S1>",
        "<https://evil.example|x> https://evil.example www.evil.example <mailto:a@b|c>",
        "[x](javascript:1) ![x](y) [x]: http://y\n[x][y] [^1] [ ] todo",
        "`code` ``two`` ```\nfence\n``` ~~~\nfence\n~~~",
        "# heading\n## heading\n#hash C# #1",
        "- item\n+ item\n* item\n1. item\n2) item\n  - inner",
        "| a | b |\n|---|:-:|\n| c | d |\n--|--",
        "<b>bold</b><script>alert(1)</script><!-- x --><img src=x onerror=y>\n<div>\n</div>",
        "&amp; &lt;b&gt; &#35; &copy; & <",
        "> quote\n>> more\n\n    indented\n\ttabbed\tinside\t\n",
        "setext\n===\nagain\n---\n***\n___\n- - -",
        "*em* **strong** _em_ __strong__ ~~strike~~ $x$ ^y^ :tada: {: .class} {{ x }}",
        "ends in a backslash \\\nand two \\\\\n\\",
        "two spaces  \nat the end",
        "  leading and trailing  ",
        "\n\nlines\n\n\nbetween\n\n",
        "bell\a null\x01 escape\x1b[31m delete\x7f",
        "right\u202eto left\u202c \u2066isolate\u2069",
        std::string("zero\0byte", 9),
        "broken \xff\xc3 bytes",
        "\"quoted\" 'single' \\n \\u0041 {\"json\": true}",
        "3.5 is 1.5 + 2. Fine! (Really?) 10:30, 50%; a/b = c",
        crowd,
    };
}

}  // namespace coach::testing
