// Compiled as a file of the floor `mesh`: must not compile.
#include "plan/plan.h"
