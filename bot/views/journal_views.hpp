#pragma once

#include "bot/commands/grow_request.hpp"
#include "bot/routing/request.hpp"
#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"
#include "core/journal.hpp"
#include "core/store/journals.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The journal: its forms, and its pages.
namespace coach::bot::views {

inline constexpr std::string_view reflection_callback = "reflection";
inline constexpr std::string_view win_callback = "win";
inline constexpr std::string_view evidence_callback = "evidence";
inline constexpr std::string_view entry_callback = "entry";  ///< the edit of one that exists

/// What the action ids of an entry's buttons begin with. Their values are the entry's id, a line
/// break, and the words that ask for the page that it stands on.
inline constexpr std::string_view entry_edit_prefix = "entry.edit.";
inline constexpr std::string_view entry_delete_prefix = "entry.delete.";
inline constexpr std::string_view entry_share_prefix = "entry.share.";
inline constexpr std::string_view entry_unshare_prefix = "entry.unshare.";

/// The block ids of the forms' inputs.
namespace entry_inputs {
inline constexpr std::string_view main = "main";
inline constexpr std::string_view did_not_work = "did_not_work";
inline constexpr std::string_view what_next = "what_next";
inline constexpr std::string_view competencies = "competencies";
inline constexpr std::string_view shared = "shared";
inline constexpr std::string_view keep_quote = "keep_quote";
inline constexpr std::string_view quote = "quote";  ///< of a section: the message's own text
}  // namespace entry_inputs

/// With the question that a prompt asked, or without any.
nlohmann::json reflection_form(const framework& ladder, const std::optional<person_id>& manager,
                               std::string_view question = {});
nlohmann::json win_form(const framework& ladder, const std::optional<person_id>& manager);

/// Somebody's message, to be kept as evidence. Its link travels in the metadata, its text stands in
/// the form and is kept only where the box is ticked.
nlohmann::json evidence_form(const framework& ladder, const std::optional<person_id>& manager,
                             const request_message& about);

/// The form of an entry that exists, whatever its kind.
nlohmann::json entry_form(const framework& ladder, const std::optional<person_id>& manager,
                          const journal_entry& entry);

/// A part of the reader's journal, with what can be done about each entry.
message log_page(const framework& ladder, const grow_request::show_log& asked,
                 const journal_page& found, std::size_t page_size,
                 const std::optional<person_id>& manager);

/// What stands in an entry, without buttons; where all of a page is shared anyway, without saying
/// so of each.
std::vector<nlohmann::json> entry_blocks(const framework& ladder, const journal_entry& entry,
                                         std::size_t longest, bool says_shared = true);

/// What was written just now, who can read it, and what one can do next.
message entry_saved(const framework& ladder, const journal_entry& entry,
                    const std::optional<person_id>& manager,
                    std::span<const std::string> unknown_tags = {});

}  // namespace coach::bot::views
