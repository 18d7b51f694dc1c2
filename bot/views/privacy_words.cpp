#include "bot/views/privacy_words.hpp"

#include <array>

namespace coach::bot::views {

namespace {

constexpr std::array<std::string_view, 4> promises{
    "Until the request closes, your answer is encrypted with a key for that request alone. The key "
    "never lies in the database or in its backups.",
    "At close, answers are shuffled and kept without names or times, and the key is destroyed. "
    "From then on, nothing that is kept says who wrote which.",
    "Peers and reports are shown only in groups of three or more; what fewer wrote is neither "
    "shown nor kept. Managers answer by name, and are told so before.",
    "Nobody is told who has answered or who declined. The channel sees only steps such as 3+ or "
    "5+, after a random delay."};

constexpr std::array<std::string_view, 4> limits{
    "While it is open, the people who run pm-coach could copy the key and read answers. For that "
    "time you have to trust them.",
    "Your style of writing, or a story that only you know, can give you away. Write what several "
    "people could have written.",
    "When everybody in a group picks the same stage, readers know what each picked. Two requests "
    "with the same givers can be compared.",
    "Slack carries what you type to pm-coach, so Slack itself can see it on the way. It does not "
    "become a message in Slack."};

}  // namespace

std::span<const std::string_view> anonymous_promises() {
    return promises;
}

std::span<const std::string_view> anonymous_limits() {
    return limits;
}

}  // namespace coach::bot::views
