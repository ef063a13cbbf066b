#include "skin_pass.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "base/i18n.h"
#include "base/log.h"
#include "reduced_skin.h"
#include "texture_rows.h"

namespace mesomap::render {
namespace {

/// sRGB, from light to deep; the middle of each of six steps of skin reflectance.
constexpr std::array<std::array<float, 3>, 6> kTones{{{0.94f, 0.82f, 0.75f},
                                                      {0.90f, 0.75f, 0.66f},
                                                      {0.83f, 0.66f, 0.55f},
                                                      {0.70f, 0.52f, 0.41f},
                                                      {0.53f, 0.37f, 0.28f},
                                                      {0.37f, 0.25f, 0.19f}}};

constexpr std::size_t kFewestForEarly = 4'000;
/// Of a reduced mesh, in its cells: what is laid on the skin itself is not to sink into it.
constexpr float kDeeper = 0.3f;

bool wholeImage(const mesh::Image& image) {
  return image.width > 0 && image.height > 0 && (image.channels == 3 || image.channels == 4) &&
         image.pixels.size() == static_cast<std::size_t>(image.width) *
                                    static_cast<std::size_t>(image.height) *
                                    static_cast<std::size_t>(image.channels);
}

/// Half the size, each pixel the mean of up to four; for pictures larger than the driver takes.
mesh::Image halved(const mesh::Image& from) {
  mesh::Image to;
  to.width = std::max(1, from.width / 2);
  to.height = std::max(1, from.height / 2);
  to.channels = from.channels;
  const auto channels = static_cast<std::size_t>(from.channels);
  to.pixels.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) *
                   channels);
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x) {
      for (std::size_t c = 0; c < channels; ++c) {
        unsigned sum = 0;
        for (int dy = 0; dy < 2; ++dy) {
          for (int dx = 0; dx < 2; ++dx) {
            const auto sx = static_cast<std::size_t>(std::min(2 * x + dx, from.width - 1));
            const auto sy = static_cast<std::size_t>(std::min(2 * y + dy, from.height - 1));
            sum += from.pixels[(sy * static_cast<std::size_t>(from.width) + sx) * channels + c];
          }
        }
        to.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width) +
                   static_cast<std::size_t>(x)) *
                      channels +
                  c] = static_cast<std::uint8_t>((sum + 2) / 4);
      }
    }
  }
  return to;
}

void floats(GLuint slot, GLint size, std::size_t offset) {
  glEnableVertexAttribArray(slot);
  glVertexAttribPointer(slot, size, GL_FLOAT, GL_FALSE, sizeof(SkinVertex),
                        reinterpret_cast<const void*>(offset));
}

}  // namespace

Result<SkinPass> SkinPass::create(const std::filesystem::path& shaders) {
  Programs programs;
  for (const bool early : {false, true}) {
    for (const bool picture : {false, true}) {
      std::vector<std::string> defines;
      if (early) defines.emplace_back("EARLY");
      if (picture) defines.emplace_back("PICTURE");
      auto program = Program::load(shaders, "skin", defines);
      if (!program) return program.error();
      programs[early ? 1 : 0][picture ? 1 : 0].emplace(std::move(*program));
    }
  }
  return SkinPass(std::move(programs));
}

SkinPass::Mesh::Mesh() {
  glBindVertexArray(vertexArray.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertices.name());
  floats(0, 3, offsetof(SkinVertex, position));
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, sizeof(SkinVertex),
                        reinterpret_cast<const void*>(offsetof(SkinVertex, normal)));
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(SkinVertex),
                        reinterpret_cast<const void*>(offsetof(SkinVertex, color)));
  floats(3, 2, offsetof(SkinVertex, uv));
  glBindBuffer(GL_ARRAY_BUFFER, open.name());
  glVertexAttribPointer(4, 1, GL_UNSIGNED_BYTE, GL_TRUE, 1, nullptr);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.name());
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void SkinPass::Mesh::fill(const SkinMesh& mesh, UploadCounter& counter) {
  origin = mesh.origin;
  vertices.assign(std::as_bytes(std::span(mesh.vertices)), GL_STATIC_DRAW, counter);
  indices.assign(std::as_bytes(std::span(mesh.indices)), GL_STATIC_DRAW, counter);
  indexCount = static_cast<GLsizei>(mesh.indices.size());
}

