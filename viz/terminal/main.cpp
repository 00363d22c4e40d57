#include <iostream>
#include <string>
#include <vector>

#include "viz/terminal/command.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return entente::run_program(arguments, std::cout, std::cerr);
}
