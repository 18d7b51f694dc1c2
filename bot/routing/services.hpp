#pragma once

#include "bot/routing/picture_port.hpp"
#include "bot/routing/ready_pages.hpp"
#include "bot/routing/slack_port.hpp"
#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/questions.hpp"
#include "core/store.hpp"
#include "core/time_zone.hpp"

#include <memory>

namespace coach::bot {

/// What handlers work with. All of it outlives every request.
struct services {
    store& people;
    const framework& ladder;
    const clock& time;
    slack_port& slack;
    picture_port& pictures;
    const time_zones& zones;
    const question_set& questions;
    /// Of the ladder; shared by all copies of this.
    std::shared_ptr<ready_pages> pages = std::make_shared<ready_pages>();
};

}  // namespace coach::bot
