#include "sandbox/views/views.hpp"

#include "sandbox/block_kit/element_state.hpp"
#include "sandbox/block_kit/state.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// What was entered, where the new blocks have the same element still.
json kept_values(const json& entered, const json& blocks) {
    auto kept = json::object();
    for (const auto& [block, element] : stateful_elements(blocks)) {
        const auto block_id = text_at(*block, "block_id");
        const auto action_id = text_at(*element, "action_id");
        const auto& state = member(member(entered, block_id), action_id);
        if (state.is_null() || text_at(state, "type") != text_at(*element, "type")) continue;
        kept[block_id][action_id] = state;
    }
    return kept;
}

/// The conversation that somebody came from, in the menus that ask for it.
void enter_conversation(view& v, std::string_view channel) {
    if (channel.empty()) return;
    for (const auto& [block, element] : stateful_elements(member(v.content, "blocks"))) {
        if (!flag_at(*element, "default_to_current_conversation")) continue;
        const std::string key(state_key(*element));
        const bool several = key.ends_with('s');
        const json id(channel);
        v.entered[text_at(*block, "block_id")][text_at(*element, "action_id")] =
            entered_state(*element, {{key, several ? json::array({id}) : id}});
    }
}

}  // namespace

bool is_home(const view& v) {
    return text_at(v.content, "type") == "home";
}

json values_of(const view& v) {
    return state_values(member(v.content, "blocks"), v.entered);
}

json to_json(const view& v) {
    return {{"id", v.id},
            {"type", member(v.content, "type")},
            {"title", member(v.content, "title")},
            {"submit", member(v.content, "submit")},
            {"close", member(v.content, "close")},
            {"blocks", member(v.content, "blocks")},
            {"hash", v.hash},
            {"notify_on_close", flag_at(v.content, "notify_on_close")},
            {"clear_on_close", flag_at(v.content, "clear_on_close")},
            {"values", values_of(v)}};
}

json to_json(const std::vector<view>& stack) {
    auto out = json::array();
    for (const auto& v : stack) out.push_back(to_json(v));
    return out;
}

view views::create(std::string person, json content, time_point now) {
    assign_ids(content["blocks"], random_);
    view made{.id = "V0" + random_.digits(9),
              .person = std::move(person),
              .content = std::move(content),
              .hash = next_hash(now),
              .root_id = ""};
    made.root_id = made.id;
    return made;
}

const view& views::push(std::string person, json content, std::string_view channel,
                        time_point now) {
    auto made = create(person, std::move(content), now);
    enter_conversation(made, channel);
    auto& stack = stacks_[person];
    if (!stack.empty()) {
        made.root_id = stack.front().id;
        made.previous_id = stack.back().id;
    }
    stack.push_back(std::move(made));
    tell(person);
    return stack.back();
}

const view& views::update(std::string_view id, json content, time_point now) {
    auto& found = *lookup(id);
    assign_ids(content["blocks"], random_);
    found.entered = kept_values(found.entered, content["blocks"]);
    found.content = std::move(content);
    found.hash = next_hash(now);
    is_home(found) ? changes_.push_back({"home", found.person, {{"view", to_json(found)}}})
                   : tell(found.person);
    return found;
}

const view& views::publish(const std::string& person, json content, time_point now) {
    if (const auto* known = home(person)) return update(known->id, std::move(content), now);
    const auto& made = homes_[person] = create(person, std::move(content), now);
    changes_.push_back({"home", person, {{"view", to_json(made)}}});
    return made;
}

void views::close(std::string_view id) {
    const auto* found = find(id);
    if (found == nullptr) return;
    const auto person = found->person;
    auto& stack = stacks_[person];
    std::erase_if(stack, [&](const view& v) { return v.id == id; });
    for (std::size_t i = 0; i < stack.size(); ++i) {
        stack[i].root_id = stack.front().id;
        stack[i].previous_id = i == 0 ? "" : stack[i - 1].id;
    }
    tell(person);
}

void views::clear(const std::string& person) {
    stacks_[person].clear();
    tell(person);
}

void views::enter(std::string_view id, const json& given) {
    auto& found = *lookup(id);
    note_entered(found.entered, member(found.content, "blocks"), given);
}

const view* views::find(std::string_view id) const {
    for (const auto& [person, stack] : stacks_) {
        const auto found = std::ranges::find(stack, id, &view::id);
        if (found != stack.end()) return &*found;
    }
    const auto found = std::ranges::find(
        homes_, id, [](const auto& known) -> const std::string& { return known.second.id; });
    return found == homes_.end() ? nullptr : &found->second;
}

const view* views::find_external(std::string_view external_id) const {
    const auto has_it = [&](const view& v) {
        return text_at(v.content, "external_id") == external_id;
    };
    for (const auto& [person, stack] : stacks_) {
        const auto found = std::ranges::find_if(stack, has_it);
        if (found != stack.end()) return &*found;
    }
    const auto found = std::ranges::find_if(homes_, has_it, &decltype(homes_)::value_type::second);
    return found == homes_.end() ? nullptr : &found->second;
}

const std::vector<view>& views::stack(const std::string& person) const {
    static const std::vector<view> none;
    const auto found = stacks_.find(person);
    return found == stacks_.end() ? none : found->second;
}

const view* views::top(const std::string& person) const {
    const auto& modals = stack(person);
    return modals.empty() ? nullptr : &modals.back();
}

const view* views::home(const std::string& person) const {
    const auto found = homes_.find(person);
    return found == homes_.end() ? nullptr : &found->second;
}

std::vector<change> views::take_changes() {
    return std::exchange(changes_, {});
}

view* views::lookup(std::string_view id) {
    return const_cast<view*>(std::as_const(*this).find(id));  // of this object, which is not const
}

void views::tell(const std::string& person) {
    changes_.push_back({"views", person, {{"views", to_json(stack(person))}}});
}

std::string views::next_hash(time_point now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
    return fmt::format("{}.{}", seconds.count(), random_.letters(8));
}

}  // namespace coach::sandbox
