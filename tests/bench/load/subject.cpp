#include "tests/bench/load/subject.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace coach::bench {

namespace {

constexpr std::chrono::seconds patience{30};

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

subject::subject(boost::asio::io_context& context, const testing::tls_identity& identity,
                 const program& what)
    : context_(context), name_(what.name) {
    bool greeted = false;
    host_ = std::make_unique<slack_host>(
        context, identity,
        slack_host::callbacks{.on_hello = [&greeted] { greeted = true; }, .on_message = {}});
    auto variables = what.variables;
    variables["SLACK_API_URL"] = host_->api_url();
    variables["SLACK_BOT_TOKEN"] = "xoxb-0-0-bench";
    variables["SLACK_APP_TOKEN"] = "xapp-1-A1-0-bench";
    const auto begin = std::chrono::steady_clock::now();
    running_ = std::make_unique<process>(what.command, variables, what.log);
    while (!greeted) {
        context.run_one_for(std::chrono::milliseconds{100});
        if (std::chrono::steady_clock::now() - begin > patience) {
            throw std::runtime_error(what.name + " does not connect:\n" + contents(what.log));
        }
    }
    started_in_ = std::chrono::steady_clock::now() - begin;
    host_->tell({});
}

subject::~subject() {
    running_->stop();
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!running_->has_ended() && std::chrono::steady_clock::now() < end) {
        context_.run_one_for(std::chrono::milliseconds{10});
    }
}

}  // namespace coach::bench
