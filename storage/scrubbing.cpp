#include "storage/scrubbing.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace coach::storage {

namespace {

/// The header of a page of a b-tree; see https://www.sqlite.org/fileformat2.html#b_tree_pages.
class tree_page {
 public:
    tree_page(std::span<unsigned char> page, std::size_t begin) : page_(page), begin_(begin) {}

    bool is_plausible() const {
        constexpr std::array<unsigned char, 4> kinds{2, 5, 10, 13};
        return std::ranges::find(kinds, page_[begin_]) != kinds.end() && gap_begin() <= gap_end() &&
               gap_end() <= page_.size() && free_block_is_behind_gap() && cells_are_behind_gap();
    }

    /// The space between the pointers to cells, which grow upwards, and the cells.
    std::span<unsigned char> gap() const {
        return page_.subspan(gap_begin(), gap_end() - gap_begin());
    }

 private:
    std::size_t number(std::size_t at) const {
        constexpr unsigned byte = 8;
        return static_cast<std::size_t>(page_[at]) << byte | page_[at + 1];
    }

    std::size_t pointers() const {
        constexpr unsigned char first_leaf = 10;
        return begin_ + (page_[begin_] < first_leaf ? 12U : 8U);
    }

    std::size_t cells() const { return number(begin_ + 3); }
    std::size_t gap_begin() const { return pointers() + 2 * cells(); }

    std::size_t gap_end() const {
        constexpr std::size_t largest_page = 65536;
        const auto stored = number(begin_ + 5);
        return stored == 0 ? largest_page : stored;
    }

    bool free_block_is_behind_gap() const {
        const auto block = number(begin_ + 1);
        return block == 0 || (block >= gap_end() && block < page_.size());
    }

    bool cells_are_behind_gap() const {
        for (auto at = pointers(); at < gap_begin(); at += 2) {
            if (number(at) < gap_end() || number(at) >= page_.size()) return false;
        }
        return true;
    }

    std::span<unsigned char> page_;
    std::size_t begin_;
};

constexpr std::size_t smallest_page = 512;
constexpr std::size_t largest_page = 65536;

/// How the default file system treats one file, with our way to write before it. It lies behind
/// that file system's own data of the file, in the memory that SQLite gives both.
struct scrubbing_methods {
    sqlite3_io_methods ours;
    const sqlite3_io_methods* theirs;
};

const sqlite3_io_methods& theirs(const sqlite3_file* file) {
    return *reinterpret_cast<const scrubbing_methods*>(file->pMethods)->theirs;
}

int write_scrubbed(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    const auto length = static_cast<std::size_t>(size);
    if (length < smallest_page || length > largest_page) {
        return theirs(file).xWrite(file, data, size, offset);
    }
    std::array<unsigned char, largest_page> copy;
    std::copy_n(static_cast<const unsigned char*>(data), length, copy.begin());
    scrub_page(std::span(copy).first(length), static_cast<std::size_t>(offset));
    return theirs(file).xWrite(file, copy.data(), size, offset);
}

/// The size of the default file system's own data of a file, so that ours can follow it.
std::size_t their_size(const sqlite3_vfs& system) {
    constexpr auto step = alignof(scrubbing_methods);
    return (static_cast<std::size_t>(system.szOsFile) + step - 1) / step * step;
}

int open_scrubbed(sqlite3_vfs* self, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* const system = static_cast<sqlite3_vfs*>(self->pAppData);
    const int code = system->xOpen(system, name, file, flags, out);
    if (code != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0) return code;
    auto* const behind = reinterpret_cast<std::byte*>(file) + their_size(*system);
    auto* const methods = std::construct_at(reinterpret_cast<scrubbing_methods*>(behind),
                                            scrubbing_methods{*file->pMethods, file->pMethods});
    methods->ours.xWrite = &write_scrubbed;
    file->pMethods = &methods->ours;
    return code;
}

sqlite3_vfs create_file_system() {
    auto* const system = ::sqlite3_vfs_find(nullptr);
    if (system == nullptr) throw std::logic_error("SQLite has no file system");
    auto ours = *system;
    ours.zName = "coach-scrubbing";
    ours.pNext = nullptr;
    ours.pAppData = system;
    ours.szOsFile = static_cast<int>(their_size(*system) + sizeof(scrubbing_methods));
    ours.xOpen = &open_scrubbed;
    return ours;
}

}  // namespace

void scrub_page(std::span<unsigned char> page, std::size_t offset) {
    constexpr std::size_t file_header = 100;
    const tree_page tree(page, offset == 0 ? file_header : 0);
    if (tree.is_plausible()) std::ranges::fill(tree.gap(), static_cast<unsigned char>(0));
}

const char* scrubbing_file_system() {
    static sqlite3_vfs ours = create_file_system();
    static const int code = ::sqlite3_vfs_register(&ours, 0);
    if (code != SQLITE_OK) throw std::logic_error("SQLite refuses the file system");
    return ours.zName;
}

}  // namespace coach::storage
