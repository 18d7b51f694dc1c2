# How every target of this project is compiled; third-party targets stay untouched.
include_guard()

include(CheckCXXCompilerFlag)
include(CheckPIESupported)

add_library(coach_options INTERFACE)
target_compile_features(coach_options INTERFACE cxx_std_20)
target_include_directories(coach_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(coach_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)

set(CMAKE_COMPILE_WARNING_AS_ERROR ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Compiles and, after the check, also links position-independent executables.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
check_pie_supported()

# Programs stand at the top of the build folder: build/release/pm-coach, build/dev/core_tests.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

find_program(COACH_CCACHE ccache)
if(COACH_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${COACH_CCACHE})
endif()

# lld links several times faster than ld; it must be as new as the clang whose bitcode it reads.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    string(REGEX MATCH "^[0-9]+" COACH_CLANG_MAJOR ${CMAKE_CXX_COMPILER_VERSION})
    find_program(COACH_LLD NAMES ld.lld-${COACH_CLANG_MAJOR} ld.lld)
    if(COACH_LLD)
        target_link_options(coach_options INTERFACE --ld-path=${COACH_LLD})
    endif()
endif()

set(COACH_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
if(COACH_SANITIZE)
    target_compile_options(coach_options INTERFACE
        -fsanitize=${COACH_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
        -D_GLIBCXX_ASSERTIONS)
    target_link_options(coach_options INTERFACE -fsanitize=${COACH_SANITIZE})
endif()

option(COACH_COVERAGE "Count which lines run" OFF)
if(COACH_COVERAGE)
    target_compile_options(coach_options INTERFACE -fprofile-instr-generate -fcoverage-mapping)
    target_link_options(coach_options INTERFACE -fprofile-instr-generate)
endif()

option(COACH_HARDENED "Link-time optimization and the usual exploit mitigations" OFF)
if(COACH_HARDENED)
    include(CheckIPOSupported)
    check_ipo_supported(RESULT COACH_LTO OUTPUT COACH_LTO_WHY_NOT LANGUAGES CXX)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${COACH_LTO})
    if(NOT COACH_LTO)
        message(STATUS "No link-time optimization here: ${COACH_LTO_WHY_NOT}")
    endif()
    # The guard of the processor against jumps to the middle of things, where there is one.
    foreach(flag IN ITEMS -fcf-protection=full -mbranch-protection=standard)
        string(MAKE_C_IDENTIFIER COACH_HAS${flag} has)
        check_cxx_compiler_flag(${flag} ${has})
        if(${has})
            target_compile_options(coach_options INTERFACE ${flag})
        endif()
    endforeach()
    target_compile_options(coach_options INTERFACE
        -fstack-protector-strong -fstack-clash-protection
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS)
    target_link_options(coach_options INTERFACE
        LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack LINKER:--as-needed)
endif()

# coach_library(name SOURCES … USES … HIDES …): one static library for one folder. USES are libraries
# that its headers show, HIDES those that only its sources know.
function(coach_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;HIDES" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE coach_options ${ARG_HIDES})
endfunction()

include(fuzzing)
include(tidy)
