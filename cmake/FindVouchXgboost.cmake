# xgboost::xgboost. Debian's own CMake package names a program that is in no package, so it cannot be used.
if(NOT TARGET xgboost::xgboost)
  find_path(XGBOOST_INCLUDE_DIR xgboost/c_api.h REQUIRED)
  find_library(XGBOOST_LIBRARY xgboost REQUIRED)
  add_library(xgboost::xgboost SHARED IMPORTED GLOBAL)
  set_target_properties(xgboost::xgboost PROPERTIES
    IMPORTED_LOCATION "${XGBOOST_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${XGBOOST_INCLUDE_DIR}")
endif()
