#include "config/framework_text.hpp"

#include "config/text_table.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::config {

namespace {

using rows = std::vector<std::vector<std::string>>;

constexpr std::string_view indent = "  ";

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

std::string bullets(std::string_view heading, const std::vector<std::string>& items) {
    std::string out = std::string(indent) + std::string(heading) + "\n";
    for (const auto& item : items) out += "    - " + item + "\n";
    return out;
}

std::string overview(const framework& ladder) {
    rows table{{"Level", "Title", "Scope", "Impact"}};
    for (const auto& rung : ladder.levels) {
        table.push_back({rung.key, rung.title, rung.scope, rung.impact});
    }
    return "Levels\n" + aligned(table, indent);
}

std::string matrix(const framework& ladder) {
    rows table{{"Competency"}};
    for (const auto& rung : ladder.levels) table.front().push_back(rung.key);
    for (const auto& strand : ladder.competencies) {
        auto& row = table.emplace_back();
        row.push_back(strand.short_name);
        for (const auto& step : strand.stages) row.push_back(step.word);
    }
    return "Stages\n" + aligned(table, indent);
}

std::string name_of_competency(const framework& ladder, std::string_view key) {
    const auto found = std::ranges::find(ladder.competencies, key, &competency::key);
    return found == ladder.competencies.end() ? std::string(key) : found->name;
}

std::vector<std::string> growth_lines(const framework& ladder, const level& rung) {
    std::vector<std::string> out;
    for (const auto& focus : rung.growth) {
        std::vector<std::string> names;
        names.reserve(focus.competencies.size());
        for (const auto& key : focus.competencies) {
            names.push_back(name_of_competency(ladder, key));
        }
        out.push_back(names.empty() ? focus.text : focus.text + " (" + joined(names) + ")");
    }
    return out;
}

std::string level_in_full(const framework& ladder, const level& rung) {
    rows facts{{"Scope", rung.scope_detail}, {"Impact", rung.impact_detail}};
    if (!rung.aliases.empty()) facts.push_back({"Aliases", joined(rung.aliases)});
    auto out = rung.key + " " + rung.title + "\n" + aligned(facts, indent) +
               bullets("Key behaviors", rung.behaviors) +
               bullets("Growth focus", growth_lines(ladder, rung));
    if (!rung.moves.empty()) out += bullets("Moving to " + rung.key, rung.moves);
    return out;
}

std::string competency_in_full(const framework& ladder, const competency& strand) {
    rows facts{{"Key", strand.key}};
    if (!strand.aliases.empty()) facts.push_back({"Aliases", joined(strand.aliases)});
    rows stages;
    for (std::size_t i = 0; i < strand.stages.size(); ++i) {
        const auto& step = strand.stages[i];
        stages.push_back({ladder.levels[i].key, step.word, step.sentence});
    }
    return strand.name + ": " + strand.description + "\n" + aligned(facts, indent) +
           aligned(stages, indent);
}

std::string actions_for_any_level(const framework& ladder) {
    rows table;
    for (const auto& action : ladder.actions) table.push_back({action.title, action.detail});
    return "For growth at any level\n" + aligned(table, indent);
}

}  // namespace

std::string framework_as_text(const framework& ladder) {
    auto out = ladder.name + " (" + ladder.id + ", version " + ladder.version + ")\n\n" +
               overview(ladder) + "\n" + matrix(ladder);
    for (const auto& rung : ladder.levels) out += "\n" + level_in_full(ladder, rung);
    for (const auto& strand : ladder.competencies) {
        out += "\n" + competency_in_full(ladder, strand);
    }
    if (!ladder.actions.empty()) out += "\n" + actions_for_any_level(ladder);
    return out;
}

}  // namespace coach::config
