# One settings target for all: language, warnings as errors, sanitizers. Libraries and tests are made by the functions below, so
# that each folder only says what it holds and what it may use.
add_library(entente_settings INTERFACE)
target_compile_features(entente_settings INTERFACE cxx_std_20)
target_include_directories(entente_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(entente_settings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Woverloaded-virtual>)
# In a batch of files (see entente_batches) the names of one may shadow those of another, and no file is the main one.
target_compile_options(entente_settings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:$<IF:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>,-Wno-subobject-linkage,-Wshadow>>)
# Warnings are errors for the compiler of the project; clang, which only fuzzes, sees others.
target_compile_options(entente_settings INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Werror>)
# g++ 12 sees uninitialised variants, overlapping strings and, through precompiled headers, endless ones at -O3 where there are
# none (its bugs 80635, 105651 and 105329); the sanitizers look for them there.
target_compile_options(entente_settings INTERFACE $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CONFIG:Release>>:-Wno-maybe-uninitialized$<SEMICOLON>-Wno-restrict$<SEMICOLON>-Wno-stringop-overflow$<SEMICOLON>-Wno-array-bounds>)
if(ENTENTE_SANITIZE)
  target_compile_options(entente_settings INTERFACE -fsanitize=${ENTENTE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(entente_settings INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without the sloppiness no object that uses a precompiled header is kept.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()

# What most sources include, parsed once for the libraries and once for the tests: a fifth of the compiler's work. The presets
# dev, tsan, fuzz and tidy do without, so that a missing #include is found there.
set(entente_common_headers <algorithm> <array> <charconv> <cmath> <cstddef> <cstdint> <filesystem> <functional> <limits> <map>
  <memory> <numeric> <optional> <ranges> <set> <span> <string> <string_view> <tuple> <unordered_map> <unordered_set> <utility>
  <variant> <vector>)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/common.cpp CONTENT "")
if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
  target_compile_options(entente_settings INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>) # ccache asks for it
endif()
add_library(entente_common STATIC ${CMAKE_BINARY_DIR}/common.cpp)
target_link_libraries(entente_common PRIVATE entente_settings fmt::fmt)
target_precompile_headers(entente_common PRIVATE ${entente_common_headers} <fmt/format.h>)

# Where headers are precompiled, eight files are compiled as one: what they share is parsed and expanded once. So no two files of
# a library may give one name in an unnamed namespace to two things. The other presets compile each alone, with all warnings.
function(entente_batches target)
  if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# entente_library(name SOURCES a.cpp … [APART a.cpp …] [USES target …] [PRIVATE target …]) makes entente_<name> and the alias
# entente::<name>. USES are visible to dependents; PRIVATE ones are third parties that stay in the .cpp files. Sources that are
# APART are compiled alone, so that no neighbour sways how they are optimised.
function(entente_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;APART;USES;PRIVATE" ${ARGN})
  add_library(entente_${name} STATIC ${ARG_SOURCES})
  add_library(entente::${name} ALIAS entente_${name})
  target_link_libraries(entente_${name} PUBLIC entente_settings ${ARG_USES} PRIVATE fmt::fmt ${ARG_PRIVATE})
  target_precompile_headers(entente_${name} REUSE_FROM entente_common)
  entente_batches(entente_${name})
  if(ARG_APART)
    set_source_files_properties(${ARG_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

# The allocator of programs that import: many small texts, made on one thread and dropped on another. Sanitizers bring their own.
function(entente_fast_allocator target)
  if(NOT ENTENTE_SANITIZE)
    target_link_libraries(${target} PRIVATE -Wl,--no-as-needed mimalloc -Wl,--as-needed)
    target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/.cmake/allocator.cpp)
  endif()
endfunction()

# entente_test(name SOURCES a_test.cpp … USES target …) makes the Catch2 program test_<name> and registers each of its cases.
function(entente_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  target_link_libraries(test_${name} PRIVATE entente_settings entente_test_main ${ARG_USES})
  target_precompile_headers(test_${name} REUSE_FROM entente_test_common)
  # The cases themselves need no speed, and expand to much code. Their common headers are compiled in one way.
  target_compile_options(test_${name} PRIVATE -pthread $<$<CONFIG:Release>:-O1>)
  target_compile_definitions(test_${name} PRIVATE CATCH_CONFIG_FAST_COMPILE
    ENTENTE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ENTENTE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  entente_batches(test_${name})
  add_test(NAME ${name} COMMAND test_${name})
endfunction()
