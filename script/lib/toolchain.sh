# What the scripts share: finding and installing what is missing, choosing a compiler, building.
# Sourced by script/*, which run in the repository's root after that.
# shellcheck shell=bash

started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
export LC_ALL=C.UTF-8
# shellcheck source=script/lib/packages.sh
source script/lib/packages.sh

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# quietly COMMAND…: shows what the command prints only where it fails.
quietly() {
    local log
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm "$log"
        return 1
    fi
    rm "$log"
}

# --- the compiler ---------------------------------------------------------------------------------

# Prints every installed clang++ from version 19 on, newest first, as "major path".
installed_clangs() {
    local path major
    for path in $(compgen -c clang++ | sort -u); do
        [[ $path =~ ^clang\+\+(-[0-9]+)?$ ]] || continue
        major=$("$path" -dumpversion 2>/dev/null | cut -d. -f1) || continue
        if [[ $major =~ ^[0-9]+$ ]] && ((major >= 19)); then echo "$major $path"; fi
    done | sort -k1,1nr
}

# Prints the newest g++ that compiles cmake/coroutine_probe.cpp into a program that ends well.
right_gcc() {
    local path scratch
    scratch=$(mktemp -d)
    for path in $(compgen -c g++ | grep -xE 'g\+\+(-[0-9]+)?' | sort -uVr); do
        if "$path" -std=c++20 cmake/coroutine_probe.cpp -o "$scratch/probe" 2>/dev/null &&
            "$scratch/probe" 2>/dev/null; then
            rm -r "$scratch"
            echo "$path"
            return
        fi
    done
    rm -r "$scratch"
}

clang_major() {
    local newest
    newest=$(installed_clangs | head -n 1)
    echo "${newest%% *}" | grep . || echo 19
}

# Prints the compiler to use: $CXX, else the newest clang++ from 19 on, else a g++ that is right.
find_compiler() {
    local newest
    if [[ -n ${CXX:-} ]]; then
        echo "$CXX"
        return
    fi
    newest=$(installed_clangs | head -n 1)
    if [[ -n $newest ]]; then echo "${newest#* }"; else right_gcc; fi
}

choose_compiler() {
    CXX=$(find_compiler)
    [[ -n $CXX ]] || fail "No compiler here gets C++20 coroutines right: install clang 19 or newer."
    export CXX
}

# --- packages -------------------------------------------------------------------------------------

installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

node_is_new_enough() {
    have node && [[ $(node --version) =~ ^v([0-9]+) ]] && ((BASH_REMATCH[1] >= 18))
}

# Is this here already in another way than as the package: another compiler, Node from elsewhere?
here_anyway() {
    case $1 in
        clang-[0-9]*) have "$1" || { ! for_tests && [[ -n $(find_compiler) ]]; } ;;
        lld-[0-9]*) have "$1" || { ! for_tests && uses_gcc; } ;;
        llvm-[0-9]*) have "llvm-ar-${1#llvm-}" || { ! for_tests && uses_gcc; } ;;
        libclang-rt-*) have "clang-$(clang_major)" && ! installed "clang-$(clang_major)" ;;
        nodejs) node_is_new_enough ;;
        npm) node_is_new_enough && have npm ;;
        ninja-build) have ninja ;;
        *) have "$1" ;;
    esac
}

for_tests() { [[ " $purposes " == *" test "* ]]; }
uses_gcc() { [[ $(find_compiler) == *g++* && $(find_compiler) != *clang++* ]]; }

