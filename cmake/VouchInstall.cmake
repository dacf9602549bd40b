# Install and export: the engine's libraries with their headers, and the program.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
