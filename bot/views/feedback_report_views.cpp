#include "bot/views/feedback_report_views.hpp"

#include "bot/views/blocks.hpp"
#include "bot/views/feedback_words.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;
using lines = std::vector<std::string>;

/// In one list, so that no block grows beyond what Slack takes.
constexpr std::size_t comments_in_a_list = 6;

std::string group_words(const group_results& group) {
    std::string out{group_name(group.group)};
    if (group.givers.empty()) return out + ": " + count_of(group.answers, "answer", "answers");
    out += ": ";
    for (const auto& each : group.givers) {
        if (&each != &group.givers.front()) out += ", ";
        out += mention(each);
    }
    return out;
}

json who_answered(const feedback_report& report) {
    std::string out;
    for (const auto& each : report.results.groups) {
        if (!out.empty()) out += " · ";
        out += group_words(each);
    }
    if (out.empty()) out = "No answers that can be shown";
    if (report.results.withheld) {
        out +=
            "\nSome of what was written is held back: groups, and ratings of a competency, of "
            "fewer than " +
            std::to_string(fewest_anonymous) + " people are never shown without names.";
    }
    return blocks::context(out);
}

/// "Applying ×2, Mastering ×1".
std::string distribution(const competency& strand, const group_view& view) {
    std::string out;
    for (std::size_t i = 0; i < view.counts.size(); ++i) {
        if (view.counts[i] == 0) continue;
        if (!out.empty()) out += ", ";
        out += escape(strand.stages[i].word) + " ×" + std::to_string(view.counts[i]);
    }
    return out;
}

std::size_t nearest(double mean, const framework& ladder) {
    const auto last = static_cast<double>(ladder.levels.size() - 1);
    return static_cast<std::size_t>(std::lround(std::clamp(mean, 0.0, last)));
}

std::string own_words(const competency& strand, std::size_t self, bool is_subject) {
    return (is_subject ? "You: " : "Their own view: ") + escape(strand.stages[self].word);
}

std::string competency_text(const framework& ladder, const competency_view& view, bool is_subject) {
    const auto& strand = ladder.competencies[view.competency];
    auto out = "*" + escape(strand.name) + "*";
    if (view.others) {
        const auto at = nearest(*view.others, ladder);
        out += "\n" + stage_bar(at, ladder.levels.size()) + "  " +
               fmt::format("on average near {} ({:.1f} of {})", escape(strand.stages[at].word),
                           *view.others + 1, ladder.levels.size());
    }
    if (view.self) out += "\n" + own_words(strand, *view.self, is_subject);
    for (const auto& group : view.groups) {
        out += "\n" + std::string(group_name(group.group)) + ": " + distribution(strand, group);
    }
    if (!view.others) out += "\nNot rated, or by too few to show.";
    return out;
}

lines differences(const framework& ladder, const feedback_report& report, self_view wanted) {
    lines out;
    for (const auto& view : report.competencies) {
        if (view.difference != wanted || !view.self || !view.others) continue;
        const auto& strand = ladder.competencies[view.competency];
        out.push_back(fmt::format("*{}*: own view {}, others near {}", escape(strand.name),
                                  escape(strand.stages[*view.self].word),
                                  escape(strand.stages[nearest(*view.others, ladder)].word)));
    }
    return out;
}

void add_differences(std::vector<json>& out, const framework& ladder,
                     const feedback_report& report) {
    const auto add = [&](self_view wanted, std::string_view title) {
        const auto found = differences(ladder, report, wanted);
        if (found.empty()) return;
        for (auto& each : blocks::bulleted(title, found)) out.push_back(std::move(each));
    };
    add(self_view::blind_spot, "*Blind spots*: others see this lower");
    add(self_view::hidden_strength, "*Hidden strengths*: others see this higher");
    if (!report.knows_self) {
        out.push_back(blocks::context(
            "Blind spots and hidden strengths need an own assessment that both readers may see: "
            "`/level assess`, and `/grow manager` shares it."));
    }
}

std::vector<std::vector<json>> comment_items(const group_results& group, comment_kind kind) {
    std::vector<std::vector<json>> out;
    for (const auto& each : group.comments) {
        if (each.kind != kind) continue;
        std::vector<json> runs;
        if (each.giver) {
            runs.push_back(blocks::run::person(each.giver->member.str()));
            runs.push_back(blocks::run::text(": "));
        }
        runs.push_back(blocks::run::text(each.text));
        out.push_back(std::move(runs));
    }
    return out;
}

