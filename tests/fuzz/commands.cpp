// Words of commands. The first byte chooses: 'g' what `/grow` reads, 'l' what `/level` reads, and
// their capitals the same through the whole app.
#include "bot/commands/grow_request.hpp"
#include "bot/commands/level_request.hpp"
#include "bot/commands/spoken.hpp"
#include "config/framework_file.hpp"
#include "core/harmless.hpp"
#include "core/words.hpp"
#include "tests/fuzz/expect.hpp"
#include "tests/fuzz/fuzz_scene.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace {

using namespace coach;
using coach::testing::expect;
using coach::testing::expect_harmless;

const framework& ladder() {
    return config::embedded_framework();
}

bool is_known(const std::string& key) {
    return std::ranges::find(ladder().competencies, key, &competency::key) !=
           ladder().competencies.end();
}

bool same(const bot::grow_request::show_log& one, const bot::grow_request::show_log& other) {
    return one.words == other.words && one.competency == other.competency &&
           one.since == other.since && one.page == other.page;
}

/// The page buttons of the journal carry these words, so they must mean the same again.
void check(const bot::grow_request::show_log& part) {
    expect(part.competency.empty() || is_known(part.competency), "a competency that is none");
    const auto words = bot::grow_request::words_of(part);
    const auto again = bot::grow_request::parse(ladder(), words);
    const auto* read = std::get_if<bot::grow_request::show_log>(&again);
    expect(read != nullptr && same(*read, part), "the words of a log mean another log: " + words);
}

void check(const bot::grow_request::win& noted) {
    for (const auto& key : noted.competencies) expect(is_known(key), "a competency that is none");
}

void check(const bot::grow_request::unknown& read) {
    for (const auto& meant : read.suggestions) {
        const auto first = bot::spoken::split_first_word(meant);
        const auto& words = first.word == "/grow" ? first.rest : meant;
        expect(!std::holds_alternative<bot::grow_request::unknown>(
                   bot::grow_request::parse(ladder(), words)),
               "a suggestion that is not understood");
    }
}

template <class Other>
void check(const Other&) {}

void check(const bot::level_request::show_level& read) {
    expect(read.level < ladder().levels.size(), "a level that is none");
}

void check(const bot::level_request::show_competency& read) {
    expect(read.competency < ladder().competencies.size(), "a competency that is none");
}

void check(const bot::level_request::set& read) {
    expect(read.level || read.target, "nothing is set");
    expect(read.level.value_or(0) < ladder().levels.size(), "a level that is none");
    expect(read.target.value_or(0) < ladder().levels.size(), "a target that is none");
}

void check_words(std::string_view text) {
    const auto folded = fold(text);
    expect(fold(folded) == folded, "folding twice changes a text again");
    const auto clean = harmless(text);
    expect_harmless(clean, "a harmless text");
    expect(harmless(clean) == clean, "harmless twice changes a text again");
    const auto tags = bot::spoken::read_tags(ladder(), text);
    for (const auto& key : tags.competencies) expect(is_known(key), "a competency that is none");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto see = [](const auto& read) { check(read); };
    switch (data[0]) {
        case 'g':
            check_words(text);
            std::visit(see, bot::grow_request::parse(ladder(), text));
            break;
        case 'l':
            std::visit(see, bot::level_request::parse(ladder(), text));
            break;
        case 'G':
        case 'L': {
            coach::testing::fuzz_scene app(true);
            app.live();
            app.command("U1", data[0] == 'G' ? "/grow" : "/level", text);
            break;
        }
        default:
            break;
    }
    return 0;
}
