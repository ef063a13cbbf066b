#include "json_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace mesomap::plan {

namespace {

/// Length of the valid UTF-8 sequence at the start of `text`, or 0 (Unicode 15, table 3-7).
std::size_t sequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;   // no over-long forms
    if (lead == 0xED) high = 0x9F;  // no surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (text.size() < length || byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return length;
}

void newLine(std::string& out, int indent) {
  out += '\n';
  out.append(static_cast<std::size_t>(indent), ' ');
}

}  // namespace

void appendQuoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const char c = text.front();
    const std::size_t length = sequenceLength(text);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
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

void appendVector(std::string& out, const glm::dvec3& value, int decimals) {
  out += '[';
  appendNumber(out, value.x, decimals);
  out += ", ";
  appendNumber(out, value.y, decimals);
  out += ", ";
  appendNumber(out, value.z, decimals);
  out += ']';
}

ObjectWriter::ObjectWriter(std::string& out, int indent) : out_(out), indent_(indent) {
  out_ += '{';
}

std::string& ObjectWriter::member(std::string_view key) {
  if (!first_) out_ += indent_ < 0 ? ", " : ",";
  first_ = false;
  if (indent_ >= 0) newLine(out_, indent_ + 2);
  out_ += '"';
  out_ += key;
  out_ += "\": ";
  return out_;
}

void ObjectWriter::vectors(std::string_view key, std::span<const glm::dvec3> values, int decimals) {
  std::string& out = member(key);
  out += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    appendVector(out, values[i], decimals);
  }
  out += ']';
}

void ObjectWriter::close() {
  if (!first_ && indent_ >= 0) newLine(out_, indent_);
  out_ += '}';
}

std::string& LinesWriter::item() {
  if (!first_) out_ += ',';
  first_ = false;
  newLine(out_, indent_ + 2);
  return out_;
}

void LinesWriter::close() {
  if (!first_) newLine(out_, indent_);
  out_ += ']';
}

}  // namespace mesomap::plan
