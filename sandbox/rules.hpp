#pragma once

#include <span>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// Where a rule comes from: Slack's documentation, what people report, or us where neither says
/// anything.
enum class rule_source { documented, observed, ours };

/// One thing that the stand-in does as Slack does. At least one test carries the tag `[rule:ID]`
/// and fails without it; tests/lint/rules holds that both lists are the same.
struct rule {
    std::string_view id;    ///< "trigger-once"
    std::string_view area;  ///< "sockets"; rules of one area stand together
    rule_source source{};
    std::string_view text;  ///< one sentence
};

/// All of them, area by area. They live as long as the program.
std::span<const rule> rules();

/// "documented", "observed" or "ours".
std::string_view name_of(rule_source source);

/// The table as it is printed by `pm-coach sandbox --rules`: one line a rule, ended by a newline.
std::string rules_table();

}  // namespace coach::sandbox
