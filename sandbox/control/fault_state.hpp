#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// A Web API method that answers wrongly on request.
struct api_fault {
    std::string method;
    std::string error;    ///< the `error` of an ordinary refusal; unused where `status` is set
    unsigned status = 0;  ///< an HTTP status other than 200, or 0
    int times = 1;        ///< how often it still happens
};

/// The standing faults: what somebody asked to go wrong, until it is used up or cleared. Pure.
class fault_state {
 public:
    /// From now on messages with a block of that type are refused.
    void refuse_block(std::string type) { refused_blocks_.insert(std::move(type)); }

    /// Whether messages with such a block are refused.
    bool refuses(std::string_view block_type) const;

    /// The next calls of a method go wrong.
    void add(api_fault fault) { api_faults_.push_back(std::move(fault)); }

    /// The fault that this call runs into, if any; counts it.
    std::optional<api_fault> take(std::string_view method);

    /// Back to normal.
    void clear();

 private:
    std::set<std::string, std::less<>> refused_blocks_;
    std::vector<api_fault> api_faults_;
};

}  // namespace coach::sandbox
