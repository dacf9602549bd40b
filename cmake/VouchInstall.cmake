# Install and export: the program, the engine's libraries with their headers, and a CMake package:
#   find_package(vouch CONFIG REQUIRED)  ...  target_link_libraries(mine PRIVATE vouch::engine vouch::build)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(VOUCH_INSTALLED_LIBRARIES core learning text snapshot catalog graph_algorithms audience vectors credibility values ranking planning build evaluation engine)
foreach(library IN LISTS VOUCH_INSTALLED_LIBRARIES)
  install(TARGETS vouch_${library} EXPORT vouch ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
endforeach()
install(TARGETS vouch_flags EXPORT vouch)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/engine" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/vouch" FILES_MATCHING PATTERN "*.h")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/THIRD_PARTY.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
  DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/vouch")
install(EXPORT vouch NAMESPACE vouch:: FILE vouchTargets.cmake DESTINATION "${package_folder}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/vouchConfig.cmake.in" "${PROJECT_BINARY_DIR}/vouchConfig.cmake"
  INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/vouchConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/FindVouchCld2.cmake" "${CMAKE_CURRENT_LIST_DIR}/FindVouchXgboost.cmake" "${CMAKE_CURRENT_LIST_DIR}/FindVouchFaiss.cmake" "${PROJECT_BINARY_DIR}/vouchConfig.cmake" "${PROJECT_BINARY_DIR}/vouchConfigVersion.cmake"
  DESTINATION "${package_folder}")
