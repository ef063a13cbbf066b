#include "exchange/csv.h"

#include <fmt/format.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <initializer_list>
#include <iterator>
#include <string_view>

namespace mesomap::exchange {

namespace {

constexpr std::string_view kLineEnd = "\r\n";  // RFC 4180

/// A text cell. Quoted where RFC 4180 asks for it. A text that a spreadsheet would run as a formula
/// gets an apostrophe in front, which spreadsheets take for "this is text".
void appendText(std::string& out, std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool quoted = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!quoted) {
    out += text;
    return;
  }
  out += formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void appendNumber(std::string& out, double value, int decimals) {
  if (!std::isfinite(value)) value = 0.0;
  const std::size_t start = out.size();
  fmt::format_to(std::back_inserter(out), "{:.{}f}", value, decimals);
  if (out[start] == '-' && out.find_first_not_of("-0.", start) == std::string::npos) {
    out.erase(start, 1);
  }
}

void appendNumbers(std::string& out, std::initializer_list<double> values, int decimals) {
  for (const double value : values) {
    out += ',';
    appendNumber(out, value, decimals);
  }
}

/// What a line says about itself in the columns that all kinds of lines share; `site` is none for a
/// row and for a device.
void appendCommon(std::string& out, const plan::Region& region, const plan::Site* site,
                  std::string_view state, std::string_view basis) {
  const plan::Rule& rule = region.rule;
  if (site != nullptr) fmt::format_to(std::back_inserter(out), "s{}", site->id.value);
  fmt::format_to(std::back_inserter(out), ",r{},", region.id.value);
  appendText(out, region.name);
  out += ',';
  appendText(out, region.area);
  fmt::format_to(std::back_inserter(out), ",{},", plan::sideName(region.side));
  if (site != nullptr) {
    fmt::format_to(std::back_inserter(out), "{}", site->order);
    appendNumbers(out, {site->position.x, site->position.y, site->position.z},
                  plan::kLengthDecimals);
    appendNumbers(out, {site->normal.x, site->normal.y, site->normal.z}, plan::kUnitVectorDecimals);
  } else {
    out += ",,,,,,";
  }
  const double depth = site != nullptr ? site->depthMm : rule.depthMm;
  appendNumbers(out, {depth, plan::insertedFor(depth, rule.angleDeg)}, plan::kLengthDecimals);
  appendNumbers(out, {rule.angleDeg}, plan::kAngleDecimals);
  out += ',';
  appendText(out, rule.needle.gauge);
  appendNumbers(out, {rule.needle.lengthMm}, plan::kLengthDecimals);
  out += ',';
  if (site != nullptr && site->volumeMl) {
    appendNumber(out, *site->volumeMl, plan::kVolumeDecimals);
  }
  out += ',';
  out += state;
  out += ',';
  out += plan::siteOriginName(site != nullptr ? site->origin : plan::SiteOrigin::automatic);
  out += ',';
  appendText(out, rule.technique);
  out += ',';
  appendText(out, rule.product);
  out += ',';
  out += basis;
  out += ',';
  if (site != nullptr && site->touch > 0) {
    fmt::format_to(std::back_inserter(out), "{}", site->touch);
  }
  out += ',';
}

void appendPoint(std::string& out, const plan::Region& region, const plan::Site& site,
                 std::string_view basis) {
  appendCommon(out, region, &site, plan::siteStateName(site.state), basis);
  out += "point,,,,,,";
}

double lengthOf(const plan::Row& row) {
  double length = 0.0;
  for (std::size_t i = 1; i < row.points.size(); ++i) {
    length += glm::distance(row.points[i - 1], row.points[i]);
  }
  return length;
}

/// One line of pricks: its number, length, pitch and pricks.
void appendLine(std::string& out, const plan::Region& region, std::size_t number,
                std::string_view basis) {
  const plan::Row& row = region.rows[number];
  appendCommon(
      out, region, nullptr,
      plan::siteStateName(row.proposed ? plan::SiteState::proposed : plan::SiteState::planned),
      basis);
  fmt::format_to(std::back_inserter(out), "row,{}", number + 1);
  appendNumbers(out, {lengthOf(row)}, 1);
  appendNumbers(out, {row.pitchMm}, plan::kLengthDecimals);
  fmt::format_to(std::back_inserter(out), ",{},,", row.pricks);
}

/// An area that a device passes over.
void appendDevice(std::string& out, const plan::Region& region, std::string_view basis) {
  appendCommon(out, region, nullptr, plan::siteStateName(plan::SiteState::planned), basis);
  fmt::format_to(std::back_inserter(out), "device,,,,,{}", region.rule.passes);
  appendNumbers(out, {region.rule.minutes}, 1);
}

}  // namespace

std::string csvText(const plan::Plan& plan, const CsvOptions& options) {
  const bool withClient = !options.withoutPersonalData && !plan.clientReference.empty();
  std::string out =
      "id,region,name,area,side,order,x_mm,y_mm,z_mm,nx,ny,nz,depth_mm,inserted_mm,angle_deg,"
      "needle,needle_mm,volume_ml,state,origin,technique,product,basis,touch,kind,row,length_mm,"
      "pitch_mm,pricks,passes,minutes,indication,layer";
  if (withClient) out += ",client";
  out += kLineEnd;
  const std::string_view basis = plan::basisOf(plan.surface);
  const auto end = [&](const plan::Rule& rule) {
    out += ',';
    appendText(out, rule.indication);
    out += ',';
    appendText(out, rule.layer);
    if (withClient) {
      out += ',';
      appendText(out, plan.clientReference);
    }
    out += kLineEnd;
  };
  for (const auto& region : plan.regions) {
    for (const plan::Site& site : region->sites) {
      appendPoint(out, *region, site, basis);
      end(region->rule);
    }
    for (std::size_t i = 0; i < region->rows.size(); ++i) {
      appendLine(out, *region, i, basis);
      end(region->rule);
    }
    if (region->rule.pattern == plan::Pattern::none) {
      appendDevice(out, *region, basis);
      end(region->rule);
    }
  }
  return out;
}

}  // namespace mesomap::exchange
