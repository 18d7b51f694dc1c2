#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// The part of a list that a call asks for.
struct list_page {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string next_cursor{};  ///< empty at the end of the list
    std::string_view error{};   ///< "invalid_cursor" or "invalid_limit", or empty
};

/// The page that `cursor` and `limit` name among items with these ids. `most` is the limit where
/// the call names none. As with Slack, what is filtered out of a page makes it shorter, so that
/// only an empty cursor tells the end; cursors have to be encoded in a query (slack-platform 3.1).
list_page page_of(const nlohmann::json& arguments, const std::vector<std::string>& ids,
                  std::size_t most);

/// `response_metadata` with the cursor to go on with.
nlohmann::json cursor_metadata(const list_page& page);

}  // namespace coach::sandbox
