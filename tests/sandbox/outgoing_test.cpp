#include "sandbox/net/outgoing.hpp"

#include "tests/support/catch.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>

namespace asio = boost::asio;
using asio::ip::tcp;
using coach::sandbox::outgoing;
using namespace std::chrono_literals;

TEST_CASE("what is stopped while a write completes ends all the same") {
    asio::io_context context;
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    tcp::socket peer(context);
    peer.connect(acceptor.local_endpoint());
    const auto out = std::make_shared<outgoing>(std::make_shared<tcp::socket>(acceptor.accept()));
    asio::co_spawn(context, outgoing::run(out), asio::detached);
    context.poll();

    out->push("words");
    context.restart();
    context.poll_one();
    out->stop();
    context.run_for(2s);

    CHECK(context.stopped());
}
