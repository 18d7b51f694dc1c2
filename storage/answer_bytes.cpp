#include "storage/answer_bytes.hpp"

#include "storage/sealing.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace coach::storage {

namespace {

constexpr unsigned byte_bits = 8;
constexpr unsigned char byte_mask = 0xFF;

/// Puts numbers of two bytes, and texts behind their lengths, one after the other; what follows
/// stays zero.
class byte_writer {
 public:
    explicit byte_writer(std::span<unsigned char> room) : room_(room) {}

    void add(std::size_t number) {
        if (number >> (2 * byte_bits) != 0) throw std::length_error("an answer is too long");
        const std::array<unsigned char, 2> both{static_cast<unsigned char>(number & byte_mask),
                                                static_cast<unsigned char>(number >> byte_bits)};
        add_bytes(both);
    }

    void add(std::string_view text) {
        add(text.size());
        add_bytes(bytes_in(text));
    }

 private:
    void add_bytes(std::span<const unsigned char> what) {
        if (what.size() > room_.size()) throw std::length_error("an answer is too long to seal");
        std::ranges::copy(what, room_.begin());
        room_ = room_.subspan(what.size());
    }

    std::span<unsigned char> room_;
};

/// Takes them out again. Where something is missing it gives nothing, and is_sound() is false.
class byte_reader {
 public:
    explicit byte_reader(std::span<const unsigned char> rest) : rest_(rest) {}

    std::size_t number() {
        const auto both = take(2);
        if (both.size() < 2) return 0;
        return both[0] | static_cast<std::size_t>(both[1]) << byte_bits;
    }

    std::string text() {
        const auto taken = take(number());
        return {taken.begin(), taken.end()};
    }

    bool is_sound() const { return sound_; }

 private:
    std::span<const unsigned char> take(std::size_t count) {
        if (count > rest_.size()) {
            sound_ = false;
            return {};
        }
        const auto out = rest_.first(count);
        rest_ = rest_.subspan(count);
        return out;
    }

    std::span<const unsigned char> rest_;
    bool sound_ = true;
};

}  // namespace

secret_bytes answer_bytes(const feedback_answer& value) {
    secret_bytes out(answer_room);
    byte_writer to(out.span());
    to.add(static_cast<std::size_t>(value.group));
    to.add(value.keep_doing);
    to.add(value.focus_next);
    to.add(value.note);
    to.add(value.stages.size());
    for (const auto& [competency, level] : value.stages) {
        to.add(competency);
        to.add(level);
    }
    return out;
}

std::optional<feedback_answer> answer_in(std::span<const unsigned char> whole,
                                         const person_id& giver) {
    byte_reader from(whole);
    const auto group = from.number();
    if (group > static_cast<std::size_t>(rater_group::others)) return std::nullopt;
    feedback_answer out{.giver = giver, .group = static_cast<rater_group>(group)};
    out.keep_doing = from.text();
    out.focus_next = from.text();
    out.note = from.text();
    for (auto left = from.number(); left > 0 && from.is_sound(); --left) {
        auto competency = from.text();
        out.stages.insert_or_assign(std::move(competency), from.text());
    }
    if (!from.is_sound()) return std::nullopt;
    return out;
}

}  // namespace coach::storage
