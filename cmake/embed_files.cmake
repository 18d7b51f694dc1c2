# coach_embed(target header namespace file …): makes each file's bytes part of the target, so that
# one binary carries its data. The generated header declares, per file, a std::string_view named
# after it: schema_001.sql becomes schema_001_sql. The bytes live as long as the program.
include_guard()

set(COACH_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_one_file.cmake)

function(coach_embed target header space)
    set(declarations "#pragma once\n\n#include <string_view>\n\nnamespace ${space} {\n\n")
    foreach(file IN LISTS ARGN)
        get_filename_component(path ${file} ABSOLUTE)
        get_filename_component(name ${file} NAME)
        string(MAKE_C_IDENTIFIER ${name} symbol)
        set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp)
        add_custom_command(
            OUTPUT ${source}
            COMMAND ${CMAKE_COMMAND} -D FILE=${path} -D SOURCE=${source} -D SPACE=${space}
                    -D SYMBOL=${symbol} -P ${COACH_EMBED_SCRIPT}
            DEPENDS ${path} ${COACH_EMBED_SCRIPT}
            VERBATIM)
        target_sources(${target} PRIVATE ${source})
        string(APPEND declarations "extern const std::string_view ${symbol};\n")
    endforeach()
    string(APPEND declarations "\n}  // namespace ${space}\n")
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/embedded/${header} CONTENT "${declarations}" @ONLY)
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded)
endfunction()
