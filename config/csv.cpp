#include "config/csv.hpp"

#include <csv.h>
#include <optional>
#include <utility>

namespace coach::config {

namespace {

bool is_blank(char byte) {
    return byte == '\r' || byte == '\n' || byte == ' ' || byte == '\t';
}

/// libcsv's parser: made ready here, freed with it.
class csv_reader {
 public:
    csv_reader() { csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI); }
    csv_reader(const csv_reader&) = delete;
    csv_reader& operator=(const csv_reader&) = delete;
    ~csv_reader() { csv_free(&parser_); }

    /// Byte by byte, so that each record's line is known. False where quotes do not match.
    bool read(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char byte = text[i];
            if (!begun_ && !is_blank(byte)) begun_ = line_;
            if (csv_parse(&parser_, &byte, 1, end_field, end_record, this) != 1) return false;
            const bool first_of_two = byte == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
            if ((byte == '\n' || byte == '\r') && !first_of_two) ++line_;
        }
        return csv_fini(&parser_, end_field, end_record, this) == 0;
    }

    std::size_t line() const { return begun_.value_or(line_); }
    std::vector<csv_record> take() { return std::move(records_); }

 private:
    static void end_field(void* bytes, std::size_t size, void* self) noexcept {
        auto& reader = *static_cast<csv_reader*>(self);
        const auto* text = static_cast<const char*>(bytes);
        if (text != nullptr)
            reader.fields_.emplace_back(text, size);
        else
            reader.fields_.emplace_back();
    }

    static void end_record(int /*terminator*/, void* self) noexcept {
        auto& reader = *static_cast<csv_reader*>(self);
        reader.records_.push_back({.line = reader.line(), .fields = std::move(reader.fields_)});
        reader.fields_.clear();
        reader.begun_.reset();
    }

    csv_parser parser_{};
    std::size_t line_ = 1;
    std::optional<std::size_t> begun_{};  ///< the line of the record that is being read
    std::vector<std::string> fields_{};
    std::vector<csv_record> records_{};
};

}  // namespace

checked<std::vector<csv_record>> parse_csv(std::string_view text, std::string_view source) {
    csv_reader reader;
    if (!reader.read(text)) {
        return findings{{.source = std::string(source),
                         .line = reader.line(),
                         .column = 0,
                         .text = "has a quote that does not match; allowed: fields in quotes from "
                                 "end to end, with each quote inside written twice"}};
    }
    return reader.take();
}

}  // namespace coach::config
