#include "scene/session_words.h"

#include "base/i18n.h"

namespace mesomap::scene {

std::vector<exchange::WordsPart> wordsOf(const plan::Plan& plan,
                                         const std::vector<plan::Technique>& techniques,
                                         const std::vector<plan::Indication>& indications,
                                         const SurfaceModelPtr& model, bool withoutPersonalData) {
  exchange::WordsOptions options;
  options.indicationName = [&indications](const std::string& id) {
    const plan::Indication* known = plan::findEntry(indications, id);
    return known != nullptr ? std::string(translate(known->name.c_str())) : id;
  };
  options.withoutPersonalData = withoutPersonalData;
  if (model) {
    options.surfaceTitle = model->title();
    options.zoneName = [model](const std::string& zone) { return model->zoneName(zone); };
  }
  return exchange::planInWords(plan, techniques, options);
}

std::vector<exchange::WordsPart> wordsOf(const Session& session, bool withoutPersonalData) {
  return wordsOf(*session.plan(), session.techniques(), session.catalogue().indications,
                 session.model(), withoutPersonalData);
}

}  // namespace mesomap::scene
