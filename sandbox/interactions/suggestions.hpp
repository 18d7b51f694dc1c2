#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/socket_mode/delivery.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// What somebody typed into a menu whose options the app supplies.
struct menu_query {
    std::string person;
    std::string request;  ///< how the page tells the answers apart
    std::string value;    ///< what was typed
    std::string block_id;
    std::string action_id;
    std::string view_id{};  ///< of a modal or Home; otherwise channel and ts
    std::string channel{};
    std::string ts{};
};

/// The options that external menus get from the app (`block_suggestion`, slack-platform 1.6, 1.8).
class suggestions {
 public:
    /// `all` must outlive this.
    explicit suggestions(models& all) : all_(all) {}

    /// Asks the app. Empty where that went, otherwise why nothing was asked: "view_not_found",
    /// "message_not_found", "element_not_found", or "query_too_short" below the menu's
    /// `min_query_length` (3 where it does not say).
    std::string_view ask(const menu_query& query, moment now);

    /// Passes on what an envelope brought; those of others are ignored.
    void settle(const delivery_outcome& outcome, moment now);

    /// What pages have to hear, since it was last asked: "suggestions".
    std::vector<change> take_changes();

 private:
    struct asker {
        std::string person;
        std::string request;
    };

    models& all_;
    std::map<std::string, asker, std::less<>> under_way_;  ///< by envelope id
    std::vector<change> changes_;
};

}  // namespace coach::sandbox
