#include "tests/sandbox/view_fixture.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::testing;
using nlohmann::json;

TEST_CASE_METHOD(view_fixture, "blocks.validate tells what is wrong without a token",
                 "[rule:blocks-validate]") {
    const auto validate = [&](const json& arguments) {
        return body_of(request("POST", "/api/blocks.validate", arguments.dump()));
    };
    const json poem{{"type", "poem"}};
    CHECK(validate({{"blocks", json::array({poem})}}) ==
          json{{"ok", false},
               {"error", "invalid_blocks"},
               {"errors",
                {{{"code", "failed_constraint"},
                  {"message", "unsupported type: poem"},
                  {"pointer", "/0/type"}}}}});
    CHECK(validate({{"message", {{"blocks", {poem}}}}})["errors"][0]["pointer"] ==
          "/blocks/0/type");
    CHECK(validate({{"view", {{"type", "modal"}, {"blocks", json::array()}}}})["errors"][0] ==
          json{{"code", "missing_field"},
               {"field", "title"},
               {"message", "missing required field: title"},
               {"pointer", ""}});
    CHECK(validate({{"view", create_modal({create_button_block("go")}).dump()}}) ==
          json{{"ok", true}});
    CHECK(validate({{"blocks", json::array()}, {"view", "{}"}})["error"] == "invalid_arguments");
    CHECK(validate({{"blocks", std::string(100'001, ' ')}})["error"] == "invalid_arguments");
}
