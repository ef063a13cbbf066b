#include <CLI/CLI.hpp>

#include "base/i18n.h"
#include "cli_common.h"

namespace mesomap::app {

struct Parser::Impl {
  Impl(const std::string& command, const std::string& what, CommonOptions& options)
      : name(command),
        app(what, command.empty() ? "mesomap" : "mesomap " + command),
        common(options) {}
  std::string name;
  CLI::App app;
  CommonOptions& common;

  template <class T>
  CLI::Option* optional(const char* option, std::optional<T>& value, const std::string& what) {
    return app.add_option_function<T>(
        option, [&value](const T& given) { value = given; }, what);
  }
};

Parser::Parser(const std::string& name, const std::string& what, const std::string& footer,
               CommonOptions& common)
    : impl_(std::make_unique<Impl>(name, what, common)) {
  impl_->app.footer(name.empty() ? footer : std::string(_("Examples:")) + "\n" + footer);
  impl_->app.set_version_flag("--version", std::string("mesomap ") + programVersion());
  flag("--quiet", common.quiet, _("No progress and no notes on standard error"));
}

Parser::~Parser() = default;

void Parser::text(const char* name, std::string& value, const std::string& what, Need need) {
  CLI::Option* option = impl_->app.add_option(name, value, what);
  if (need == Need::required) option->required();
  if (what.empty()) option->group("");
}

void Parser::texts(const char* name, std::vector<std::string>& values, const std::string& what) {
  impl_->app.add_option(name, values, what);
}

void Parser::repeated(const char* name, std::vector<std::string>& values, const std::string& what) {
  impl_->app.add_option(name, values, what)->allow_extra_args(false);
}

void Parser::optionalText(const char* name, std::optional<std::string>& value,
                          const std::string& what) {
  impl_->optional(name, value, what);
}

void Parser::optionalNumber(const char* name, std::optional<double>& value,
                            const std::string& what) {
  impl_->optional(name, value, what);
}

void Parser::number(const char* name, double& value, const std::string& what) {
  impl_->app.add_option(name, value, what);
}

void Parser::integer(const char* name, int& value, const std::string& what) {
  impl_->app.add_option(name, value, what);
}

void Parser::flag(const char* name, bool& value, const std::string& what) {
  impl_->app.add_flag(name, value, what);
}

void Parser::surfaceOptions(bool forPlan) {
  CommonOptions& common = impl_->common;
  text("--unit", common.unit, _("Unit of a mesh that does not say: mm, cm, dm, m, in"));
  text("--part", common.part, _("Which part, where a file holds several"));
  if (!forPlan) return;
  text("--surface", common.surface, _("The mesh that the plan was made on"));
  passwordOption();
}

void Parser::passwordOption() {
  text("--password-file", impl_->common.passwordFile,
       _("The password of a plan (*.mesomap) is the first line of this file"));
}

void Parser::figureOptions() {
  CommonOptions& common = impl_->common;
  number("--build", common.figure.build, _("Of a figure: -1 (slim) to 1 (heavy), 0 between"));
  integer("--tone", common.figure.tone, _("Of a figure: its skin, 1 (light) to 6 (dark), else 2"));
  flag("--no-garment", common.noGarment, _("Of a figure: without its plain garment"));
}

std::optional<int> Parser::parseOrEnd(const Arguments& arguments) {
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    impl_->app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    print(impl_->app.help());
    return kDone;
  } catch (const CLI::CallForVersion&) {
    print(std::string("mesomap ") + programVersion());
    return kDone;
  } catch (const CLI::ParseError& error) {
    return failUsage(impl_->name, error.what());
  }
  return std::nullopt;
}

}  // namespace mesomap::app
