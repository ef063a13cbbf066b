// A renderer that draws off screen, for tests of what it draws.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "render/offscreen.h"
#include "render/renderer.h"
#include "scenes.h"

namespace mesomap::render::testing {

class DrawingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto context = OffscreenContext::create();
    ASSERT_TRUE(context) << context.error().text();
    context_ = std::move(*context);
    auto renderer = Renderer::create(shaderFolder());
    ASSERT_TRUE(renderer) << renderer.error().text();
    renderer_ = std::move(*renderer);
  }

  std::unique_ptr<OffscreenContext> context_;
  std::unique_ptr<Renderer> renderer_;  // dies before its context
};

}  // namespace mesomap::render::testing
