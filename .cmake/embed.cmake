# entente_embed(target function FILES a b …) adds to the target a function
#   std::vector<std::pair<std::string_view, std::string_view>> entente::embedded::<function>()
# that gives each file's name and bytes. The bytes are taken in by the assembler, so no large source is generated.
function(entente_embed target function)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(assembly "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(n 0)
  foreach(file IN LISTS ARG_FILES)
    get_filename_component(path ${file} ABSOLUTE)
    get_filename_component(name ${file} NAME)
    set(symbol entente_embedded_${function}_${n})
    string(APPEND assembly "    .global ${symbol}_begin\n    .global ${symbol}_end\n    .balign 16\n${symbol}_begin:\n    .incbin \"${path}\"\n${symbol}_end:\n    .byte 0\n")
    string(APPEND declarations "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR n "${n} + 1")
    list(APPEND paths ${path})
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  set(base ${CMAKE_CURRENT_BINARY_DIR}/embedded_${function})
  file(CONFIGURE OUTPUT ${base}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${base}.cpp CONTENT "#include <string_view>
#include <utility>
#include <vector>
extern \"C\" {
${declarations}}
namespace entente::embedded {
std::vector<std::pair<std::string_view, std::string_view>> ${function}();
std::vector<std::pair<std::string_view, std::string_view>> ${function}() {
  return {
${rows}  };
}
} // namespace entente::embedded
" @ONLY)
  set_source_files_properties(${base}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${base}.S ${base}.cpp)
endfunction()
