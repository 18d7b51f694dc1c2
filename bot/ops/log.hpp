#pragma once

#include "core/clock.hpp"

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

/// One line of structured log per event, to standard error. Every text passes slack::redact, so
/// that no token, ticket, trigger or response URL gets out; private text is never handed in at all.
/// Callable from any thread.
namespace coach::log {

/// How much an event matters; a configured level lets itself and everything before it through.
enum class level { error, warning, info, debug };

/// How a line looks: `2026-11-22T08:00:00.000Z info socket live connections=2`, or a JSON object.
enum class format { text, json };

/// What a field may hold.
class value {
 public:
    template <std::same_as<bool> Bool>
    value(Bool flag) : held_(flag) {}
    template <std::integral Number>
        requires(!std::same_as<Number, bool>)
    value(Number number) : held_(static_cast<std::int64_t>(number)) {}
    value(double number) : held_(number) {}
    value(std::string text) : held_(std::move(text)) {}
    value(std::string_view text) : held_(std::string(text)) {}
    value(const char* text) : held_(std::string(text)) {}

    /// The value itself, for the renderer.
    const std::variant<bool, std::int64_t, double, std::string>& held() const { return held_; }

 private:
    std::variant<bool, std::int64_t, double, std::string> held_;
};

/// A named value. The name is a literal of the program: lower case, words joined by '_'.
struct field {
    std::string_view name;
    value content;
};

using fields = std::initializer_list<field>;

/// Writes one event. `message` is a short literal; what varies goes into `content`.
void write(level importance, std::string_view message, fields content = {});

/// Shorthands for write().
void error(std::string_view message, fields content = {});
void warning(std::string_view message, fields content = {});
void info(std::string_view message, fields content = {});
void debug(std::string_view message, fields content = {});

/// Chooses what is let through and how it looks; until called: info and text.
void configure(level most_detailed, format shape);

/// The line for an event, without its line feed. Control characters, line and paragraph separators
/// and bytes that are not UTF-8 are escaped, so that no value can forge a line or a field.
std::string render(level importance, format shape, timestamp now, std::string_view message,
                   fields content);

/// While it lives, lines go to `sink` and not to standard error. One at a time; for tests.
class redirection {
 public:
    explicit redirection(std::function<void(std::string_view line)> sink);
    redirection(const redirection&) = delete;
    redirection& operator=(const redirection&) = delete;
    ~redirection();
};

}  // namespace coach::log
