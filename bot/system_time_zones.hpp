#pragma once

#include "core/time_zone.hpp"

#include <memory>
#include <string_view>

namespace coach::bot {

/// The places of the system's time zone database, as it was when the program began. Where it is
/// missing, or a zone's file is broken, it is as if the name were not known. The database must
/// list what changes in the years to come, as Debian's does: a rule at a file's end is not read.
class system_time_zones final : public time_zones {
 public:
    system_time_zones();
    ~system_time_zones() override;

    const time_zone& find(std::string_view name) const override;
    bool knows(std::string_view name) const override;

 private:
    class places;
    std::unique_ptr<places> places_;
};

}  // namespace coach::bot
