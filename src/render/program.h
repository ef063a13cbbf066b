// A linked shader program made from files in the shader folder.
#pragma once

#include <epoxy/gl.h>

#include <filesystem>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "gl_objects.h"

namespace mesomap::render {

struct ProgramKind {
  static GLuint make();
  static void drop(GLuint name);
};

class Program {
 public:
  /// Compiles `<folder>/<name>.vert.glsl` and `.frag.glsl`, each after `common.glsl`. Errors carry
  /// the file's name and the driver's text. `defines` are names that the shaders ask for by #ifdef.
  [[nodiscard]] static Result<Program> load(const std::filesystem::path& folder,
                                            const std::string& name,
                                            const std::vector<std::string>& defines = {});

  void use() const;
  // Names that the program does not use are ignored, as GL does.
  void set(const char* name, int value) const;
  void set(const char* name, float value) const;
  void set(const char* name, const glm::vec2& value) const;
  void set(const char* name, const glm::vec3& value) const;
  void set(const char* name, const glm::vec4& value) const;
  void set(const char* name, const glm::mat4& value) const;
  void set(const char* name, std::span<const glm::vec4> values) const;

 private:
  Program() = default;
  [[nodiscard]] GLint at(const char* name) const;
  GlName<ProgramKind> name_;
};

}  // namespace mesomap::render
