#pragma once

#include "core/store.hpp"

#include <functional>
#include <memory>

namespace coach::testing {

/// A new, empty store, and a way to spoil it.
class store_rig {
 public:
    store_rig() = default;
    store_rig(const store_rig&) = delete;
    store_rig& operator=(const store_rig&) = delete;
    virtual ~store_rig() = default;

    /// The store under test; lives as long as the rig.
    virtual store& subject() = 0;

    /// From now on every write throws store_failure, until mend().
    virtual void spoil() = 0;

    /// Ends what spoil() began.
    virtual void mend() = 0;
};

/// What every store must do, as sections of the test case that calls this. `create` is called
/// afresh for each section.
void check_store_contract(const std::function<std::unique_ptr<store_rig>()>& create);

}  // namespace coach::testing
