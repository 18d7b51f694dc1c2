#include "bot/views/blocks.hpp"

#include "bot/views/text.hpp"
#include "core/day.hpp"
#include "core/harmless.hpp"

#include <chrono>
#include <cstddef>
#include <utility>

namespace coach::bot::blocks {

namespace {

constexpr std::size_t header_limit = 150;
constexpr std::size_t label_limit = 75;
constexpr std::size_t section_limit = 3000;

constexpr std::size_t run_limit = 3000;
constexpr std::size_t alt_text_limit = 2000;
constexpr std::size_t confirm_title_limit = 100;
constexpr std::size_t confirm_text_limit = 300;
constexpr std::size_t confirm_button_limit = 30;

void add_members(json::object_t& /*into*/) {}

template <class Value, class... More>
void add_members(json::object_t& into, const char* name, Value&& value, More&&... more) {
    into.emplace(name, std::forward<Value>(value));
    add_members(into, std::forward<More>(more)...);
}

/// An object of names and values in turn. nlohmann's own way, a list of pairs, makes an array of
/// each pair first.
template <class... NamesAndValues>
json object(NamesAndValues&&... given) {
    auto out = json::object();
    add_members(out.get_ref<json::object_t&>(), std::forward<NamesAndValues>(given)...);
    return out;
}

json only(json item) {
    auto out = json::array();
    out.push_back(std::move(item));
    return out;
}

json styled(std::string_view plain, const char* style) {
    auto out = run::text(plain);
    out["style"] = object(style, true);
    return out;
}

json rich_text(json element) {
    return object("type", "rich_text", "elements", only(std::move(element)));
}

/// Slack takes no empty run, and no section without one.
json rich_section(std::vector<json> runs) {
    std::erase_if(runs, [](const json& each) { return each.value("text", "-").empty(); });
    if (runs.empty()) runs.push_back(run::text(" "));
    return object("type", "rich_text_section", "elements", std::move(runs));
}

json mrkdwn_text(std::string text) {
    return object("type", "mrkdwn", "text", std::move(text), "verbatim", true);
}

}  // namespace

json plain_text(std::string_view text) {
    return object("type", "plain_text", "text", harmless(text), "emoji", false);
}

json run::text(std::string_view plain) {
    return object("type", "text", "text", shorten(harmless(plain), run_limit));
}

json run::bold(std::string_view plain) {
    return styled(plain, "bold");
}

json run::italic(std::string_view plain) {
    return styled(plain, "italic");
}

json run::link(const std::string& url, std::string_view plain) {
    return object("type", "link", "url", url, "text", harmless(plain));
}

json run::person(const std::string& member) {
    return object("type", "user", "user_id", member);
}

json run::day(timestamp at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const auto utc = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(at));
    return object("type", "date", "timestamp", seconds.time_since_epoch().count(), "format",
                  "{date_short}", "fallback", spell_day(utc));
}

json rich(std::vector<json> runs) {
    return rich_text(rich_section(std::move(runs)));
}

json rich_list(std::vector<std::vector<json>> items) {
    auto sections = json::array();
    for (auto& runs : items) sections.push_back(rich_section(std::move(runs)));
    return rich_text(
        object("type", "rich_text_list", "style", "bullet", "elements", std::move(sections)));
}

json rich_quote(std::string_view plain) {
    return rich_text(object("type", "rich_text_quote", "elements", only(run::text(plain))));
}

json picture(const std::string& file, std::string_view alt_text) {
    return object("type", "image", "slack_file", object("id", file), "alt_text",
                  shorten(harmless(alt_text), alt_text_limit));
}

json confirm(std::string_view title, std::string_view plain, std::string_view yes) {
    auto out = object("title", plain_text(shorten(title, confirm_title_limit)));
    out["text"] = plain_text(shorten(plain, confirm_text_limit));
    out["confirm"] = plain_text(shorten(yes, confirm_button_limit));
    out["deny"] = plain_text("Cancel");
    return out;
}

json header(std::string_view plain) {
    return object("type", "header", "text", plain_text(shorten(plain, header_limit)));
}

json section(std::string mrkdwn) {
    return object("type", "section", "text", mrkdwn_text(std::move(mrkdwn)));
}

json section(std::string mrkdwn, json accessory) {
    auto block = section(std::move(mrkdwn));
    block["accessory"] = std::move(accessory);
    return block;
}

json plain_section(std::string_view plain) {
    return object("type", "section", "text", plain_text(shorten(plain, section_limit)));
}

json fields(std::span<const std::string> mrkdwn) {
    auto texts = json::array();
    for (const auto& text : mrkdwn) texts.push_back(mrkdwn_text(text));
    return object("type", "section", "fields", std::move(texts));
}

json context(std::string mrkdwn) {
    return object("type", "context", "elements", only(mrkdwn_text(std::move(mrkdwn))));
}

json divider() {
    return object("type", "divider");
}

json actions(std::vector<json> elements) {
    return object("type", "actions", "elements", std::move(elements));
}

std::vector<json> bulleted(std::string_view mrkdwn_title,
                           std::span<const std::string> mrkdwn_lines) {
    std::vector<json> sections;
    std::string text{mrkdwn_title};
    for (const auto& line : mrkdwn_lines) {
        auto item = "\n• " + line;
        if (code_points(text) + code_points(item) > section_limit) {
            sections.push_back(section(std::exchange(text, {})));
            item.erase(0, 1);
        }
        text += item;
    }
    sections.push_back(section(std::move(text)));
    return sections;
}

json table(std::span<const std::vector<std::string>> plain_rows) {
    auto rows = json::array();
    for (const auto& cells : plain_rows) {
        auto row = json::array();
        for (const auto& cell : cells) row.push_back(object("type", "raw_text", "text", cell));
        rows.push_back(std::move(row));
    }
    return object("type", "table", "rows", std::move(rows));
}

json button(const button_spec& spec) {
    auto element = object("type", "button", "action_id", spec.action_id, "text",
                          plain_text(shorten(spec.label, label_limit)));
    if (!spec.value.empty()) element["value"] = spec.value;
    if (spec.primary) element["style"] = "primary";
    if (spec.danger) element["style"] = "danger";
    if (!spec.confirm.is_null()) element["confirm"] = spec.confirm;
    if (!spec.accessibility_label.empty()) {
        element["accessibility_label"] = shorten(spec.accessibility_label, label_limit);
    }
    return element;
}

}  // namespace coach::bot::blocks
