# libFuzzer. With COACH_FUZZ the sources that read what others send count what of them runs, so that
# the fuzz targets of tests/fuzz see where they have been. The count costs a compilation of such a
# source about a tenth; those full of Beast, and what only draws and words, are left as they are.
include_guard()

include(CheckCXXSourceCompiles)

option(COACH_FUZZ "Build the fuzz targets, and count coverage in what they reach" OFF)
if(COACH_FUZZ)
    set(CMAKE_REQUIRED_FLAGS -fsanitize=fuzzer)
    check_cxx_source_compiles("
        extern \"C\" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }"
        COACH_HAS_LIBFUZZER)
    unset(CMAKE_REQUIRED_FLAGS)
    if(NOT COACH_HAS_LIBFUZZER)
        message(STATUS "libFuzzer is not here: the fuzz targets are left out")
    endif()
endif()

# coach_fuzzed(target [START…]): counts coverage in the target's sources; where starts are named, in
# those whose paths begin with one of them. To be called in the folder of the target.
function(coach_fuzzed target)
    if(NOT COACH_FUZZ OR NOT COACH_HAS_LIBFUZZER)
        return()
    endif()
    get_target_property(sources ${target} SOURCES)
    list(JOIN ARGN "|" starts)
    list(FILTER sources INCLUDE REGEX "^(${starts})")
    set_property(SOURCE ${sources} APPEND PROPERTY COMPILE_OPTIONS -fsanitize=fuzzer-no-link)
endfunction()
