#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::sandbox {

/// The number of code points in UTF-8 text, as Slack counts lengths.
std::size_t code_points(std::string_view text);

/// A limit on a list or a text: both ends are allowed.
struct range {
    std::size_t least;
    std::size_t most;
};

/// No limit on a length.
inline constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

/// Where blocks are shown; the limits differ (slack-platform 4).
enum class surface { message, modal, home };

/// Collects what is wrong with a tree of Block Kit JSON. A position in the tree is a JSON pointer
/// ("/blocks/0/text"). The checks below say nothing where all is well.
class findings {
 public:
    explicit findings(surface where) : where_(where) {}

    /// Where the tree is to be shown.
    surface where() const { return where_; }

    /// Adds a finding in Slack's form.
    void add(std::string_view problem, std::string_view pointer);

    /// The member, which must be there; nullptr (and a finding) where it is not.
    const nlohmann::json* required(const nlohmann::json& object, std::string_view key,
                                   const std::string& pointer);

    /// A string of so many code points; where it is missing that is a finding only if `needed`.
    void string(const nlohmann::json& object, std::string_view key, range length,
                const std::string& pointer, bool needed = false);

    /// A whole number from `least` to `most`, if it is there.
    void integer(const nlohmann::json& object, std::string_view key, std::int64_t least,
                 std::int64_t most, const std::string& pointer);

    /// A boolean, if it is there.
    void boolean(const nlohmann::json& object, std::string_view key, const std::string& pointer);

    /// One of the given strings, if it is there.
    void choice(const nlohmann::json& object, std::string_view key,
                std::initializer_list<std::string_view> allowed, const std::string& pointer);

    /// A required list of so many items; nullptr where it is none.
    const nlohmann::json* list(const nlohmann::json& object, std::string_view key, range count,
                               const std::string& pointer);

    /// A text object: `plain_only`, or mrkdwn too.
    void text(const nlohmann::json& value, std::size_t most, bool plain_only,
              const std::string& pointer);

    /// The member as a text object; where it is missing that is a finding only if `needed`.
    void text_member(const nlohmann::json& object, std::string_view key, std::size_t most,
                     bool plain_only, const std::string& pointer, bool needed = false);

    /// Calls `check(item, pointer)` for each item of a required list of so many.
    template <class Check>
    void each(const nlohmann::json& object, std::string_view key, range count,
              const std::string& pointer, Check check) {
        const auto* items = list(object, key, count, pointer);
        if (items == nullptr) return;
        const auto at = pointer + '/' + std::string(key) + '/';
        for (std::size_t i = 0; i < items->size(); ++i) check((*items)[i], at + std::to_string(i));
    }

    /// All that was found, in order of discovery.
    std::vector<std::string> take() { return std::move(found_); }

 private:
    surface where_;
    std::vector<std::string> found_;
};

}  // namespace coach::sandbox
