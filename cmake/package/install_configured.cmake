# Runs at installation, because only then the prefix is known: writes the files that name paths.

if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
    set(COACH_SYSCONFDIR /etc)
else()
    set(COACH_SYSCONFDIR ${CMAKE_INSTALL_PREFIX}/etc)
endif()

function(install_as folder source name)
    configure_file(${COACH_PACKAGE_FILES}/${source} ${COACH_SCRATCH}/${name} @ONLY)
    file(INSTALL DESTINATION ${folder} TYPE FILE FILES ${COACH_SCRATCH}/${name})
endfunction()

install_as(${CMAKE_INSTALL_PREFIX}/lib/systemd/system pm-coach.service.in pm-coach.service)

if(EXISTS "$ENV{DESTDIR}${COACH_SYSCONFDIR}/pm-coach/pm-coach.toml")
    message(STATUS "Kept: ${COACH_SYSCONFDIR}/pm-coach/pm-coach.toml")
else()
    install_as(${COACH_SYSCONFDIR}/pm-coach pm-coach.toml.in pm-coach.toml)
endif()

# Debian's own changelog, compressed, beside ours.
string(TIMESTAMP COACH_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${COACH_PACKAGE_FILES}/changelog.in ${COACH_SCRATCH}/changelog @ONLY)
execute_process(COMMAND gzip --best --no-name --force ${COACH_SCRATCH}/changelog
    COMMAND_ERROR_IS_FATAL ANY)
file(INSTALL DESTINATION ${CMAKE_INSTALL_PREFIX}/${COACH_DOCDIR} TYPE FILE
    FILES ${COACH_SCRATCH}/changelog.gz)
