// Writing and reading of what is recorded besides areas and points: products, consultation and the
// course. Members that hold nothing are left out.
#pragma once

#include "json_node.h"
#include "json_writer.h"
#include "plan/plan.h"
#include "plan/plan_file.h"

namespace mesomap::plan {

void writeProducts(ObjectWriter& top, std::string& out, const std::vector<Product>& products);
/// Left out as a whole without personal data.
void writeConsultation(ObjectWriter& top, std::string& out, const Consultation& consultation,
                       const WriteOptions& options);
/// Without personal data: without persons and free notes.
void writeSessions(ObjectWriter& top, std::string& out, const std::vector<Session>& sessions,
                   const WriteOptions& options);

[[nodiscard]] std::vector<Product> readProducts(const Node& list);
[[nodiscard]] Consultation readConsultation(const Node& node);
[[nodiscard]] std::vector<Session> readSessions(const Node& list, const SurfaceRef& surface);

}  // namespace mesomap::plan
