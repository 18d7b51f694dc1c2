#include "config/toml_reader.hpp"

#include "core/words.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>
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

std::string joined(std::initializer_list<std::string_view> words) {
    std::string out;
    for (const auto word : words) {
        if (!out.empty()) out += ", ";
        out += word;
    }
    return out;
}

std::string unknown_key(std::string_view key, std::initializer_list<std::string_view> known) {
    const std::vector<std::string> candidates(known.begin(), known.end());
    auto text = "unknown key " + in_quotes(key);
    if (const auto near = closest_word(fold(key), candidates)) {
        return text + "; did you mean \"" + *near + "\"?";
    }
    return text + "; allowed: " + joined(known);
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

std::string range_text(std::size_t fewest, std::size_t most) {
    if (fewest == most) return std::to_string(most);
    return std::to_string(fewest) + " to " + std::to_string(most);
}

table_reader::table_reader(const toml::table& table, std::string name, finding_list& found)
    : table_(&table), name_(std::move(name)), found_(&found) {}

toml::source_position table_reader::where(std::string_view key) const {
    const auto* node = table_->get(key);
    return node == nullptr ? where() : node->source().begin;
}

void table_reader::allow_only(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : *table_) {
        if (std::ranges::find(keys, key.str()) != keys.end()) continue;
        found_->add(key.source().begin, name_ + " has an " + unknown_key(key.str(), keys));
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
    const auto list = "a list of " + range_text(count.fewest, count.most) + " " +
                      std::string(allowed) + std::string(count.because);
    const auto* node = required(key, list);
    if (node == nullptr) return nullptr;
    const auto* items = node->as_array();
    const auto refuse = [&](const std::string& what) {
        found_->add(node->source().begin,
                    name_ + ": " + std::string(key) + " " + what + "; allowed: " + list);
    };
    if (items == nullptr) {
        refuse("is " + std::string(type_name(*node)));
    } else if (items->size() < count.fewest || items->size() > count.most) {
        refuse("has " + std::to_string(items->size()) + " items");
    }
    return items;
}

std::vector<placed_text> table_reader::texts(std::string_view key, const text_rule& rule,
                                             count_rule count) const {
    std::vector<placed_text> out;
    const auto* items = array(key, "texts", count);
    if (items == nullptr) return out;
    for (const auto& item : *items) {
        out.push_back(checked_text(
            item, "item " + std::to_string(out.size() + 1) + " of " + std::string(key), rule));
    }
    return out;
}

std::optional<table_reader> table_reader::table(std::string_view key) const {
    const auto* node = required(key, "a table");
    if (node == nullptr) return std::nullopt;
    const auto* inner = node->as_table();
    if (inner == nullptr) {
        found_->add(node->source().begin, name_ + ": " + std::string(key) + " is " +
                                              std::string(type_name(*node)) + "; allowed: a table");
        return std::nullopt;
    }
    return table_reader(*inner, std::string(key) + " of " + name_, *found_);
}

std::vector<table_reader> table_reader::tables(std::string_view key, std::string_view item_name,
                                               count_rule count) const {
    std::vector<table_reader> out;
    const auto* items = array(key, "tables", count);
    if (items == nullptr) return out;
    std::size_t number = 0;
    for (const auto& item : *items) {
        const auto item_is =
            std::string(item_name) + " " + std::to_string(++number) + " of " + name_;
        if (const auto* inner = item.as_table()) {
            out.emplace_back(*inner, item_is, *found_);
        } else {
            found_->add(item.source().begin,
                        item_is + " is " + std::string(type_name(item)) + "; allowed: a table");
        }
    }
    return out;
}

std::optional<toml::table> parse_toml(std::string_view text, finding_list& found) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& e) {
        found.add(e.source().begin, "this is not TOML: " + std::string(e.description()));
        return std::nullopt;
    }
}

}  // namespace coach::config
