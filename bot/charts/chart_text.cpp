#include "bot/charts/chart.hpp"
#include "bot/charts/stages.hpp"
#include "core/unicode.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

namespace coach::bot {

namespace {

using charts::shortened;
using charts::stage_at;

constexpr std::size_t longest_text = 1000;
constexpr std::size_t longest_title = 60;  // in a text that is short of room
constexpr std::size_t longest_name = 12;   // likewise; twenty of them, four lines and the title fit

/// How long names may be, in code points.
struct room {
    std::size_t title = 200;
    std::size_t name = 80;
};
constexpr room little_room{.title = longest_title, .name = longest_name};

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

/// The title as a sentence.
std::string opening(const std::string& title, const room& most) {
    const auto text = shortened(title, most.title);
    const bool ends =
        text.empty() || std::string_view(".!?").find(text.back()) != std::string::npos;
    return text + (ends ? " " : ". ");
}

/// "L2 (2 of 5)".
std::string spell_stage(const std::vector<std::string>& rings, std::size_t stage) {
    return rings[stage] + " (" + std::to_string(stage + 1) + " of " + std::to_string(rings.size()) +
           ")";
}

/// "5 stages from L1 to L5".
std::string spell_scale(const std::vector<std::string>& rings) {
    const auto count = counted(rings.size(), "stage", "stages");
    return rings.empty() ? count : count + " from " + rings.front() + " to " + rings.back();
}

/// "from 1 (L1) to 5 (L5)".
std::string number_scale(const std::vector<std::string>& rings, const room& most) {
    if (rings.empty()) return "of an empty scale";
    return "from 1 (" + shortened(rings.front(), most.name) + ") to " +
           std::to_string(rings.size()) + " (" + shortened(rings.back(), most.name) + ")";
}

std::string number_or_none(const std::optional<std::size_t>& stage) {
    return stage ? std::to_string(*stage + 1) : "none";
}

std::string spell_axis(const radar_chart& shown, std::size_t axis) {
    std::vector<std::string> parts;
    for (const auto& line : shown.lines) {
        const auto stage = stage_at(line.stages, axis, shown.rings.size());
        parts.push_back(line.name + (stage ? " at " + spell_stage(shown.rings, *stage)
                                           : std::string(" not rated")));
    }
    return shown.axes[axis] + ": " + joined(parts, ", ") + ".";
}

std::string radar_in_words(const radar_chart& shown) {
    std::vector<std::string> axes;
    for (std::size_t i = 0; i < shown.axes.size(); ++i) axes.push_back(spell_axis(shown, i));
    return opening(shown.title, {}) + counted(axes.size(), "competency", "competencies") + " on " +
           spell_scale(shown.rings) + ". " + joined(axes, " ");
}

std::string radar_in_numbers(const radar_chart& shown, const room& most) {
    std::vector<std::string> names;
    for (const auto& line : shown.lines) names.push_back(shortened(line.name, most.name));
    std::vector<std::string> axes;
    for (std::size_t i = 0; i < shown.axes.size(); ++i) {
        std::vector<std::string> stages;
        for (const auto& line : shown.lines) {
            stages.push_back(number_or_none(stage_at(line.stages, i, shown.rings.size())));
        }
        axes.push_back(shortened(shown.axes[i], most.name) + ": " + joined(stages, ", "));
    }
    return opening(shown.title, most) + "Stages " + number_scale(shown.rings, most) + ", for " +
           joined(names, ", ") + ". " + joined(axes, "; ") + ".";
}

std::string spell_steps(const history_chart& shown, std::size_t name) {
    std::vector<std::string> parts;
    for (const auto& [at, stage] : charts::steps_of(shown, name)) {
        parts.push_back(spell_stage(shown.rings, stage) + " from " + charts::spell(at));
    }
    return shown.names[name] + ": " + (parts.empty() ? "not rated" : joined(parts, ", ")) + ".";
}

/// "3 assessments, 1 Sep 2026 to 4 Dec 2026".
std::string spell_span(const history_chart& shown) {
    if (shown.points.empty()) return "No assessments yet";
    const auto first = charts::spell(shown.points.front().at);
    const auto last = charts::spell(shown.points.back().at);
    return counted(shown.points.size(), "assessment", "assessments") + ", " +
           (first == last ? first : first + " to " + last);
}

std::string history_in_words(const history_chart& shown) {
    if (shown.points.empty()) return opening(shown.title, {}) + spell_span(shown) + ".";
    std::vector<std::string> names;
    for (std::size_t i = 0; i < shown.names.size(); ++i) names.push_back(spell_steps(shown, i));
    return opening(shown.title, {}) + spell_span(shown) + ", on " + spell_scale(shown.rings) +
           ". " + joined(names, " ");
}

std::string ends_of(const history_chart& shown, std::size_t name) {
    const auto steps = charts::steps_of(shown, name);
    if (steps.empty()) return "none";
    const auto first = std::to_string(steps.front().stage + 1);
    return steps.size() == 1 ? first : first + " to " + std::to_string(steps.back().stage + 1);
}

std::string history_in_numbers(const history_chart& shown, const room& most) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < shown.names.size(); ++i) {
        names.push_back(shortened(shown.names[i], most.name) + ": " + ends_of(shown, i));
    }
    return opening(shown.title, most) + spell_span(shown) + ". First and last stages " +
           number_scale(shown.rings, most) + ". " + joined(names, "; ") + ".";
}

/// The first of the texts that fits, or what fits of the last one.
std::string first_that_fits(const std::array<std::function<std::string()>, 3>& texts) {
    for (const auto& write : texts) {
        auto text = write();
        if (decode_utf8(text).size() <= longest_text) return text;
    }
    return shortened(texts.back()(), longest_text);
}

std::string describe_one(const radar_chart& shown) {
    return first_that_fits({[&] { return radar_in_words(shown); },
                            [&] { return radar_in_numbers(shown, {}); },
                            [&] { return radar_in_numbers(shown, little_room); }});
}

std::string describe_one(const history_chart& shown) {
    return first_that_fits({[&] { return history_in_words(shown); },
                            [&] { return history_in_numbers(shown, {}); },
                            [&] { return history_in_numbers(shown, little_room); }});
}

std::string counts_in_words(const count_chart& shown, const room& most) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < shown.names.size(); ++i) {
        parts.push_back(shortened(shown.names[i], most.name) + ": " +
                        std::to_string(shown.counts[i]));
    }
    return opening(shown.title, most) + "Number of " + shown.unit + ". " + joined(parts, "; ") +
           ".";
}

std::string describe_one(const count_chart& shown) {
    return first_that_fits({[&] { return counts_in_words(shown, {}); },
                            [&] { return counts_in_words(shown, little_room); },
                            [&] { return counts_in_words(shown, little_room); }});
}

}  // namespace

std::string describe(const chart& shown) {
    return std::visit([](const auto& one) { return describe_one(one); }, shown);
}

}  // namespace coach::bot
