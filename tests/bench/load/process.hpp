#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace coach::bench {

/// A program that runs beside this one, until it goes out of scope.
class process {
 public:
    /// Starts `command` with this process's environment and `more` variables; what it prints goes
    /// to the file `log`. Throws std::runtime_error where it cannot be started.
    process(std::vector<std::string> command, const std::map<std::string, std::string>& more,
            const std::filesystem::path& log);
    process(const process&) = delete;
    process& operator=(const process&) = delete;

    /// Kills it, where it has not ended.
    ~process();

    /// Asks it to end (SIGTERM).
    void stop();

    bool has_ended();

    /// Memory that it holds now, in KiB: VmRSS of /proc/PID/status.
    long resident() const;

    /// Processor time that it has used so far, in seconds.
    double processor_seconds() const;

 private:
    pid_t id_ = 0;
    bool ended_ = false;
};

}  // namespace coach::bench
