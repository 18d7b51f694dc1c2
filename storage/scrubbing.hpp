#pragma once

#include <cstddef>
#include <span>

namespace coach::storage {

/// Zeroes the bytes that a page of a SQLite database does not use, if it is a page of a b-tree;
/// any other page stays as it is. `offset` is where the page begins in its file. Other pages are
/// told by their first byte, which is 0 in files below 64 GiB, and by what a b-tree's header must
/// be like.
void scrub_page(std::span<unsigned char> page, std::size_t offset);

/// The name of a file system of SQLite (a sqlite3_vfs) that is the default one, but scrubs every
/// page that it writes into a database. SQLite's own `secure_delete` zeroes what is deleted, but
/// not the copies that rows leave behind in unused space when they are moved to another page.
/// Callable from any thread; the text lives as long as the program.
const char* scrubbing_file_system();

}  // namespace coach::storage