void SkinPass::setModel(const scene::SurfaceModelPtr& model, UploadCounter& counter) {
  if (model == model_) return;
  model_ = model;
  whole_.indexCount = 0;
  whole_.origin.clear();
  reduced_.reset();
  texture_.reset();
  note_.reset();
  openness_.reset();
  hasOpen_ = false;
  if (!model) return;
  const SkinMesh mesh = makeSkinMesh(model->fileMesh);
  whole_.fill(mesh, counter);
  if (mesh.indices.size() / 3 > kManyTriangles) {
    const ReducedSkin reduced = reducedSkin(mesh);
    // A skin that is mostly one long splinter has hardly any cells.
    if (reduced.mesh.indices.size() > 3 * kFewestForEarly) {
      reduced_.emplace();
      reduced_->fill(reduced.mesh, counter);
      reduced_->deeperMm = kDeeper * reduced.cellMm;
    }
  }
  hasColors_ = mesh.hasColors;
  closed_ = model->working && model->working->topology().borderEdgeCount() == 0;
  const int tone = model->figure ? std::clamp(model->figure->tone, 1, 6) : 2;
  const auto& rgb = kTones[static_cast<std::size_t>(tone - 1)];
  tone_ = glm::vec3(rgb[0], rgb[1], rgb[2]);
  const mesh::Image* picture = mesh.hasUvs ? model->texture.get() : nullptr;
  if (picture != nullptr && !wholeImage(*picture)) {
    plainSkinFor(_("The picture of the skin is damaged; plain skin is shown."));
    picture = nullptr;
  }
  if (picture == nullptr) return;
  fromTop_ = countsFromTop(model->fileMesh, mesh.hollow, *picture);
  if (fromTop_) log(LogLevel::info, "The texture's rows are counted from the top.");
  uploadTexture(picture, counter);
}

void SkinPass::setOpenness(const std::shared_ptr<const surface::Openness>& openness,
                           UploadCounter& counter) {
  if (openness == openness_) return;
  openness_ = openness;
  hasOpen_ = openness && model_ && openness->size() == model_->fileMesh.positions.size();
  if (!hasOpen_) return;
  for (Mesh* mesh : {&whole_, reduced_ ? &*reduced_ : nullptr}) {
    if (mesh == nullptr) continue;
    surface::Openness bytes(mesh->origin.size());
    std::transform(mesh->origin.begin(), mesh->origin.end(), bytes.begin(),
                   [&](std::uint32_t vertex) { return (*openness)[vertex]; });
    mesh->open.assign(std::as_bytes(std::span(bytes)), GL_STATIC_DRAW, counter);
  }
}

void SkinPass::plainSkinFor(std::string why) {
  log(LogLevel::warning, why);
  note_ = std::move(why);
}

void SkinPass::uploadTexture(const mesh::Image* image, UploadCounter& counter) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  mesh::Image smaller;
  while (std::max(image->width, image->height) > largest && largest > 0) {
    smaller = halved(*image);
    image = &smaller;
  }
  texture_.emplace();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture_->name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  const GLenum format = image->channels == 3 ? GL_RGB : GL_RGBA;
  glTexImage2D(GL_TEXTURE_2D, 0, GL_SRGB8_ALPHA8, image->width, image->height, 0, format,
               GL_UNSIGNED_BYTE, image->pixels.data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  counter.bytes += image->pixels.size();
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_REPEAT);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_REPEAT);
  glBindTexture(GL_TEXTURE_2D, 0);
  if (glGetError() == GL_OUT_OF_MEMORY) {
    texture_.reset();
    plainSkinFor(
        _("The picture of the skin does not fit into the graphics memory; plain skin is shown."));
  }
}

bool SkinPass::lightsWellEarly(const PixelRect& picture, bool reduced) const {
  const std::size_t vertices = (reduced && reduced_ ? *reduced_ : whole_).origin.size();
  const auto pixels =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  return vertices >= kFewestForEarly && vertices < pixels / 3;
}

std::uint64_t SkinPass::draw(const View& view, const Look& look) const {
  const Mesh& mesh = look.reduced && reduced_ ? *reduced_ : whole_;
  if (mesh.indexCount == 0) return 0;
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
  // A closed skin has no visible inside; an open scan shows its inside through the holes.
  if (closed_) {
    glEnable(GL_CULL_FACE);
    glCullFace(GL_BACK);
  } else {
    glDisable(GL_CULL_FACE);
  }
  const bool picture = texture_ && !look.clay;
  const Program& program = *programs_[look.early ? 1 : 0][picture ? 1 : 0];
  program.use();
  view.apply(program);
  program.set("uTone", tone_);
  program.set("uColors", hasColors_ ? 1 : 0);
  program.set("uClay", look.clay ? 1 : 0);
  program.set("uGarment", hasColors_ && model_->figure && model_->figure->garment ? 1 : 0);
  program.set("uDeeperMm", mesh.deeperMm);
  program.set("uPicture", 0);
  program.set("uFromTop", fromTop_ ? 1 : 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, picture ? texture_->name() : 0);
  glBindVertexArray(mesh.vertexArray.name());
  if (hasOpen_) {
    glEnableVertexAttribArray(4);
  } else {
    glDisableVertexAttribArray(4);
    glVertexAttrib1f(4, 1.0f);
  }
  glDrawElements(GL_TRIANGLES, mesh.indexCount, GL_UNSIGNED_INT, nullptr);
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  glDisable(GL_CULL_FACE);
  return static_cast<std::uint64_t>(mesh.indexCount / 3);
}

}  // namespace mesomap::render
