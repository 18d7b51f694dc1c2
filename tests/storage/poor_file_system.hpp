#pragma once

namespace coach::testing {

/// What a file system does not know.
enum class lacking {
    no_replace,  ///< renaming without replacing, as NFS and older ZFS
    links,       ///< that and a second name for a file, as SMB and FAT
};

/// While this lives, files cannot be named so anywhere in this program: the system's calls are
/// refused as such a file system refuses them.
class poor_file_system {
 public:
    explicit poor_file_system(lacking what);
    poor_file_system(const poor_file_system&) = delete;
    poor_file_system& operator=(const poor_file_system&) = delete;
    ~poor_file_system();
};

}  // namespace coach::testing
