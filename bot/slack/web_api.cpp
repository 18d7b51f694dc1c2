#include "bot/slack/web_api.hpp"

#include "bot/slack/forms.hpp"
#include "bot/slack/http_client.hpp"
#include "bot/slack/json_text.hpp"
#include "bot/slack/rate_gate.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace coach::slack {

namespace {

using nlohmann::json;

constexpr unsigned ok_status = 200;

/// Splits "chat:write,commands" or "chat:write, commands".
std::vector<std::string> split_scopes(std::string_view header) {
    std::vector<std::string> scopes;
    while (!header.empty()) {
        const auto end = header.find_first_of(", ");
        if (end != 0) scopes.emplace_back(header.substr(0, end));
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
    }
    return scopes;
}

api_error not_reached(const net_error& failed) {
    return {.kind = error_class::transient,
            .code = failed.code,
            .needed = {},
            .provided = {},
            .retry_after = failed.retry_after};
}

/// An upload's reply that is no 200. Bodies are plain text there, and tell nothing.
api_error not_taken(const http_response& response) {
    constexpr unsigned server_error = 500;
    constexpr unsigned too_many_requests = 429;
    const bool passing = response.status >= server_error || response.status == too_many_requests;
    return {.kind = passing ? error_class::transient : error_class::refused,
            .code = "http_" + std::to_string(response.status),
            .needed = {},
            .provided = {},
            .retry_after = response.retry_after};
}

api_error still_limited(rate_gate::time until, rate_gate::time now) {
    return {.kind = error_class::transient,
            .code = "ratelimited",
            .needed = {},
            .provided = {},
            .retry_after = std::chrono::ceil<std::chrono::seconds>(until - now)};
}

std::string text_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

identity identity_in(api_reply reply) {
    return {.team_id = text_at(reply.body, "team_id"),
            .user_id = text_at(reply.body, "user_id"),
            .bot_id = text_at(reply.body, "bot_id"),
            .url = text_at(reply.body, "url"),
            .enterprise_id = text_at(reply.body, "enterprise_id"),
            .scopes = std::move(reply.scopes),
            .date = std::move(reply.date)};
}

}  // namespace

/// Shared by the tasks under way, which may outlive the web_api.
struct web_api::impl {
    impl(boost::asio::any_io_executor executor, web_api_options with)
        : options(std::move(with)),
          tls(make_tls_context()),
          http(std::move(executor), tls, options.idle_limit) {}

    http_request request_for(const api_method& method, const json& arguments) const {
        const bool form = method.arguments == encoding::form;
        auto target = options.api_url;
        target.target += method.name;
        return {.target = std::move(target),
                .content_type = form ? "application/x-www-form-urlencoded; charset=utf-8"
                                     : "application/json; charset=utf-8",
                .bearer = method.token == token_kind::app ? options.app_token : options.bot_token,
                .body = form ? encode_form(arguments) : wire_text(arguments),
                .idempotent = method.idempotent,
                .limit = options.deadline};
    }

    api_result read(const api_method& method, const std::string& channel, http_response response) {
        const reply_head head{.status = response.status,
                              .content_type = response.content_type,
                              .retry_after = response.retry_after};
        if (auto error = error_in(head, response.body)) {
            if (error->retry_after) {
                gate.limited(method.name, channel, rate_gate::time::clock::now(),
                             *error->retry_after);
            }
            return std::move(*error);
        }
        return api_reply{.body = json::parse(response.body, nullptr, false),
                         .scopes = split_scopes(response.scopes),
                         .date = std::move(response.date)};
    }

    static task<api_result> call(std::shared_ptr<impl> self, const api_method& method,
                                 json arguments) {
        const auto channel = text_at(arguments, "channel");
        const auto now = rate_gate::time::clock::now();
        const auto open = self->gate.earliest(method.name, channel, now);
        if (open > now) co_return still_limited(open, now);
        auto response = co_await self->http.post(self->request_for(method, arguments));
        if (response.has_error()) co_return not_reached(response.error());
        co_return self->read(method, channel, std::move(*response));
    }

    static task<respond_result> respond(std::shared_ptr<impl> self, url target, json message) {
        http_request request{.target = std::move(target),
                             .content_type = "application/json; charset=utf-8",
                             .bearer = {},
                             .body = wire_text(message),
                             .idempotent = false,
                             .limit = self->options.deadline};
        const auto response = co_await self->http.post(std::move(request));
        if (response.has_error()) {
            co_return respond_error{.kind = respond_failure::transient,
                                    .code = response.error().code};
        }
        if (auto error = respond_error_in(response->status, response->body)) {
            co_return std::move(*error);
        }
        co_return respond_result{};
    }

    static task<upload_result> upload(std::shared_ptr<impl> self, url target, std::string bytes) {
        http_request request{.target = std::move(target),
                             .content_type = "application/octet-stream",
                             .bearer = {},
                             .body = std::move(bytes),
                             .idempotent = false,
                             .limit = self->options.upload_deadline};
        const auto response = co_await self->http.post(std::move(request));
        if (response.has_error()) co_return not_reached(response.error());
        if (response->status != ok_status) co_return not_taken(*response);
        co_return upload_result{};
    }

    /// An address that Slack sent, if it leads to Slack by HTTP.
    std::optional<url> trusted(std::string_view address) const {
        auto target = parse_url(address);
        const bool usable = target.has_value() && target->scheme.starts_with("http") &&
                            allowed_peer(options.api_url, *target);
        if (!usable) return std::nullopt;
        return std::move(*target);
    }

    web_api_options options;
    std::shared_ptr<tls_context> tls;
    http_client http;
    rate_gate gate;
};

web_api::web_api(boost::asio::any_io_executor executor, web_api_options options)
    : impl_(std::make_shared<impl>(std::move(executor), std::move(options))) {}

web_api::~web_api() = default;

task<api_result> web_api::call(const api_method& method, json arguments) {
    return impl::call(impl_, method, std::move(arguments));
}

task<identity_result> web_api::identify() {
    auto reply = co_await impl::call(impl_, methods::auth_test, json::object());
    if (reply.has_error()) co_return reply.error();
    co_return identity_in(std::move(*reply));
}

task<respond_result> web_api::respond(std::string response_url, json message) {
    auto target = impl_->trusted(response_url);
    if (!target) {
        co_return respond_error{.kind = respond_failure::foreign_url, .code = "foreign_url"};
    }
    co_return co_await impl::respond(impl_, std::move(*target), std::move(message));
}

task<upload_result> web_api::upload(std::string upload_url, std::string bytes) {
    auto target = impl_->trusted(upload_url);
    if (!target) {
        co_return api_error{.kind = error_class::refused,
                            .code = "foreign_url",
                            .needed = {},
                            .provided = {},
                            .retry_after = std::nullopt};
    }
    co_return co_await impl::upload(impl_, std::move(*target), std::move(bytes));
}

const url& web_api::api_url() const {
    return impl_->options.api_url;
}

std::shared_ptr<tls_context> web_api::tls() const {
    return impl_->tls;
}

}  // namespace coach::slack
