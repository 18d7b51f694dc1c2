# Which packages the project needs, and why. The one list: script/setup, the Dockerfile and the text
# for systems without apt all read it. Sourced, not run.
# shellcheck shell=bash
#
#   purpose | packages (Debian 12 first, then what other releases call it) | why | needed elsewhere
#
# %V stands for clang's major version: the newest installed one from 19 on, else 19.
package_table() {
    cat <<'TABLE'
build|cmake|configures the build|CMake 3.25
build|ninja-build|runs the build|Ninja 1.11
build|clang-%V|compiles C++20 coroutines right (g++ 12 does not)|Clang 19, or a GCC that passes cmake/coroutine_probe.cpp
build|lld-%V|links|
build|llvm-%V|archives for link-time optimization, coverage reports|
build|libboost1.81-dev libboost-dev|Asio and Beast: network and coroutines|Boost 1.81
build|libssl-dev|TLS|OpenSSL 3.0
build|nlohmann-json3-dev|JSON|nlohmann_json 3.11
build|libsqlite3-dev|the database|SQLite 3.40
build|libsqlitecpp-dev|the database, from C++|SQLiteCpp 3.2
build|libspdlog-dev|logs|spdlog 1.10
build|libfmt-dev|formats text|fmt 9
build|libcairo2-dev|draws the pictures|Cairo 1.16
build|fonts-dejavu-core|the letters on the pictures|DejaVu Sans
build|pkgconf pkg-config|finds Cairo|pkg-config
build|libcli11-dev|the command line|CLI11 2.1
build|libtomlplusplus-dev|settings and frameworks|toml++ 3.3
build|libcsv-dev|reads CSV files of people|libcsv 3.0
build|libhowardhinnant-date-dev|time zones with their daylight saving (libstdc++ 12 has none)|date 3.0
package|dpkg-dev|finds out which libraries the package needs|
package|file|tells CPack which files are programs, so that they are asked for their libraries|
test|catch2|the test framework|Catch2 2.13 or 3
test|libclang-rt-%V-dev|the sanitizers' runtime|
test|clang-format-%V|checks the formatting|clang-format 19
test|clang-tidy-%V|checks the code|clang-tidy 19
test|shellcheck|checks the scripts|ShellCheck
test|nodejs|runs the tests of the page|Node 18
test|npm|fetches what those tests use|npm 9
test|chromium|the browser of those tests|Chromium
test|tzdata|the time zones themselves|
test|python3|checks schedules against time zones of its own|Python 3.9
test|debootstrap|makes the bare systems that the package and the image are tried in|
test|systemd|checks the unit (systemd-analyze)|
test|ca-certificates|npm's and Slack's TLS|
bench|valgrind|counts instructions|Valgrind 3.19
bench|nodejs|runs the Bolt app that is measured|Node 18
bench|npm|fetches that|npm 9
bench|python3|compares the counts|Python 3.9
TABLE
}
