#include "bot/views/modal_views.hpp"

#include "bot/slack_replies.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/text.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;
using replies::text_at;

constexpr std::size_t title_limit = 24;

const json* first_input(const json& view) {
    if (!view.contains("blocks")) return nullptr;
    for (const auto& block : view["blocks"]) {
        if (text_at(block, "type") == "input") return &block;
    }
    return nullptr;
}

json notice_modal(std::string_view title, std::string_view plain) {
    return modal({.callback_id = "notice",
                  .title = std::string(title),
                  .blocks = {blocks::plain_section(plain)}});
}

/// Slack escapes plain texts in what it echoes, and nothing else.
void unescape_plain_texts(json& part) {
    if (!part.is_structured()) return;
    if (part.is_object() && text_at(part, "type") == "plain_text") {
        part["text"] = unescape(text_at(part, "text"));
    }
    for (auto& inner : part) unescape_plain_texts(inner);
}

struct remembered {
    std::string_view stands_in;  ///< the member of the state
    std::string_view initial;    ///< the member of the element that makes it stand there again
};

constexpr std::array remembered_values{
    remembered{"value", "initial_value"},
    remembered{"selected_option", "initial_option"},
    remembered{"selected_options", "initial_options"},
    remembered{"selected_date", "initial_date"},
    remembered{"selected_time", "initial_time"},
    remembered{"selected_user", "initial_user"},
    remembered{"selected_users", "initial_users"},
};

/// Makes an input show again what stood in it.
void refill(json& input, const json& values) {
    auto& element = input["element"];
    const auto at =
        json::json_pointer() / text_at(input, "block_id") / text_at(element, "action_id");
    if (!element.is_object() || !values.contains(at)) return;
    for (const auto& [stands_in, initial] : remembered_values) {
        element.erase(std::string(initial));
        auto state = values.at(at);
        unescape_plain_texts(state);
        const auto found = state.find(stands_in);
        if (found != state.end() && !found->is_null() && !found->empty()) {
            element[std::string(initial)] = *found;
        }
    }
}

}  // namespace

json modal(modal_spec spec) {
    json out{{"type", "modal"},
             {"callback_id", spec.callback_id},
             {"title", blocks::plain_text(shorten(spec.title, title_limit))},
             {"close", blocks::plain_text(spec.submit.empty() ? "Close" : "Cancel")},
             {"private_metadata", std::move(spec.metadata)},
             {"blocks", std::move(spec.blocks)}};
    if (!spec.submit.empty()) out["submit"] = blocks::plain_text(shorten(spec.submit, title_limit));
    return out;
}

json page_modal(const message& page) {
    auto out = modal({.callback_id = "page", .title = "pm-coach", .blocks = page.blocks});
    out["clear_on_close"] = true;
    return out;
}

json home_view(const message& page) {
    return {{"type", "home"}, {"callback_id", "home"}, {"blocks", page.blocks}};
}

modal_answer turn_to(const message& page) {
    return {.what = modal_answer::kind::update, .view = page_modal(page)};
}

modal_answer refuse_input(std::string block, std::string plain) {
    return {.what = modal_answer::kind::errors, .errors = {{std::move(block), std::move(plain)}}};
}

modal_answer working_modal() {
    return {.what = modal_answer::kind::update,
            .view = notice_modal("One moment",
                                 "I’m still working on it. This will show how it "
                                 "went; you need not wait for it.")};
}

json done_modal() {
    return notice_modal("Saved", "It is saved. You can close this.");
}

modal_answer refused_form(const request_view& sent, std::string_view plain) {
    if (const auto* input = first_input(sent.echo)) {
        return {.what = modal_answer::kind::errors,
                .errors = {{text_at(*input, "block_id"), std::string(plain)}}};
    }
    return {.what = modal_answer::kind::update, .view = notice_modal("Not saved", plain)};
}

json restored_form(const request_view& sent, const std::map<std::string, std::string>& errors) {
    const auto& echo = sent.echo;
    json out{{"type", "modal"}};
    for (const auto* kept : {"callback_id", "title", "submit", "close", "private_metadata",
                             "blocks", "notify_on_close", "clear_on_close"}) {
        if (echo.contains(kept) && !echo[kept].is_null()) out[kept] = echo[kept];
    }
    unescape_plain_texts(out);
    auto refilled = json::array();
    for (auto& block : out["blocks"]) {
        const auto error = errors.find(text_at(block, "block_id"));
        if (error != errors.end()) {
            refilled.push_back(blocks::section("*" + escape(error->second) + "*"));
        }
        if (text_at(block, "type") == "input") refill(block, sent.values);
        refilled.push_back(std::move(block));
    }
    out["blocks"] = std::move(refilled);
    return out;
}

bool takes_input(const request_view& shown) {
    const auto submit = shown.echo.find("submit");
    return submit != shown.echo.end() && submit->is_object();
}

json form_with_line(const request_view& shown, const std::string& mrkdwn) {
    constexpr auto line = "line_on_top";
    auto out = restored_form(shown, {});
    auto& parts = out["blocks"];
    if (!parts.empty() && text_at(parts[0], "block_id") == line) parts.erase(0);
    auto block = blocks::section(mrkdwn);
    block["block_id"] = line;
    parts.insert(parts.begin(), std::move(block));
    return out;
}

}  // namespace coach::bot::views
