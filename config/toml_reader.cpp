#include "config/toml_reader.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace coach::config {

namespace {

std::string_view type_name(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "a text";
        case toml::node_type::integer:
        case toml::node_type::floating_point:
            return "a number";
        case toml::node_type::boolean:
            return "true or false";
        case toml::node_type::date:
        case toml::node_type::time:
        case toml::node_type::date_time:
            return "a date or time";
        case toml::node_type::none:
            break;
    }
    return "nothing";
}

/// toml++ 3.3 makes a table for each part of a dotted key and visits them recursively, so a key of
/// very many parts would exhaust the stack; later versions refuse it at this depth.
constexpr std::ptrdiff_t most_dots_in_a_line = 1024;

/// The number of the first line that may hold such a key, from 1; 0 if there is none.
std::size_t line_with_deep_key(std::string_view text) {
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto line = text.substr(0, text.find('\n'));
        if (std::ranges::count(line, '.') > most_dots_in_a_line) return number;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return 0;
}

/// "2 to 12", or "5" where there is no choice.
std::string range_text(count_rule count) {
    auto out = std::to_string(count.fewest);
    if (count.most != count.fewest) out += " to " + std::to_string(count.most);
    return out;
}

}  // namespace

void finding_list::add(toml::source_position where, std::string text) {
    list_.push_back(
        {.source = source_, .line = where.line, .column = where.column, .text = std::move(text)});
}

findings finding_list::take() {
    std::ranges::sort(list_, {},
                      [](const finding& f) { return std::tie(f.line, f.column, f.text); });
    return std::exchange(list_, {});
}

std::vector<std::string> texts_of(std::vector<placed_text> placed) {
    std::vector<std::string> out;
    out.reserve(placed.size());
    for (auto& one : placed) out.push_back(std::move(one.text));
    return out;
}

table_reader::table_reader(const toml::table& table, std::string name, finding_list& found)
    : table_(&table), name_(std::move(name)), found_(&found) {}

toml::source_position table_reader::where(std::string_view key) const {
    const auto* node = table_->get(key);
    return node == nullptr ? where() : node->source().begin;
}

void table_reader::allow_only(std::initializer_list<std::string_view> keys) const {
    const std::vector<std::string> known(keys.begin(), keys.end());
    for (const auto& [key, value] : *table_) {
        if (std::ranges::find(keys, key.str()) != keys.end()) continue;
        found_->add(key.source().begin, name_ + " has an unknown key " + in_quotes(key.str()) +
                                            suggestion(key.str(), known));
    }
}

const toml::node* table_reader::required(std::string_view key, std::string_view allowed) const {
    const auto* node = table_->get(key);
    if (node == nullptr) {
        found_->add(where(),
                    name_ + " has no " + std::string(key) + "; allowed: " + std::string(allowed));
    }
    return node;
}

placed_text table_reader::checked_text(const toml::node& node, std::string_view label,
                                       const text_rule& rule) const {
    const auto refuse = [&](const std::string& fault) {
        found_->add(node.source().begin, name_ + ": " + std::string(label) + " " + fault +
                                             "; allowed: " + allowed_by(rule));
        return placed_text{.text = {}, .where = node.source().begin};
    };
    const auto value = node.value_exact<std::string_view>();
    if (!value) return refuse("is " + std::string(type_name(node)));
    if (const auto fault = fault_of(*value, rule)) return refuse(*fault);
    return {.text = std::string(*value), .where = node.source().begin};
}

placed_text table_reader::text(std::string_view key, const text_rule& rule) const {
    const auto* node = required(key, allowed_by(rule));
    if (node == nullptr) return {.text = {}, .where = where()};
    return checked_text(*node, key, rule);
}

std::optional<placed_text> table_reader::optional_text(std::string_view key,
                                                       const text_rule& rule) const {
    if (!has(key)) return std::nullopt;
    return text(key, rule);
}

const toml::array* table_reader::array(std::string_view key, std::string_view allowed,
                                       count_rule count) const {
    if (!has(key) && count.fewest == 0) return nullptr;
    const auto* node = required(key, allowed);
    if (node == nullptr) return nullptr;
    const auto* items = node->as_array();
    const bool fits =
        items != nullptr && items->size() >= count.fewest && items->size() <= count.most;
    if (!fits) {
        const auto size = items == nullptr ? "" : " of " + std::to_string(items->size());
        found_->add(node->source().begin, name_ + ": " + std::string(key) + " is " +
                                              std::string(type_name(*node)) + size +
                                              "; allowed: " + std::string(allowed));
    }
    return items;
}

std::vector<placed_text> table_reader::texts(std::string_view key, const text_rule& rule,
                                             count_rule count) const {
    std::vector<placed_text> out;
    const auto* items = array(key, "a list of " + range_text(count) + " texts", count);
    if (items == nullptr) return out;
    for (const auto& item : *items) {
        const auto number = std::to_string(out.size() + 1);
        out.push_back(checked_text(item, "item " + number + " of " + std::string(key), rule));
    }
    return out;
}

std::optional<table_reader> table_reader::table(std::string_view key,
                                                std::string_view shape) const {
    const auto* node = required(key, shape);
    if (node == nullptr) return std::nullopt;
    if (const auto* inner = node->as_table()) {
        return table_reader(*inner, std::string(key) + " of " + name_, *found_);
    }
    found_->add(node->source().begin, name_ + ": " + std::string(key) + " is " +
                                          std::string(type_name(*node)) +
                                          "; allowed: " + std::string(shape));
    return std::nullopt;
}

std::vector<table_reader> table_reader::tables(std::string_view key, std::string_view item_name,
                                               std::string_view shape, count_rule count) const {
    std::vector<table_reader> out;
    const auto* items = array(key, range_text(count) + " of " + std::string(shape), count);
    if (items == nullptr) return out;
    std::size_t number = 0;
    for (const auto& item : *items) {
        const auto name = std::string(item_name) + " " + std::to_string(++number) + " of " + name_;
        if (const auto* inner = item.as_table()) {
            out.emplace_back(*inner, name, *found_);
        } else {
            found_->add(item.source().begin, name + " is " + std::string(type_name(item)) +
                                                 "; allowed: " + std::string(shape));
        }
    }
    return out;
}

std::optional<toml::table> parse_toml(std::string_view text, finding_list& found) {
    if (const auto line = line_with_deep_key(text); line > 0) {
        found.add({.line = static_cast<toml::source_index>(line), .column = 1},
                  "has too many dots; allowed: at most " + std::to_string(most_dots_in_a_line) +
                      " in a line");
        return std::nullopt;
    }
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& e) {
        found.add(e.source().begin, "this is not TOML: " + printable(e.description()));
        return std::nullopt;
    }
}

}  // namespace coach::config
