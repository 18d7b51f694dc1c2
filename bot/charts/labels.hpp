#pragma once

#include <span>
#include <vector>

namespace coach::bot::charts {

/// Something that stands beside a picture.
struct label_box {
    double middle = 0;  ///< where its middle should be; y grows downwards
    double height = 0;
};

/// Where the middles of the boxes come to lie, so that none lies on another, in their order: as
/// near as can be to where they should be and, if there is room, between `top` and `bottom`.
std::vector<double> spread(std::span<const label_box> boxes, double top, double bottom);

}  // namespace coach::bot::charts
