# Target `tidy`: clang-tidy over every source of the program, in parallel and only where something
# changed. One stamp for each source; it depends on the source's object file, so that ninja's own
# knowledge of included headers decides, and on .clang-tidy. Tests are left to the compiler's warnings
# and the sanitizers: half of each is Catch2's macros, and they would double the time.
include_guard()

find_program(COACH_CLANG_TIDY NAMES clang-tidy-19 clang-tidy)

# coach_tidy_source(path object): the rule for one source's stamp.
function(coach_tidy_source path object)
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE name)
    set(stamp ${PROJECT_BINARY_DIR}/tidy/${name}.stamp)
    get_property(known GLOBAL PROPERTY COACH_TIDY_STAMPS)
    if(stamp IN_LIST known)
        return()
    endif()
    set_property(GLOBAL APPEND PROPERTY COACH_TIDY_STAMPS ${stamp})
    cmake_path(GET stamp PARENT_PATH folder)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(
        OUTPUT ${stamp}
        COMMAND ${COACH_CLANG_TIDY} -p ${PROJECT_BINARY_DIR} --quiet ${path} 2> ${stamp}.log
                || (cat ${stamp}.log && false)
        COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
        DEPENDS ${path} ${object} ${PROJECT_SOURCE_DIR}/.clang-tidy
        COMMENT "clang-tidy ${name}")
endfunction()

# coach_tidy_target(target): a rule for each .cpp of it that we wrote.
function(coach_tidy_target target)
    get_target_property(type ${target} TYPE)
    if(NOT type MATCHES "STATIC_LIBRARY|EXECUTABLE")
        return()
    endif()
    get_target_property(sources ${target} SOURCES)
    get_target_property(folder ${target} SOURCE_DIR)
    get_target_property(objects ${target} BINARY_DIR)
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${folder} NORMALIZE OUTPUT_VARIABLE path)
        cmake_path(RELATIVE_PATH path BASE_DIRECTORY ${folder} OUTPUT_VARIABLE name)
        string(REPLACE "../" "__/" name ${name})
        string(FIND ${path} ${PROJECT_BINARY_DIR}/ generated)
        if(path MATCHES "\\.cpp$" AND NOT path MATCHES "/cmake/boost/|/tests/" AND NOT generated EQUAL 0)
            coach_tidy_source(${path}
                ${objects}/CMakeFiles/${target}.dir/${name}${CMAKE_CXX_OUTPUT_EXTENSION})
        endif()
    endforeach()
endfunction()

function(coach_tidy_folder folder)
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        coach_tidy_target(${target})
    endforeach()
    get_property(folders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    foreach(inner IN LISTS folders)
        coach_tidy_folder(${inner})
    endforeach()
endfunction()

# Runs when everything else is configured, because only then all targets are known.
function(coach_add_tidy)
    coach_tidy_folder(${PROJECT_SOURCE_DIR})
    get_property(stamps GLOBAL PROPERTY COACH_TIDY_STAMPS)
    add_custom_target(tidy DEPENDS ${stamps})
endfunction()

if(COACH_CLANG_TIDY)
    cmake_language(DEFER DIRECTORY ${PROJECT_SOURCE_DIR} CALL coach_add_tidy)
endif()
