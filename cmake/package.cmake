# What is installed, and how it becomes a Debian package: `cmake --install build/release` and
# script/package. Paths inside installed files are those of the prefix that is installed to.
include_guard()
include(GNUInstallDirs)

set(CPACK_PACKAGE_CONTACT "pm-coach <pm-coach@lists.invalid>")
set(COACH_PACKAGE_FILES ${PROJECT_SOURCE_DIR}/cmake/package)

install(TARGETS pm-coach RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY config/frameworks DESTINATION ${CMAKE_INSTALL_DATADIR}/pm-coach
    FILES_MATCHING PATTERN "*.toml")
install(FILES config/settings.example.toml DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES README.md CHANGELOG.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${COACH_PACKAGE_FILES}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The unit and the settings name paths, and the settings of who installs again are kept.
install(CODE "
    set(COACH_BINDIR \"${CMAKE_INSTALL_BINDIR}\")
    set(COACH_DOCDIR \"${CMAKE_INSTALL_DOCDIR}\")
    set(COACH_DATADIR \"${CMAKE_INSTALL_DATADIR}\")
    set(COACH_SCRATCH \"${PROJECT_BINARY_DIR}/package\")
    set(COACH_PACKAGE_FILES \"${COACH_PACKAGE_FILES}\")
    set(COACH_VERSION \"${PROJECT_VERSION}\")
    set(COACH_CONTACT \"${CPACK_PACKAGE_CONTACT}\")")
install(SCRIPT ${COACH_PACKAGE_FILES}/install_configured.cmake)

# Installs without building: what is to be installed was built before.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pm-coach)
set(CPACK_PACKAGE_VENDOR pm-coach)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "career coach for product managers, in Slack")
set(CPACK_PACKAGE_DESCRIPTION
    "Knows the career ladder: what each level expects, how far the next one is, and\n\
what to do about it. Keeps plans, journals and 360 feedback, private unless\n\
shared, in one database file on your own machine. Dials out to Slack (Socket\n\
Mode), so it needs no public address.")
set(CPACK_STRIP_FILES ON)
# Files below /etc are outside of the prefix.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Beyond the libraries: an account, whom to trust, letters for the pictures, the zones' rules.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates, fonts-dejavu-core, tzdata")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${COACH_PACKAGE_FILES}/conffiles
    ${COACH_PACKAGE_FILES}/postinst
    ${COACH_PACKAGE_FILES}/postrm
    ${COACH_PACKAGE_FILES}/prerm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
