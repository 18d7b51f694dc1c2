# Some compilers accept C++20 coroutines and miscompile them; g++ 12 does. So a small program is
# run, and configuration stops here if it does not come out right.
include_guard()

if(NOT DEFINED COACH_COROUTINES_WORK)
    try_run(COACH_PROBE_RESULT COACH_PROBE_COMPILED
        ${CMAKE_BINARY_DIR}/probe ${CMAKE_CURRENT_LIST_DIR}/coroutine_probe.cpp
        CMAKE_FLAGS -DCMAKE_CXX_STANDARD=20 -DCMAKE_CXX_STANDARD_REQUIRED=ON
        COMPILE_OUTPUT_VARIABLE COACH_PROBE_OUTPUT)
    if(NOT COACH_PROBE_COMPILED OR NOT COACH_PROBE_RESULT STREQUAL "0")
        message(FATAL_ERROR
            "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} miscompiles C++20 coroutines; "
            "use clang 19 or newer: CXX=clang++-19 cmake …")
    endif()
    set(COACH_COROUTINES_WORK TRUE CACHE INTERNAL "The compiler passed cmake/coroutine_probe.cpp")
endif()
