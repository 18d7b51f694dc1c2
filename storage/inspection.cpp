#include "storage/inspection.hpp"

#include "storage/connection.hpp"
#include "storage/failure.hpp"
#include "storage/migrations.hpp"

#include <chrono>
#include <exception>

namespace coach::storage {

namespace {

constexpr std::chrono::milliseconds patience{1000};

inspection look_into(const std::filesystem::path& file, std::uintmax_t check_up_to) {
    connection database(file, patience);
    inspection out{.schema = database.number("PRAGMA user_version"),
                   .newest = migrations().back().version,
                   .is_ours = database.number("PRAGMA application_id") == our_application};
    if (std::filesystem::file_size(file) > check_up_to) return out;
    out.is_checked = true;
    const auto said = database.text("PRAGMA quick_check(1)");
    if (said != "ok") out.first_damage = said;
    return out;
}

}  // namespace

inspection inspect(const std::filesystem::path& file, std::uintmax_t check_up_to) {
    try {
        return look_into(std::filesystem::absolute(file), check_up_to);
    } catch (...) {
        std::rethrow_exception(as_failure(std::current_exception()));
    }
}

}  // namespace coach::storage
