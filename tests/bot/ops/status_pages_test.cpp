#include "bot/ops/status_pages.hpp"

#include "core/clock.hpp"
#include "tests/bot/ops/outbox_stub.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <string>

using namespace coach;
using coach::ops::app_status;
using coach::ops::http_page;
using coach::ops::status_pages;
using coach::testing::outbox_stub;
using coach::testing::run;

namespace {

struct fixture {
    outbox_stub outbox;
    system_clock time;
    app_status now{};
    status_pages pages{outbox, time, [this] { return now; }};

    http_page show(const std::string& path) { return run(pages.show(path)); }
};

}  // namespace

TEST_CASE("alive is whoever answers") {
    fixture f;
    f.now.trouble = "starting";
    f.outbox.is_broken = true;

    CHECK(f.show("/healthz").status == 200);
}

TEST_CASE("ready is who is connected and has a store") {
    fixture f;
    CHECK(f.show("/readyz").status == 200);

    f.outbox.is_broken = true;
    const auto without_store = f.show("/readyz");
    CHECK(without_store.status == 503);
    CHECK(without_store.body == "store_unavailable\n");

    f.outbox.is_broken = false;
    f.now.trouble = "missing_scope: files:write";
    const auto without_scope = f.show("/readyz");
    CHECK(without_scope.status == 503);
    CHECK(without_scope.body == "missing_scope: files:write\n");
}

TEST_CASE("metrics show the dead letters, and say so where the store is down") {
    fixture f;
    f.outbox.state.dead = {{.reason = "user_disabled", .count = 4}};

    const auto page = f.show("/metrics");
    CHECK(page.status == 200);
    CHECK(page.content_type == "text/plain; version=0.0.4; charset=utf-8");
    CHECK(page.body.find("pmcoach_ready 1\n") != std::string::npos);
    CHECK(page.body.find("pmcoach_outbox_dead_letters{reason=\"user_disabled\"} 4\n") !=
          std::string::npos);

    f.outbox.is_broken = true;
    const auto broken = f.show("/metrics");
    CHECK(broken.status == 200);
    CHECK(broken.body.find("pmcoach_ready 0\n") != std::string::npos);
    CHECK(broken.body.find("pmcoach_store_up 0\n") != std::string::npos);
}

TEST_CASE("there is nothing else") {
    fixture f;
    for (const auto* path : {"/", "/metrics/", "/readyz/more", "", "/METRICS"}) {
        INFO(path);
        CHECK(f.show(path).status == 404);
    }
}
