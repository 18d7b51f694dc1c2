#include "bot/views/import_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/standing_views.hpp"

#include <string>
#include <utility>
#include <vector>

namespace coach::bot::views {

namespace {

constexpr auto shares_nothing =
    "That shares nothing: nobody reads what you write, your plan or your assessments, unless you "
    "share it.";

std::vector<std::string> what_stands(const framework& ladder,
                                     const std::optional<placement>& reader,
                                     const std::optional<person_id>& manager) {
    std::vector<std::string> out;
    if (reader) out.push_back(where(ladder, *reader));
    if (manager) out.push_back("Your manager is " + mention(*manager) + ".");
    if (out.empty()) out.emplace_back("Neither is set any more.");
    return out;
}

std::string how_to_object(bool has_level, bool has_manager) {
    if (has_level && has_manager) {
        return "Is something wrong? `/level set 2` changes your level, and `/grow manager none` "
               "ends the link. You need no reason.";
    }
    if (has_manager) {
        return "Is that wrong? `/grow manager none` ends the link. You need no reason.";
    }
    return "Is that wrong? `/level set 2` changes your level. You need no reason.";
}

}  // namespace

message told_of_import(const framework& ladder, const std::optional<placement>& reader,
                       const std::optional<person_id>& manager) {
    const std::string said =
        "The people who run pm-coach here set your level or your manager, from a list of theirs.";
    message page{.text = said, .blocks = {blocks::section(said)}};
    page.add(blocks::bulleted("*What stands now*", what_stands(ladder, reader, manager)));
    page.add(blocks::section(shares_nothing));
    if (!reader && !manager) return page;
    page.add(blocks::section(how_to_object(reader.has_value(), manager.has_value())));
    std::vector<ask> buttons;
    if (reader) {
        buttons.push_back(
            {.label = "Change my level", .words = "set", .command = ask_command::level});
    }
    if (manager) buttons.push_back(grow_ask("My manager", "manager"));
    return std::move(page).add(ask_row(buttons));
}

}  // namespace coach::bot::views
