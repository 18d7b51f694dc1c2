#include "core/feedback_results.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace coach {

namespace {

using answer_list = std::vector<feedback_answer>;

constexpr std::array comment_kinds{comment_kind::keep_doing, comment_kind::focus_next,
                                   comment_kind::note};

const std::string& text_of(const feedback_answer& answer, comment_kind kind) {
    switch (kind) {
        case comment_kind::keep_doing:
            return answer.keep_doing;
        case comment_kind::focus_next:
            return answer.focus_next;
        case comment_kind::note:
            break;
    }
    return answer.note;
}

/// Takes the answers of that group out of the list.
answer_list take_group(answer_list& from, rater_group group) {
    const auto in_group = [&](const feedback_answer& each) { return each.group == group; };
    answer_list out;
    std::ranges::copy_if(from, std::back_inserter(out), in_group);
    std::erase_if(from, in_group);
    return out;
}

std::vector<stage_count> count_stages(const answer_list& all) {
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    for (const auto& answer : all) {
        for (const auto& choice : answer.stages) ++counts[choice];
    }
    std::vector<stage_count> out;
    for (const auto& [stage, count] : counts) out.push_back({stage.first, stage.second, count});
    return out;
}

/// Takes out the competencies that too few rated; says whether there were any.
bool drop_rare(std::vector<stage_count>& stages) {
    std::map<std::string, std::size_t> ratings;
    for (const auto& each : stages) ratings[each.competency] += each.count;
    const auto dropped = std::erase_if(stages, [&](const stage_count& each) {
        return ratings[each.competency] < fewest_anonymous;
    });
    return dropped > 0;
}

void shuffle(std::vector<std::string>& texts, const random_below& draw) {
    for (auto left = texts.size(); left > 1; --left) {
        std::swap(texts[left - 1], texts.at(draw(left)));
    }
}

std::vector<feedback_comment> named_comments(const answer_list& all) {
    std::vector<feedback_comment> out;
    for (const auto kind : comment_kinds) {
        for (const auto& answer : all) {
            const auto& text = text_of(answer, kind);
            if (!text.empty()) out.push_back({kind, text, answer.giver});
        }
    }
    return out;
}

std::vector<feedback_comment> nameless_comments(const answer_list& all, const random_below& draw) {
    std::vector<feedback_comment> out;
    for (const auto kind : comment_kinds) {
        std::vector<std::string> texts;
        for (const auto& answer : all) texts.push_back(text_of(answer, kind));
        std::erase(texts, "");
        std::ranges::sort(texts);
        shuffle(texts, draw);
        for (auto& text : texts) out.push_back({kind, std::move(text)});
    }
    return out;
}

void add_named(feedback_results& out, rater_group group, answer_list answers) {
    if (answers.empty()) return;
    std::ranges::sort(answers, {}, &feedback_answer::giver);
    group_results made{.group = group,
                       .answers = answers.size(),
                       .stages = count_stages(answers),
                       .comments = named_comments(answers)};
    for (const auto& each : answers) made.givers.push_back(each.giver);
    out.groups.push_back(std::move(made));
}

void add_nameless(feedback_results& out, rater_group group, const answer_list& answers,
                  const random_below& draw) {
    if (answers.empty()) return;
    if (answers.size() < fewest_anonymous) {
        out.withheld = true;
        return;
    }
    group_results made{.group = group,
                       .answers = answers.size(),
                       .stages = count_stages(answers),
                       .comments = nameless_comments(answers, draw)};
    if (drop_rare(made.stages)) out.withheld = true;
    out.groups.push_back(std::move(made));
}

}  // namespace

feedback_results gather_named(std::vector<feedback_answer> answers) {
    feedback_results out;
    for (const auto group :
         {rater_group::manager, rater_group::reports, rater_group::peers, rater_group::others}) {
        add_named(out, group, take_group(answers, group));
    }
    return out;
}

feedback_results gather_anonymous(std::vector<feedback_answer> answers, const random_below& draw) {
    feedback_results out;
    add_named(out, rater_group::manager, take_group(answers, rater_group::manager));
    const auto reports = take_group(answers, rater_group::reports);
    auto peers = std::move(answers);
    if (reports.size() < fewest_anonymous && peers.size() < fewest_anonymous) {
        std::ranges::copy(reports, std::back_inserter(peers));
        add_nameless(out, rater_group::others, peers, draw);
    } else {
        add_nameless(out, rater_group::reports, reports, draw);
        add_nameless(out, rater_group::peers, peers, draw);
    }
    return out;
}

}  // namespace coach
