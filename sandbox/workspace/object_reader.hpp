#pragma once

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// Reads one JSON object member by member and notes what is wrong, each problem with its place
/// ("people[3].tz: no such time zone"). What is wrong reads as if it were not there.
class object_reader {
 public:
    /// `place` is how problems name the object; empty for the whole file. `object` and `problems`
    /// must outlive this.
    object_reader(const nlohmann::json& object, std::string place,
                  std::vector<std::string>& problems);

    /// A text, or `otherwise` where there is none.
    std::string text(std::string_view key, std::string otherwise = "");

    /// A text that must be there.
    std::string needed(std::string_view key);

    /// An id that must be there and start with one of the capital `letters`.
    std::string id(std::string_view key, std::string_view letters);

    /// True or false; false where there is none.
    bool flag(std::string_view key);

    /// A list of texts; empty where there is none.
    std::vector<std::string> texts(std::string_view key);

    /// Readers of a list's objects, in order; none where there is no list.
    std::vector<object_reader> objects(std::string_view key);

    /// The reader of a member; of an empty object where there is none.
    object_reader object(std::string_view key);

    /// Notes a problem with a member, or with the object itself where `key` is empty.
    void problem(std::string_view key, std::string_view what);

    /// Notes members that were never asked for.
    void end();

 private:
    const nlohmann::json& take(std::string_view key);
    std::string place_of(std::string_view key) const;

    const nlohmann::json* object_;
    std::string place_;
    std::vector<std::string>* problems_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace coach::sandbox
