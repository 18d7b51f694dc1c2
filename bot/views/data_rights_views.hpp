#pragma once

#include "bot/views/message.hpp"
#include "core/disclosure.hpp"
#include "core/personal_data.hpp"
#include "core/store/data_rights.hpp"
#include "core/team.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

/// What a person is shown about their own data, and what the operator's deeds tell them.
namespace coach::bot::views {

/// The callback id of the form that erasing asks to fill, the block id of its only input, and what
/// has to be typed there.
inline constexpr std::string_view erase_form_id = "grow.erase";
inline constexpr std::string_view erase_word_block = "word";
inline constexpr std::string_view erase_word = "DELETE";

/// Says which files come, who can read them, and what is in them.
message export_page(const disclosure& open);

/// Who looked at what the reader shared.
message access_page(const std::vector<access>& seen);

/// How much is held about somebody, counted as data_rights::erase() counts what it deletes.
std::vector<erased_count> count_held(const personal_data& held);

/// The form that asks whether to delete all that is held about its reader.
nlohmann::json erase_form(const personal_data& held);

/// What was deleted, and what was not: `pictures_left` is how many Slack still has.
message erased_page(const erasure& done, std::size_t pictures_left);

/// What somebody is told of the operator's export or erasure of their data.
message told_of_export();
message told_of_erasure();

}  // namespace coach::bot::views
