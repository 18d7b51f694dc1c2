#include "bot/ops/log.hpp"

#include "bot/slack/redact.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <type_traits>

namespace coach::log {

namespace {

using held_value = std::variant<bool, std::int64_t, double, std::string>;

std::string_view name_of(level importance) {
    switch (importance) {
        case level::error:
            return "error";
        case level::warning:
            return "warning";
        case level::info:
            return "info";
        case level::debug:
            return "debug";
    }
    return "error";
}

spdlog::level::level_enum spdlog_level(level importance) {
    switch (importance) {
        case level::error:
            return spdlog::level::err;
        case level::warning:
            return spdlog::level::warn;
        case level::info:
            return spdlog::level::info;
        case level::debug:
            return spdlog::level::debug;
    }
    return spdlog::level::err;
}

std::string time_text(timestamp now) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    const auto calendar = fmt::gmtime(std::chrono::system_clock::to_time_t(seconds));
    return fmt::format("{:%FT%T}.{:03}Z", calendar, (now - seconds).count());
}

/// Quoted, in ASCII, with every control character escaped.
std::string ascii_json(const nlohmann::json& text) {
    return text.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

bool is_plain(char c) {
    constexpr std::string_view punctuation = "._:/@+-";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           punctuation.find(c) != std::string_view::npos;
}

nlohmann::json clean(const held_value& held) {
    return std::visit(
        [](const auto& content) -> nlohmann::json {
            if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::string>) {
                return slack::redact(content);
            } else {
                return content;
            }
        },
        held);
}

std::string value_text(const nlohmann::json& content) {
    if (!content.is_string()) return content.dump();
    const auto& text = content.get_ref<const std::string&>();
    const bool plain = !text.empty() && std::ranges::all_of(text, is_plain);
    return plain ? text : ascii_json(content);
}

std::string render_text(level importance, timestamp now, std::string_view message, fields content) {
    const auto escaped = ascii_json(slack::redact(message));
    auto line = fmt::format("{} {} {}", time_text(now), name_of(importance),
                            std::string_view(escaped).substr(1, escaped.size() - 2));
    for (const auto& [name, held] : content) {
        line += fmt::format(" {}={}", name, value_text(clean(held.held())));
    }
    return line;
}

std::string render_json(level importance, timestamp now, std::string_view message, fields content) {
    nlohmann::ordered_json line{{"time", time_text(now)},
                                {"level", name_of(importance)},
                                {"message", slack::redact(message)}};
    for (const auto& [name, held] : content) line[std::string(name)] = clean(held.held());
    return line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
}

class redirected_sink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
    explicit redirected_sink(std::function<void(std::string_view)> target)
        : target_(std::move(target)) {}

 private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        target_({message.payload.data(), message.payload.size()});
    }
    void flush_() override {}

    std::function<void(std::string_view)> target_;
};

std::shared_ptr<spdlog::logger> make_logger(spdlog::sink_ptr sink) {
    auto logger = std::make_shared<spdlog::logger>("coach", std::move(sink));
    logger->set_pattern("%v");
    logger->flush_on(spdlog::level::warn);
    return logger;
}

/// What the whole program shares; the logger itself is safe to use from any thread.
struct shared_state {
    std::mutex guard;
    std::shared_ptr<spdlog::logger> logger =
        make_logger(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    std::atomic<format> shape = format::text;
};

shared_state& shared() {
    static shared_state state;
    return state;
}

std::shared_ptr<spdlog::logger> current_logger() {
    const std::scoped_lock lock(shared().guard);
    return shared().logger;
}

void replace_sink(spdlog::sink_ptr sink) {
    auto next = make_logger(std::move(sink));
    const std::scoped_lock lock(shared().guard);
    next->set_level(shared().logger->level());
    shared().logger = std::move(next);
}

}  // namespace

void write(level importance, std::string_view message, fields content) {
    const auto logger = current_logger();
    if (!logger->should_log(spdlog_level(importance))) return;
    const auto line = render(importance, shared().shape, system_clock().now(), message, content);
    logger->log(spdlog_level(importance), spdlog::string_view_t(line.data(), line.size()));
}

void error(std::string_view message, fields content) {
    write(level::error, message, content);
}

void warning(std::string_view message, fields content) {
    write(level::warning, message, content);
}

void info(std::string_view message, fields content) {
    write(level::info, message, content);
}

void debug(std::string_view message, fields content) {
    write(level::debug, message, content);
}

void configure(level most_detailed, format shape) {
    current_logger()->set_level(spdlog_level(most_detailed));
    shared().shape = shape;
}

std::string render(level importance, format shape, timestamp now, std::string_view message,
                   fields content) {
    return shape == format::json ? render_json(importance, now, message, content)
                                 : render_text(importance, now, message, content);
}

redirection::redirection(std::function<void(std::string_view line)> sink) {
    replace_sink(std::make_shared<redirected_sink>(std::move(sink)));
}

redirection::~redirection() {
    replace_sink(std::make_shared<spdlog::sinks::stderr_sink_mt>());
}

}  // namespace coach::log
