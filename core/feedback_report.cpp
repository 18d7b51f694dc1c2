#include "core/feedback_report.hpp"

#include "core/overview.hpp"
#include "core/privacy.hpp"
#include "core/rounds.hpp"

#include <algorithm>
#include <utility>

namespace coach {

namespace {

using stage_counts = std::vector<std::size_t>;

/// The stage on average; nothing where nobody rated.
std::optional<double> mean_of(const stage_counts& counts) {
    std::size_t ratings = 0;
    std::size_t stages = 0;
    for (std::size_t stage = 0; stage < counts.size(); ++stage) {
        ratings += counts[stage];
        stages += stage * counts[stage];
    }
    if (ratings == 0) return std::nullopt;
    return static_cast<double>(stages) / static_cast<double>(ratings);
}

stage_counts count_stages(const framework& ladder, const group_results& group,
                          const std::string& competency) {
    stage_counts out(ladder.levels.size());
    for (const auto& each : group.stages) {
        const auto stage = level_with_key(ladder, each.level);
        if (each.competency == competency && stage) out[*stage] += each.count;
    }
    return out;
}

self_view compare(std::optional<std::size_t> self, std::optional<double> others) {
    if (!self || !others) return self_view::alike;
    const auto above = static_cast<double>(*self) - *others;
    if (above > much_apart) return self_view::blind_spot;
    return above < -much_apart ? self_view::hidden_strength : self_view::alike;
}

competency_view view_of(const framework& ladder, const feedback_results& results,
                        std::size_t competency, std::optional<std::size_t> self) {
    competency_view out{.competency = competency, .self = self};
    stage_counts all(ladder.levels.size());
    for (const auto& group : results.groups) {
        auto counts = count_stages(ladder, group, ladder.competencies[competency].key);
        const auto mean = mean_of(counts);
        if (!mean) continue;
        for (std::size_t stage = 0; stage < all.size(); ++stage) all[stage] += counts[stage];
        out.groups.push_back({.group = group.group, .counts = std::move(counts), .mean = *mean});
    }
    out.others = mean_of(all);
    out.difference = compare(out.self, out.others);
    return out;
}

task<std::optional<assessment>> find_own_view(store& people, const framework& ladder,
                                              feedback_request request) {
    const auto subject = request.subject;
    const auto asker = request.asker;
    own_views known;
    known.by_subject = of_ladder(ladder, co_await people.find_assessments(subject, subject));
    if (!request.is_about_asker()) {
        known.by_asker = of_ladder(ladder, co_await people.find_assessments(subject, asker));
        const auto sharing = co_await people.find_sharing(subject);
        const auto manager = co_await find_confirmed_manager(people, subject);
        known.shared = may_read(
            asker, {.what = matter::standing, .owner = subject, .shared = sharing.standing},
            manager);
    }
    co_return choose_own_view(request, known);
}

}  // namespace

feedback_report make_feedback_report(const framework& ladder, feedback_request request,
                                     feedback_results results,
                                     const std::optional<assessment>& self) {
    feedback_report out{.request = std::move(request), .results = std::move(results)};
    if (out.request.framework != ladder.id) return out;
    const auto stages = stages_of(ladder, self.value_or(assessment{}));
    for (std::size_t c = 0; c < ladder.competencies.size(); ++c) {
        const auto& wanted = out.request.competencies;
        if (std::ranges::find(wanted, ladder.competencies[c].key) == wanted.end()) continue;
        out.competencies.push_back(view_of(ladder, out.results, c, stages[c]));
        if (stages[c]) out.knows_self = true;
    }
    return out;
}

std::optional<assessment> choose_own_view(const feedback_request& request, const own_views& known) {
    if (request.is_about_asker()) {
        auto made = made_until(known.by_subject, request.ended);
        if (made.empty()) return std::nullopt;
        return std::move(made.front());
    }
    auto round = find_open_round(known.by_subject, known.by_asker);
    if (!known.shared || !round) return std::nullopt;
    return std::move(round->own);
}

task<std::optional<feedback_report>> find_feedback_report(store& people, const framework& ladder,
                                                          person_id reader, feedback_id id) {
    const auto team = reader.team;
    auto request = co_await people.find_feedback(team, id);
    if (!request || request->state != feedback_state::closed) co_return std::nullopt;
    if (!may_read(reader, report_of(*request), std::nullopt)) co_return std::nullopt;
    auto results = co_await people.find_results(team, std::move(id));
    if (!results) co_return std::nullopt;
    const auto self = co_await find_own_view(people, ladder, *request);
    co_return make_feedback_report(ladder, as_others_see(*std::move(request)), *std::move(results),
                                   self);
}

}  // namespace coach
