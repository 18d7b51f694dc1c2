#include "sandbox/block_kit/tables.hpp"

#include "sandbox/block_kit/rich_text.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr range columns{1, 20};
constexpr std::size_t most_in_table = 10'000;
constexpr std::size_t most_in_data_table = 20'000;

std::size_t text_length(const json& value) {
    std::size_t sum = code_points(text_at(value, "text"));
    const auto& elements = member(value, "elements");
    if (!elements.is_array()) return sum;
    for (const auto& element : elements) sum += text_length(element);
    return sum;
}

void check_length(findings& out, const json& rows, std::size_t most, const std::string& pointer) {
    std::size_t sum = 0;
    for (const auto& row : rows) {
        for (const auto& cell : row) sum += text_length(cell);
    }
    if (sum > most) {
        out.add(fmt::format("no more than {} characters allowed", most), pointer + "/rows");
    }
}

void check_cell(findings& out, const json& cell, const std::string& pointer) {
    const auto type = text_at(cell, "type");
    if (type == "rich_text") return check_rich_text(out, cell, pointer);
    if (type != "raw_text") return out.add("unsupported type: " + type, pointer + "/type");
    out.string(cell, "text", {1, unlimited}, pointer, true);
}

void check_data_cell(findings& out, const json& cell, const std::string& pointer) {
    if (text_at(cell, "type") != "raw_number") return check_cell(out, cell, pointer);
    const auto* value = out.required(cell, "value", pointer);
    if (value != nullptr && !value->is_number()) {
        out.add("must provide a number", pointer + "/value");
    }
    out.string(cell, "text", {1, unlimited}, pointer);
}

void check_header_cell(findings& out, const json& cell, const std::string& pointer) {
    if (text_at(cell, "type") == "rich_text") {
        return out.add("unsupported type: rich_text", pointer + "/type");
    }
    check_data_cell(out, cell, pointer);
}

/// The cells of a row, which are not named in the row, so that the pointer counts them.
void check_row(findings& out, const json& row, const std::string& pointer,
               void (*check)(findings&, const json&, const std::string&)) {
    if (!row.is_array()) return out.add("must provide an array", pointer);
    if (row.size() < columns.least) out.add("no fewer than 1 items allowed", pointer);
    if (row.size() > columns.most) out.add("no more than 20 items allowed", pointer);
    for (std::size_t i = 0; i < row.size(); ++i) {
        check(out, row[i], fmt::format("{}/{}", pointer, i));
    }
}

void check_columns(findings& out, const json& block, const std::string& pointer) {
    if (!block.contains("column_settings")) return;
    out.each(block, "column_settings", {0, columns.most}, pointer,
             [&](const json& column, const std::string& at) {
                 out.choice(column, "align", {"left", "center", "right"}, at);
                 out.boolean(column, "is_wrapped", at);
             });
}

}  // namespace

void check_table(findings& out, const json& block, const std::string& pointer) {
    check_columns(out, block, pointer);
    out.each(block, "rows", {1, 100}, pointer,
             [&](const json& row, const std::string& at) { check_row(out, row, at, check_cell); });
    check_length(out, member(block, "rows"), most_in_table, pointer);
}

void check_data_table(findings& out, const json& block, const std::string& pointer) {
    out.string(block, "caption", {1, unlimited}, pointer, true);
    out.integer(block, "page_size", 1, 100, pointer);
    const auto& rows = member(block, "rows");
    const auto width = rows.is_array() && !rows.empty() ? rows.front().size() : columns.most;
    out.integer(block, "row_header_column_index", 0, static_cast<std::int64_t>(width) - 1, pointer);
    bool header = true;
    out.each(block, "rows", {2, 201}, pointer, [&](const json& row, const std::string& at) {
        check_row(out, row, at, header ? check_header_cell : check_data_cell);
        header = false;
    });
    check_length(out, rows, most_in_data_table, pointer);
}

}  // namespace coach::sandbox
