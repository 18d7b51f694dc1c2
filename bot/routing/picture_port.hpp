#pragma once

#include "bot/charts/chart.hpp"
#include "core/ids.hpp"
#include "core/task.hpp"

#include <optional>
#include <string>

namespace coach::bot {

/// Where pictures come from. Tasks do not throw: without a picture its text stands there.
class picture_port {
 public:
    picture_port() = default;
    picture_port(const picture_port&) = delete;
    picture_port& operator=(const picture_port&) = delete;
    virtual ~picture_port() = default;

    /// The Slack file that shows this to its owner, where it was made before. Does not draw.
    virtual task<std::optional<std::string>> find(person_id owner, chart shown) = 0;

    /// The same, drawn and uploaded where it was not; nothing where Slack will not show it.
    virtual task<std::optional<std::string>> make(person_id owner, chart shown) = 0;
};

}  // namespace coach::bot
