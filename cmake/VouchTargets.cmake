# One flags target for everything, and one call a folder: vouch_library(NAME folder SOURCES ... PUBLIC ... PRIVATE ...).

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(vouch_flags INTERFACE)
target_include_directories(vouch_flags INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>" "$<INSTALL_INTERFACE:include/vouch>")
# Options are structs with defaults and designated initialisers, so fields left out are meant.
# Same bytes anywhere: no contraction into fused multiply-adds, no fast-math, nothing tuned to one machine.
target_compile_options(vouch_flags INTERFACE
  "$<BUILD_INTERFACE:-Wall;-Wextra;-Wpedantic;-Wconversion;-Wshadow;-Werror;-Wno-missing-field-initializers;-ffp-contract=off;-fno-fast-math>")
# clang blames std::stable_sort for what libstdc++ 12 uses inside it; g++ still reports what is deprecated.
target_compile_options(vouch_flags INTERFACE "$<BUILD_INTERFACE:$<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>>")
target_compile_features(vouch_flags INTERFACE cxx_std_20)
target_compile_definitions(vouch_flags INTERFACE "$<BUILD_INTERFACE:VOUCH_VERSION=\"${PROJECT_VERSION}\">")
if(VOUCH_SANITIZE)
  target_compile_options(vouch_flags INTERFACE "$<BUILD_INTERFACE:-fsanitize=${VOUCH_SANITIZE};-fno-sanitize-recover=all;-fno-omit-frame-pointer>")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What sanitizers insert makes g++ see uninitialised values where there are none (GCC manual, -fsanitize).
    target_compile_options(vouch_flags INTERFACE "$<BUILD_INTERFACE:-Wno-maybe-uninitialized>")
  endif()
  target_link_options(vouch_flags INTERFACE "$<BUILD_INTERFACE:-fsanitize=${VOUCH_SANITIZE}>")
else()
  # OpenSSF compiler hardening guide, as far as g++ 12 and clang 19 both have it.
  target_compile_options(vouch_flags INTERFACE
    "$<BUILD_INTERFACE:-fstack-protector-strong;-fstack-clash-protection;-fcf-protection=full;-D_GLIBCXX_ASSERTIONS>"
    "$<BUILD_INTERFACE:$<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>>")
  target_link_options(vouch_flags INTERFACE "$<BUILD_INTERFACE:-Wl,-z,relro;-Wl,-z,now;-Wl,-z,noexecstack>")
endif()
if(VOUCH_FUZZ)  # libraries count what inputs reach; the programs link the fuzzer itself
  target_compile_options(vouch_flags INTERFACE "$<BUILD_INTERFACE:-fsanitize=fuzzer-no-link>")
endif()
set_target_properties(vouch_flags PROPERTIES EXPORT_NAME flags)

# vouch_library(core FOLDER engine/core SOURCES a.cc PUBLIC vouch::x PRIVATE y): target vouch_core, alias vouch::core.
# A library without SOURCES is headers alone.
function(vouch_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(vouch_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(vouch_${name} PUBLIC vouch_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    set_target_properties(vouch_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON EXPORT_NAME ${name})
  else()
    add_library(vouch_${name} INTERFACE)
    target_link_libraries(vouch_${name} INTERFACE vouch_flags ${ARG_PUBLIC})
    set_target_properties(vouch_${name} PROPERTIES EXPORT_NAME ${name})
  endif()
  add_library(vouch::${name} ALIAS vouch_${name})
endfunction()

# vouch_test(core_test LABEL unit SOURCES a_test.cc LINK vouch::core): a GoogleTest program, one ctest entry.
# Property tests (rapidcheck) may sit beside the unit tests of their folder. Tests named in VOUCH_SANITIZER_TESTS and
# VOUCH_THREAD_TESTS (tests/CMakeLists.txt) also get the labels sanitizer and thread.
function(vouch_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINK;ENVIRONMENT" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE vouch_flags ${ARG_LINK} rapidcheck_gtest GTest::gmock GTest::gtest_main)
  target_compile_options(${name} PRIVATE "$<$<CONFIG:Release>:-O1>")  # what is tested is compiled as shipped
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${VOUCH_UNITY_TESTS} UNITY_BUILD_BATCH_SIZE 8)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 900)  # under a sanitizer, on a slow machine
  endif()
  foreach(smoke IN ITEMS sanitizer memory thread)
    string(TOUPPER "VOUCH_${smoke}_TESTS" list)
    if(name IN_LIST ${list})
      list(APPEND ARG_LABEL ${smoke})
      add_dependencies(${smoke}_smoke ${name})
    endif()
  endforeach()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT})
  # Property tests repeat: a run that fails today fails tomorrow. Other seeds: RC_PARAMS="seed=N" before the program.
  set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "RC_PARAMS=seed=20260101" ${ARG_ENVIRONMENT})
endfunction()
