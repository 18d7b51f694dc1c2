#include "bot/ops/fault.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <cxxabi.h>
#include <memory>
#include <random>
#include <typeinfo>

namespace coach::ops {

std::string new_reference() {
    std::random_device source;
    return fmt::format("{:04X}", std::uniform_int_distribution<unsigned>(0, 0xFFFF)(source));
}

std::string describe(const std::exception& fault) {
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> name(
        abi::__cxa_demangle(typeid(fault).name(), nullptr, nullptr, &status), &std::free);
    return status == 0 ? name.get() : typeid(fault).name();
}

std::string describe(const std::exception_ptr& fault) {
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& known) {
        return describe(known);
    } catch (...) {
        return "unknown exception";
    }
}

}  // namespace coach::ops
