#include "bot/main/commands.hpp"
#include "bot/main/setup.hpp"
#include "bot/ops/health_probe.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <iostream>

namespace coach::program {

int health(const config_file& config, bool alive) {
    constexpr std::chrono::seconds patience{4};
    constexpr unsigned all_is_well = 200;
    const auto chosen = read_settings(config);
    if (!chosen) return bad_usage;
    if (!chosen->http || chosen->http->port == 0) {
        std::cerr << "pm-coach: COACH_HTTP is off, or takes any port, so nobody can be asked. "
                     "Set it, for example to :9090\n";
        return bad_usage;
    }
    boost::asio::io_context context{1};
    auto answer = boost::asio::co_spawn(context,
                                        ops::ask_page(context.get_executor(), *chosen->http,
                                                      alive ? "/healthz" : "/readyz", patience),
                                        boost::asio::use_future);
    context.run();
    const auto page = answer.get();
    if (!page) {
        std::cout << "no answer: " << page.error().message() << '\n';
        return failed;
    }
    std::cout << page->body;
    return page->status == all_is_well ? fine : failed;
}

}  // namespace coach::program