# Prints "package reason" for each row of the wanted purposes that is not satisfied. Of a row's
# alternatives it names the one that apt knows, or the first.
missing_packages() {
    local purpose names reason rest name chosen version
    version=$(clang_major)
    while IFS='|' read -r purpose names reason rest; do
        [[ " $purposes " == *" $purpose "* ]] || continue
        chosen=
        for name in ${names//%V/$version}; do
            if installed "$name" || here_anyway "$name"; then continue 2; fi
            if [[ -z $chosen ]] && apt-cache show "$name" >/dev/null 2>&1; then chosen=$name; fi
        done
        names=${names//%V/$version}
        echo "${chosen:-${names%% *}} $reason"
    done <<<"$(package_table)"
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

show_packages() {
    local name reason
    while read -r name reason; do printf '    %-22s %s\n' "$name" "$reason"; done <<<"$1" >&2
}

# Without apt nothing is installed: it says once what is needed, and CMake finds it or says what not.
explain_needs() {
    local purpose names reason need stamp="build/needs-${purposes// /-}"
    [[ -e $stamp ]] && return
    say "There is no apt on this system, so nothing is installed. pm-coach needs:"
    while IFS='|' read -r purpose names reason need; do
        [[ " $purposes " == *" $purpose "* && -n $need ]] && printf '    %s (%s)\n' "$need" "$reason" >&2
    done <<<"$(package_table)"
    mkdir -p build && touch "$stamp"
}

# require_packages PURPOSE…: installs what is missing for build, test or package; says so before.
require_packages() {
    local purposes="$*"
    if ! have apt-get; then
        explain_needs
        return
    fi
    local missing resolved
    missing=$(missing_packages)
    [[ -n $missing ]] || return 0
    say "Missing here, installed now from this system's own packages:"
    show_packages "$missing"
    if ((EUID != 0)) && ! have sudo; then
        fail "That takes root and there is no sudo. As root: script/setup $purposes"
    fi
    quietly as_root apt-get update
    resolved=$(missing_packages)
    if [[ $resolved != "$missing" ]]; then
        say "Here they are called:"
        show_packages "$resolved"
    fi
    local names
    mapfile -t names <<<"$(cut -d' ' -f1 <<<"$resolved" | sort -u)"
    quietly as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${names[@]}"
    hash -r
}

# --- building -------------------------------------------------------------------------------------

# As many compilations at once as there are cores, but no more than memory allows (2 GB for each).
set_parallelism() {
    [[ -n ${CMAKE_BUILD_PARALLEL_LEVEL:-} ]] && return
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ { print int($2 / 2000000) }' /proc/meminfo 2>/dev/null || echo 1)
    if ((memory < 1)); then memory=1; fi
    export CMAKE_BUILD_PARALLEL_LEVEL=$((cores < memory ? cores : memory))
}

# configure PRESET: where it was not configured yet, or was for another compiler.
configure() {
    local folder=build/$1 known options=()
    known=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$folder/CMakeCache.txt" 2>/dev/null || true)
    if [[ -e $folder/build.ninja && $known -ef $(command -v "$CXX") ]]; then return; fi
    have cmake || fail "cmake is missing."
    # Compilers newer than the one the project is checked with may warn of more: no reason to stop.
    [[ $CXX == *clang++-19 ]] || options=(--compile-no-warning-as-error)
    cmake --preset "$1" --fresh "${options[@]}" >/dev/null || fail "Configuring failed; see above."
}

# build PRESET TARGET…: silent where nothing is to be done, else ninja's own progress.
build() {
    local preset=$1
    shift
    configure "$preset"
    if [[ $(ninja -C "build/$preset" -n "$@" 2>&1) == *"no work to do"* ]]; then return; fi
    cmake --build "build/$preset" --target "$@" >&2
}

build_release() {
    require_packages build
    choose_compiler
    set_parallelism
    [[ -x build/release/pm-coach ]] || say "Building pm-coach; the first time takes a few minutes."
    build release pm-coach
}

# start SUBCOMMAND OPTION…: becomes pm-coach, in the folder where the script was started.
start() {
    local program=$PWD/build/release/pm-coach
    cd "$started_in" || exit 1
    exec "$program" "$@"
}

# --- npm ------------------------------------------------------------------------------------------

# Fetches the npm packages of the tests where the lock file changed since the last time.
npm_packages() {
    local lock stamp=node_modules/.lock-checksum
    [[ -e package-lock.json ]] || return 0
    lock=$(cksum package.json package-lock.json)
    if [[ -e $stamp && $(<"$stamp") == "$lock" ]]; then return; fi
    have npm || fail "npm is missing."
    quietly npm ci --no-audit --no-fund --ignore-scripts
    echo "$lock" >"$stamp"
}
