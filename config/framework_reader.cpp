#include "config/framework_reader.hpp"

#include "config/framework_limits.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace coach::config {

namespace {

constexpr count_rule some_items{.fewest = 1, .most = limits::most_items};
constexpr text_rule item_rule{limits::item};
constexpr text_rule competency_key_rule{limits::competency_key, alphabet::stable_key};

constexpr std::string_view growth_shape = R"({ focus = "…", touches = ["…"] })";
constexpr std::string_view stage_shape = R"({ word = "…", sentence = "…" }, one for each level)";

/// Calls a table by its key from here on: `level "E2"`.
void name_by_key(table_reader& table, std::string_view kind, const placed_text& key) {
    if (!key.text.empty()) table.rename(std::string(kind) + " " + in_quotes(key.text));
}

}  // namespace

framework framework_reader::read() {
    root_->allow_only({"id", "version", "name", "level", "competency", "action"});
    framework ladder;
    ladder.id = root_->text("id", {limits::framework_id, alphabet::stable_key}).text;
    ladder.version = root_->text("version", {limits::version, alphabet::version_name}).text;
    ladder.name = root_->text("name", {limits::framework_name}).text;
    const count_rule level_count{limits::fewest_levels, limits::most_levels};
    for (auto& from : root_->tables("level", "level", "[[level]]", level_count)) {
        ladder.levels.push_back(read_level(std::move(from), ladder.levels.empty()));
    }
    const count_rule competency_count{1, limits::most_competencies};
    for (auto& from :
         root_->tables("competency", "competency", "[[competency]]", competency_count)) {
        ladder.competencies.push_back(read_competency(std::move(from), ladder.levels.size()));
    }
    read_actions(ladder);
    check_touches(ladder);
    return ladder;
}

level framework_reader::read_level(table_reader from, bool first) {
    const auto key = from.text("key", {limits::level_key, alphabet::level_key});
    name_by_key(from, "level", key);
    from.allow_only({"key", "title", "aliases", "scope", "impact", "behaviors", "growth", "moves"});
    const auto title = from.text("title", {limits::title});
    names_.begin(from.name());
    names_.add("key", key);
    names_.add("title", title);
    level out;
    out.key = key.text;
    out.title = title.text;
    out.aliases = read_aliases(from);
    read_extents(from, out);
    out.behaviors = texts_of(from.texts("behaviors", item_rule, some_items));
    out.growth = read_growth(from);
    out.moves = read_moves(from, first);
    return out;
}

void framework_reader::read_extents(const table_reader& from, level& into) const {
    const auto read = [&](std::string_view key, std::string& summary, std::string& detail) {
        const auto extent = from.table(key, R"({ summary = "…", detail = "…" })");
        if (!extent) return;
        extent->allow_only({"summary", "detail"});
        summary = extent->text("summary", {limits::summary}).text;
        detail = extent->text("detail", item_rule).text;
    };
    read("scope", into.scope, into.scope_detail);
    read("impact", into.impact, into.impact_detail);
}

std::vector<growth_focus> framework_reader::read_growth(const table_reader& from) {
    std::vector<growth_focus> out;
    for (const auto& item : from.tables("growth", "growth", growth_shape, some_items)) {
        item.allow_only({"focus", "touches"});
        auto& focus = out.emplace_back();
        focus.text = item.text("focus", item_rule).text;
        for (auto& key :
             item.texts("touches", competency_key_rule, {0, limits::most_competencies})) {
            focus.competencies.push_back(key.text);
            touches_.push_back({.competency = std::move(key), .owner = item.name()});
        }
    }
    return out;
}

std::vector<std::string> framework_reader::read_moves(const table_reader& from, bool first) const {
    if (!first) return texts_of(from.texts("moves", item_rule, some_items));
    if (from.has("moves")) {
        from.found().add(from.where("moves"), from.name() +
                                                  " has moves; allowed: none, since nobody moves "
                                                  "to the first level");
    }
    return {};
}

std::vector<std::string> framework_reader::read_aliases(const table_reader& from) {
    auto aliases = from.texts("aliases", {limits::alias}, {0, limits::most_aliases});
    for (const auto& alias : aliases) names_.add("alias", alias);
    return texts_of(std::move(aliases));
}

competency framework_reader::read_competency(table_reader from, std::size_t levels) {
    const auto key = from.text("key", competency_key_rule);
    name_by_key(from, "competency", key);
    from.allow_only({"key", "name", "short_name", "aliases", "description", "stages"});
    const auto name = from.text("name", {limits::competency_name});
    const auto short_name = from.optional_text("short_name", {limits::short_name}).value_or(name);
    names_.begin(from.name());
    names_.add("key", key);
    names_.add("name", name);
    names_.add("short_name", short_name);
    competency out;
    out.key = key.text;
    out.name = name.text;
    out.short_name = short_name.text;
    out.aliases = read_aliases(from);
    out.description = from.text("description", {limits::description}).text;
    out.stages = read_stages(from, levels);
    return out;
}

std::vector<stage> framework_reader::read_stages(const table_reader& from,
                                                 std::size_t levels) const {
    const auto count = levels == 0 ? count_rule{.fewest = 1, .most = limits::most_levels}
                                   : count_rule{.fewest = levels, .most = levels};
    std::vector<stage> out;
    for (const auto& item : from.tables("stages", "stage", stage_shape, count)) {
        item.allow_only({"word", "sentence"});
        out.push_back({.word = item.text("word", {limits::stage_word}).text,
                       .sentence = item.text("sentence", {limits::sentence}).text});
    }
    return out;
}

void framework_reader::read_actions(framework& into) const {
    for (const auto& item :
         root_->tables("action", "action", "[[action]]", {0, limits::most_actions})) {
        item.allow_only({"title", "detail"});
        into.actions.push_back({.title = item.text("title", {limits::title}).text,
                                .detail = item.text("detail", item_rule).text});
    }
}

void framework_reader::check_touches(const framework& ladder) const {
    std::vector<std::string> keys;
    std::ranges::transform(ladder.competencies, std::back_inserter(keys), &competency::key);
    if (std::ranges::find(keys, std::string()) != keys.end()) return;  // refused already
    for (const auto& [key, owner] : touches_) {
        if (key.text.empty() || std::ranges::find(keys, key.text) != keys.end()) continue;
        root_->found().add(key.where, owner + " touches the unknown competency " +
                                          in_quotes(key.text) + suggestion(key.text, keys));
    }
}

}  // namespace coach::config
