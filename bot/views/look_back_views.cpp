#include "bot/views/look_back_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::bot::views {

namespace {

using nlohmann::json;

constexpr std::size_t most_goals = 5;
constexpr std::size_t longest_title = 200;

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string name_of(std::chrono::year_month month) {
    return std::string(month_names.at(unsigned{month.month()} - 1)) + ' ' +
           std::to_string(int{month.year()});
}

std::string names_of(const framework& ladder, const std::vector<std::size_t>& positions) {
    std::string out;
    for (const auto each : positions) {
        out += (out.empty() ? "" : ", ") + escape(ladder.competencies[each].name);
    }
    return out;
}

std::vector<std::string> count_lines(const framework& ladder, const look_back& on) {
    std::vector<std::string> out;
    for (std::size_t c = 0; c < on.touched.size(); ++c) {
        if (on.touched[c] == 0) continue;
        out.push_back(escape(ladder.competencies[c].name) + ": *" + std::to_string(on.touched[c]) +
                      "*");
    }
    return out;
}

void add_entries(message& page, const framework& ladder, const look_back& on,
                 const std::string& picture) {
    if (on.entries == 0) {
        page.add(
            blocks::section("You noted nothing that month. One line about something that "
                            "went well is enough to begin again."));
        return;
    }
    page.add(blocks::section("You noted *" + count_of(on.entries, "entry", "entries") + "*."));
    const auto lines = count_lines(ladder, on);
    if (!picture.empty()) {
        page.add(blocks::picture(picture, describe(month_chart(ladder, on))));
    } else if (!lines.empty()) {
        page.add(blocks::bulleted("*By competency*", lines));
    }
    const auto quiet = on.untouched();
    if (!quiet.empty() && quiet.size() < on.touched.size()) {
        page.add(blocks::section("*Not touched*: " + names_of(ladder, quiet) + "."));
    }
}

void add_goals(message& page, std::string_view title, const std::vector<goal>& goals) {
    if (goals.empty()) return;
    page.add(blocks::rich({blocks::run::bold(title)}));
    std::vector<std::vector<json>> items;
    for (const auto& each : goals) {
        if (items.size() == most_goals) break;
        items.push_back({blocks::run::text(shorten(each.text.title, longest_title))});
    }
    page.add(blocks::rich_list(std::move(items)));
}

}  // namespace

chart month_chart(const framework& ladder, const look_back& on) {
    count_chart out{.title = "What you noted in " + name_of(on.month),
                    .names = {},
                    .counts = on.touched,
                    .unit = "entries"};
    for (const auto& strand : ladder.competencies) out.names.push_back(strand.name);
    return out;
}

message look_back_message(const framework& ladder, const look_back& on,
                          const std::string& picture) {
    const auto title = "Your " + name_of(on.month);
    message page{.text = title + ": a look back", .blocks = {blocks::header(title)}};
    add_entries(page, ladder, on, picture);
    add_goals(page, "Goals done", on.done);
    add_goals(page, "Goals begun", on.begun);
    if (on.idea) page.add(blocks::section("*For this month*: " + escape(on.idea->text) + "."));
    page.add(ask_row({grow_ask("Reflect", "reflect", true), grow_ask("Plan", "plan"),
                      grow_ask("Journal", "log"), grow_ask("Settings", "remind")}));
    return std::move(page).add(
        blocks::context("Only you see this. It comes once a month, until you turn it "
                        "off in Settings."));
}

}  // namespace coach::bot::views
