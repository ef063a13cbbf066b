#include "program.h"

#include <algorithm>
#include <array>
#include <glm/gtc/type_ptr.hpp>
#include <utility>

#include "base/i18n.h"
#include "base/platform/files.h"

namespace mesomap::render {
namespace {

constexpr std::size_t kMaxShaderBytes = std::size_t{1} << 20;

struct ShaderKind {
  explicit ShaderKind(GLenum stage) : name(glCreateShader(stage)) {}
  ~ShaderKind() { glDeleteShader(name); }
  ShaderKind(const ShaderKind&) = delete;
  ShaderKind& operator=(const ShaderKind&) = delete;
  GLuint name;
};

std::string trimmed(std::string text) {
  text.resize(std::char_traits<char>::length(text.c_str()));
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

Result<void> compile(const ShaderKind& shader, const std::string& before,
                     const std::filesystem::path& file) {
  Result<std::string> text = platform::readFile(file, kMaxShaderBytes);
  if (!text) return text.error();
  const std::string source = "#version 330 core\n" + before + "\n#line 1 1\n" + *text;
  const char* pointer = source.c_str();
  glShaderSource(shader.name, 1, &pointer, nullptr);
  glCompileShader(shader.name);
  GLint ok = GL_FALSE;
  glGetShaderiv(shader.name, GL_COMPILE_STATUS, &ok);
  if (ok == GL_TRUE) return {};
  std::string driver(2048, '\0');
  glGetShaderInfoLog(shader.name, static_cast<GLsizei>(driver.size()), nullptr, driver.data());
  return Error{ErrorKind::io, file.filename().string(),
               _("the graphics driver cannot compile this shader: ") + trimmed(driver)};
}

}  // namespace

GLuint ProgramKind::make() {
  return glCreateProgram();
}
void ProgramKind::drop(GLuint name) {
  glDeleteProgram(name);
}

Result<Program> Program::load(const std::filesystem::path& folder, const std::string& name,
                              const std::vector<std::string>& defines) {
  Result<std::string> common = platform::readFile(folder / "common.glsl", kMaxShaderBytes);
  if (!common) return common.error();
  std::string before;
  for (const std::string& define : defines) before += "#define " + define + "\n";
  before += "#line 1 0\n" + *common;
  const ShaderKind vertex(GL_VERTEX_SHADER);
  const ShaderKind fragment(GL_FRAGMENT_SHADER);
  if (auto r = compile(vertex, before, folder / (name + ".vert.glsl")); !r) return r.error();
  if (auto r = compile(fragment, before, folder / (name + ".frag.glsl")); !r) return r.error();
  Program program;
  const GLuint p = program.name_.name();
  glAttachShader(p, vertex.name);
  glAttachShader(p, fragment.name);
  glLinkProgram(p);
  glDetachShader(p, vertex.name);
  glDetachShader(p, fragment.name);
  GLint ok = GL_FALSE;
  glGetProgramiv(p, GL_LINK_STATUS, &ok);
  if (ok != GL_TRUE) {
    std::string driver(2048, '\0');
    glGetProgramInfoLog(p, static_cast<GLsizei>(driver.size()), nullptr, driver.data());
    return Error{ErrorKind::io, name,
                 _("the graphics driver cannot link this shader: ") + trimmed(driver)};
  }
  return program;
}

GLint Program::at(const char* name) const {
  return glGetUniformLocation(name_.name(), name);
}
void Program::use() const {
  glUseProgram(name_.name());
}
void Program::set(const char* name, int value) const {
  glUniform1i(at(name), value);
}
void Program::set(const char* name, float value) const {
  glUniform1f(at(name), value);
}
void Program::set(const char* name, const glm::vec2& value) const {
  glUniform2fv(at(name), 1, glm::value_ptr(value));
}
void Program::set(const char* name, const glm::vec3& value) const {
  glUniform3fv(at(name), 1, glm::value_ptr(value));
}
void Program::set(const char* name, const glm::vec4& value) const {
  glUniform4fv(at(name), 1, glm::value_ptr(value));
}
void Program::set(const char* name, const glm::mat4& value) const {
  glUniformMatrix4fv(at(name), 1, GL_FALSE, glm::value_ptr(value));
}
void Program::set(const char* name, std::span<const glm::vec4> values) const {
  if (values.empty()) return;
  glUniform4fv(at(name), static_cast<GLsizei>(values.size()), glm::value_ptr(values.front()));
}

}  // namespace mesomap::render
