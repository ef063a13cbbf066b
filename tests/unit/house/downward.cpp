// Compiled as a file of the floor `mesh`: must compile, or upward.cpp proves nothing.
#include "base/result.h"
#include "mesh/triangle_mesh.h"
