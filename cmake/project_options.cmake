# How every target of this project is compiled; third-party targets stay untouched.
include_guard()

add_library(coach_options INTERFACE)
target_compile_features(coach_options INTERFACE cxx_std_20)
target_include_directories(coach_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(coach_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(COACH_CCACHE ccache)
if(COACH_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${COACH_CCACHE})
endif()

if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    find_program(COACH_LLD NAMES ld.lld-19 ld.lld)
    if(COACH_LLD)
        target_link_options(coach_options INTERFACE --ld-path=${COACH_LLD})
    endif()
endif()

set(COACH_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
if(COACH_SANITIZE)
    target_compile_options(coach_options INTERFACE
        -fsanitize=${COACH_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(coach_options INTERFACE -fsanitize=${COACH_SANITIZE})
endif()

option(COACH_COVERAGE "Count which lines run" OFF)
if(COACH_COVERAGE)
    target_compile_options(coach_options INTERFACE -fprofile-instr-generate -fcoverage-mapping)
    target_link_options(coach_options INTERFACE -fprofile-instr-generate)
endif()

option(COACH_HARDENED "Link-time optimisation and the usual exploit mitigations" OFF)
if(COACH_HARDENED)
    include(CheckPIESupported)
    check_pie_supported()
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
    target_compile_options(coach_options INTERFACE
        -fstack-protector-strong -fstack-clash-protection -fcf-protection
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS)
    target_link_options(coach_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()

# coach_library(name SOURCES … USES … HIDES …): one static library for one folder. USES are libraries
# that its headers show, HIDES those that only its sources know.
function(coach_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;HIDES" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE coach_options ${ARG_HIDES})
endfunction()
