#include "scene/session_words.h"

namespace mesomap::scene {

std::vector<exchange::WordsPart> wordsOf(const plan::Plan& plan,
                                         const std::vector<plan::Technique>& techniques,
                                         const SurfaceModelPtr& model, bool withoutPersonalData) {
  exchange::WordsOptions options;
  options.withoutPersonalData = withoutPersonalData;
  if (model) {
    options.surfaceTitle = model->title();
    options.zoneName = [model](const std::string& zone) { return model->zoneName(zone); };
  }
  return exchange::planInWords(plan, techniques, options);
}

std::vector<exchange::WordsPart> wordsOf(const Session& session, bool withoutPersonalData) {
  return wordsOf(*session.plan(), session.techniques(), session.model(), withoutPersonalData);
}

}  // namespace mesomap::scene