void add_list(std::vector<json>& out, std::vector<std::vector<json>> items) {
    std::vector<std::vector<json>> part;
    for (auto& item : items) {
        part.push_back(std::move(item));
        if (part.size() == comments_in_a_list) {
            out.push_back(blocks::rich_list(std::exchange(part, {})));
        }
    }
    if (!part.empty()) out.push_back(blocks::rich_list(std::move(part)));
}

void add_comments(std::vector<json>& out, const feedback_report& report) {
    constexpr std::array kinds{comment_kind::keep_doing, comment_kind::focus_next,
                               comment_kind::note};
    for (const auto kind : kinds) {
        bool titled = false;
        for (const auto& group : report.results.groups) {
            auto items = comment_items(group, kind);
            if (items.empty()) continue;
            if (!std::exchange(titled, true)) {
                out.push_back(blocks::section("*" + std::string(comment_name(kind)) + "*"));
            }
            out.push_back(blocks::context(std::string(group_name(group.group))));
            add_list(out, std::move(items));
        }
    }
}

json readers_line(const feedback_report& report) {
    const auto& about = report.request;
    if (about.is_about_asker()) return blocks::context("Only you can read this.");
    const auto subject = mention(about.subject);
    return blocks::context(about.shared
                               ? mention(about.asker) + " and " + subject + " both read this."
                               : "Only " + mention(about.asker) +
                                     " reads this, until they share "
                                     "it with " +
                                     subject + ".");
}

json share_button(const feedback_report& report) {
    const auto& about = report.request;
    return blocks::actions(
        {about.shared ? feedback_button(feedback_action::unshare, "Stop sharing", about)
                      : feedback_button(feedback_action::share, "Share with them", about, true)});
}

const group_view* view_of(const competency_view& view, rater_group group) {
    const auto found = std::ranges::find(view.groups, group, &group_view::group);
    return found == view.groups.end() ? nullptr : &*found;
}

/// The mean of all but managers.
std::optional<double> mean_of_others(const competency_view& view) {
    std::size_t ratings = 0;
    std::size_t sum = 0;
    for (const auto& group : view.groups) {
        if (group.group == rater_group::manager) continue;
        for (std::size_t i = 0; i < group.counts.size(); ++i) {
            ratings += group.counts[i];
            sum += group.counts[i] * i;
        }
    }
    if (ratings == 0) return std::nullopt;
    return static_cast<double>(sum) / static_cast<double>(ratings);
}

}  // namespace

std::string report_title(const feedback_report& report, const person_id& reader) {
    if (report.request.subject == reader) return "Feedback about you";
    return "Feedback about a team member";
}

std::vector<json> report_blocks(const framework& ladder, const feedback_report& report,
                                const person_id& reader) {
    const bool is_subject = report.request.subject == reader;
    std::vector<json> out;
    if (!is_subject) out.push_back(blocks::section("*About* " + mention(report.request.subject)));
    out.push_back(who_answered(report));
    add_differences(out, ladder, report);
    for (const auto& view : report.competencies) {
        out.push_back(blocks::section(competency_text(ladder, view, is_subject)));
    }
    add_comments(out, report);
    out.push_back(readers_line(report));
    if (report.request.asker == reader && !is_subject) out.push_back(share_button(report));
    return out;
}

radar_chart report_chart(const framework& ladder, const feedback_report& report) {
    radar_chart out{.title = "360 feedback", .axes = {}, .rings = {}, .lines = {}};
    for (const auto& rung : ladder.levels) out.rings.push_back(rung.key);
    radar_line self{.name = "Own view", .stages = {}};
    radar_line manager{.name = "Manager", .stages = {}};
    radar_line others{.name = "Others", .stages = {}};
    for (const auto& view : report.competencies) {
        out.axes.push_back(ladder.competencies[view.competency].short_name);
        self.stages.push_back(view.self);
        const auto* by_manager = view_of(view, rater_group::manager);
        manager.stages.push_back(by_manager == nullptr
                                     ? std::nullopt
                                     : std::optional(nearest(by_manager->mean, ladder)));
        const auto mean = mean_of_others(view);
        others.stages.push_back(mean ? std::optional(nearest(*mean, ladder)) : std::nullopt);
    }
    for (auto& line : {&self, &manager, &others}) {
        const bool has_any = std::ranges::any_of(
            line->stages, [](const std::optional<std::size_t>& at) { return at.has_value(); });
        if (has_any) out.lines.push_back(std::move(*line));
    }
    return out;
}

bool has_ratings(const feedback_report& report) {
    return std::ranges::any_of(report.competencies,
                               [](const competency_view& view) { return view.others.has_value(); });
}

}  // namespace coach::bot::views
