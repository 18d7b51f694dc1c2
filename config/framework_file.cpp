#include "config/framework_file.hpp"

#include "config/framework_limits.hpp"
#include "config/framework_reader.hpp"
#include "config/read_file.hpp"
#include "embedded_files.hpp"

#include <utility>

namespace coach::config {

checked<framework> parse_framework(std::string_view text, std::string_view source) {
    finding_list found(source);
    const auto document = parse_toml(text, found);
    if (!document) return found.take();
    const table_reader root(*document, "the framework", found);
    auto ladder = framework_reader(root).read();
    if (!found.empty()) return found.take();
    return ladder;
}

checked<framework> load_framework(const std::filesystem::path& file) {
    const auto text = read_file(file, limits::file_bytes);
    if (!text) return text.error();
    return parse_framework(*text, file.string());
}

const framework& embedded_framework() {
    static const framework ladder =
        parse_framework(embedded::product_management_toml, "product-management.toml").value();
    return ladder;
}

}  // namespace coach::config
