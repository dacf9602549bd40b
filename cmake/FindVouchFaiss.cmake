# faiss::faiss: the static library of Debian's libfaiss-dev with the BLAS, LAPACK and OpenMP it was built with.
if(NOT TARGET faiss::faiss)
  find_path(FAISS_INCLUDE_DIR faiss/impl/HNSW.h REQUIRED)
  find_library(FAISS_LIBRARY faiss REQUIRED)
  find_library(FAISS_LAPACK lapack REQUIRED)
  find_library(FAISS_BLAS blas REQUIRED)
  find_library(FAISS_OPENMP NAMES gomp libgomp.so.1 REQUIRED)
  add_library(faiss::faiss STATIC IMPORTED GLOBAL)
  set_target_properties(faiss::faiss PROPERTIES
    IMPORTED_LOCATION "${FAISS_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${FAISS_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${FAISS_LAPACK};${FAISS_BLAS};${FAISS_OPENMP}")
  # FAISS names the type of a lock of g++'s OpenMP, whose header lies among those of g++ alone: a copy for clang and its checks.
  execute_process(COMMAND g++ -print-file-name=include/omp.h OUTPUT_VARIABLE FAISS_OMP_HEADER OUTPUT_STRIP_TRAILING_WHITESPACE)
  file(READ "${FAISS_OMP_HEADER}" FAISS_OMP_TEXT)
  string(REGEX REPLACE "__malloc__ *\\([^()]*\\)" "__malloc__" FAISS_OMP_TEXT "${FAISS_OMP_TEXT}")  # clang's takes no arguments
  file(WRITE "${CMAKE_BINARY_DIR}/omp/omp.h" "${FAISS_OMP_TEXT}")
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set_property(TARGET faiss::faiss APPEND PROPERTY INTERFACE_INCLUDE_DIRECTORIES "${CMAKE_BINARY_DIR}/omp")
  endif()
endif()
