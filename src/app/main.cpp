#include <string>
#include <vector>

#include "cli.h"

int main(int argc, char** argv) {
  return mesomap::app::runProgram({argv + (argc > 0 ? 1 : 0), argv + argc});
}
