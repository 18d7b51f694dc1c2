#pragma once

#include "config/finding.hpp"
#include "config/text_rule.hpp"

#include <toml++/toml.h>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::config {

/// Collects what is wrong with one TOML file.
class finding_list {
 public:
    explicit finding_list(std::string_view source) : source_(source) {}

    void add(toml::source_position where, std::string text);
    bool empty() const { return list_.empty(); }

    /// The findings in the order of lines and columns; leaves the list empty.
    findings take();

 private:
    std::string source_;
    findings list_;
};

/// A text and where its file has it.
struct placed_text {
    std::string text;
    toml::source_position where;
};

/// The texts alone.
std::vector<std::string> texts_of(std::vector<placed_text> placed);

/// How many of something there may be.
struct count_rule {
    std::size_t fewest;
    std::size_t most;
};

/// Hands out the values of one TOML table and notes in a finding_list what is wrong with them. What
/// is wrong or missing comes out empty, so that reading goes on to the next mistake. Refers to
/// the table and the list, which must outlive it.
class table_reader {
 public:
    /// `name` is how findings call the table: `level "E2"`.
    table_reader(const toml::table& table, std::string name, finding_list& found);

    const std::string& name() const { return name_; }
    void rename(std::string name) { name_ = std::move(name); }
    toml::source_position where() const { return table_->source().begin; }
    toml::source_position where(std::string_view key) const;
    finding_list& found() const { return *found_; }

    /// Refuses every other key, and names the nearest known one.
    void allow_only(std::initializer_list<std::string_view> keys) const;

    bool has(std::string_view key) const { return table_->contains(key); }

    /// A text that must be there.
    placed_text text(std::string_view key, const text_rule& rule) const;

    /// A text that may be absent, but not wrong.
    std::optional<placed_text> optional_text(std::string_view key, const text_rule& rule) const;

    /// A list of texts. Absent, it is empty, and refused if there must be at least one.
    std::vector<placed_text> texts(std::string_view key, const text_rule& rule,
                                   count_rule count) const;

    /// A table that must be there; `shape` is how findings describe it.
    std::optional<table_reader> table(std::string_view key, std::string_view shape) const;

    /// A list of tables of one shape, each called by `item_name`, its number from 1 and this
    /// table's name. Absent, it is empty, and refused if there must be at least one.
    std::vector<table_reader> tables(std::string_view key, std::string_view item_name,
                                     std::string_view shape, count_rule count) const;

 private:
    const toml::node* required(std::string_view key, std::string_view allowed) const;
    const toml::array* array(std::string_view key, std::string_view allowed,
                             count_rule count) const;
    placed_text checked_text(const toml::node& node, std::string_view label,
                             const text_rule& rule) const;

    const toml::table* table_;
    std::string name_;
    finding_list* found_;
};

/// Reads TOML text; nothing, and one finding, where it is not TOML.
std::optional<toml::table> parse_toml(std::string_view text, finding_list& found);

}  // namespace coach::config
