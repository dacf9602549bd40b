# cld2::cld2. Debian's package has neither a CMake package nor a pkg-config file.
if(NOT TARGET cld2::cld2)
  find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
  find_library(CLD2_LIBRARY cld2 REQUIRED)
  add_library(cld2::cld2 SHARED IMPORTED GLOBAL)
  set_target_properties(cld2::cld2 PROPERTIES IMPORTED_LOCATION "${CLD2_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${CLD2_INCLUDE_DIR}")
endif()
