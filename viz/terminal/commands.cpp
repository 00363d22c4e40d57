#include <array>

#include "viz/terminal/command.hpp"

namespace entente {

std::span<const Command> commands() {
  static const std::array all{
      import_command(),  export_command(),   list_command(),    show_command(), diff_command(),      search_command(),
      analyse_command(), coverage_command(), suggest_command(), draw_command(), chart_command(),     report_command(),
      review_command(),  merge_command(),    split_command(),   same_command(), different_command(), rename_command(),
      set_command(),     history_command(),  undo_command(),    redo_command(), decisions_command(), doctor_command()};
  return all;
}

std::string Arguments::value(const std::string& name) const {
  const auto found = given_.find(name);
  return found == given_.end() || found->second.empty() ? std::string() : found->second.front();
}

std::vector<std::string> Arguments::values(const std::string& name) const {
  const auto found = given_.find(name);
  return found == given_.end() ? std::vector<std::string>() : found->second;
}

} // namespace entente
