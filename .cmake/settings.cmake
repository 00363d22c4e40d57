# One settings target for all: language, warnings as errors, sanitizers. Libraries and tests are made by the functions below, so
# that each folder only says what it holds and what it may use.
add_library(entente_settings INTERFACE)
target_compile_features(entente_settings INTERFACE cxx_std_20)
target_include_directories(entente_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(entente_settings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Woverloaded-virtual>)
# Warnings are errors for the compiler of the project; clang, which only fuzzes, sees others.
target_compile_options(entente_settings INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Werror>)
# g++ 12 sees uninitialised variants and overlapping strings at -O3 where there are none (its bugs 80635 and 105651).
target_compile_options(entente_settings INTERFACE $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CONFIG:Release>>:-Wno-maybe-uninitialized$<SEMICOLON>-Wno-restrict>)
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
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# entente_library(name SOURCES a.cpp … [USES target …] [PRIVATE target …]) makes entente_<name> and the alias entente::<name>.
# USES are visible to dependents; PRIVATE ones are third parties that stay in the .cpp files.
function(entente_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;PRIVATE" ${ARGN})
  add_library(entente_${name} STATIC ${ARG_SOURCES})
  add_library(entente::${name} ALIAS entente_${name})
  target_link_libraries(entente_${name} PUBLIC entente_settings ${ARG_USES} PRIVATE ${ARG_PRIVATE})
endfunction()

# The allocator of programs that import: many small texts, made on one thread and dropped on another. Sanitizers bring their own.
function(entente_fast_allocator target)
  if(NOT ENTENTE_SANITIZE)
    target_link_libraries(${target} PRIVATE -Wl,--no-as-needed mimalloc -Wl,--as-needed)
  endif()
endfunction()

# entente_test(name SOURCES a_test.cpp … USES target …) makes the Catch2 program test_<name> and registers each of its cases.
function(entente_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  target_link_libraries(test_${name} PRIVATE entente_settings entente_test_main ${ARG_USES})
  target_compile_definitions(test_${name} PRIVATE
    ENTENTE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ENTENTE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
endfunction()
