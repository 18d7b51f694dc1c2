#include "tests/sandbox/block_kit_builders.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace coach::testing;
using coach::sandbox::check_view;
using nlohmann::json;
using findings_list = std::vector<std::string>;

namespace {

json modal() {
    return {{"type", "modal"},
            {"title", plain("Title")},
            {"submit", plain("Save")},
            {"blocks", {input({{"type", "plain_text_input"}})}}};
}

}  // namespace

TEST_CASE("a sound view has no findings") {
    CHECK(check_view(modal()).empty());
    CHECK(check_view({{"type", "home"}, {"blocks", json::array()}}).empty());
}

TEST_CASE("a modal has a title of up to 24 characters, as its buttons have",
          "[rule:view-title-24]") {
    CHECK(check_view(with(modal(), "title", plain(24))).empty());
    for (const std::string key : {"title", "submit", "close"}) {
        CHECK(
            check_view(with(modal(), key, plain(25))) ==
            findings_list{"must be less than 25 characters [json-pointer:/view/" + key + "/text]"});
    }
    CHECK(check_view(with(modal(), "title", nullptr)) ==
          findings_list{"missing required field: title [json-pointer:/view]"});
}

TEST_CASE("a modal with an input has a submit button", "[rule:view-submit-needed]") {
    auto view = modal();
    view.erase("submit");
    CHECK(check_view(view) == findings_list{"missing required field: submit [json-pointer:/view]"});
    view["blocks"] = {{{"type", "divider"}}};
    CHECK(check_view(view).empty());
}

TEST_CASE("a Home has no title and no buttons of its own", "[rule:home-no-frame]") {
    const json home{{"type", "home"}, {"blocks", json::array()}};
    for (const std::string key : {"title", "submit", "close"}) {
        CHECK(check_view(with(home, key, plain("x"))) ==
              findings_list{"invalid additional property: " + key + " [json-pointer:/view]"});
    }
}

TEST_CASE("a view's private texts are limited", "[rule:view-metadata-limits]") {
    CHECK(check_view(with(modal(), "private_metadata", std::string(3000, 'a'))).empty());
    CHECK(check_view(with(modal(), "private_metadata", std::string(3001, 'a'))).size() == 1);
    CHECK(check_view(with(modal(), "callback_id", std::string(256, 'a'))).size() == 1);
    CHECK(check_view(with(modal(), "external_id", std::string(256, 'a'))).size() == 1);
    CHECK(check_view(with(modal(), "notify_on_close", "yes")) ==
          findings_list{"must provide a boolean [json-pointer:/view/notify_on_close]"});
}

TEST_CASE("a view has up to 100 blocks, and pointers into it", "[rule:view-100-blocks]") {
    const json divider{{"type", "divider"}};
    CHECK(check_view(with(modal(), "blocks", copies(divider, 100))).empty());
    CHECK(check_view(with(modal(), "blocks", copies(divider, 101))) ==
          findings_list{"no more than 100 items allowed [json-pointer:/view/blocks]"});
    CHECK(check_view(with(modal(), "blocks", {{{"type", "table"}}})) ==
          findings_list{"unsupported type: table [json-pointer:/view/blocks/0/type]"});
    CHECK(check_view({{"type", "modal"}, {"title", plain("x")}}) ==
          findings_list{"missing required field: blocks [json-pointer:/view]"});
}

TEST_CASE("focus_on_load stands once in a view", "[rule:focus-once]") {
    const auto focused = input({{"type", "plain_text_input"}, {"focus_on_load", true}});
    CHECK(check_view(with(modal(), "blocks", json::array({focused}))).empty());
    CHECK(check_view(with(modal(), "blocks", {focused, focused})) ==
          findings_list{"focus_on_load is allowed once "
                        "[json-pointer:/view/blocks/1/element/focus_on_load]"});
}

TEST_CASE("what is no view is refused, whatever it is") {
    CHECK(check_view("text") == findings_list{"must provide an object [json-pointer:/view]"});
    CHECK(check_view(with(modal(), "type", "poster")) ==
          findings_list{"unsupported type: poster [json-pointer:/view/type]"});
}
