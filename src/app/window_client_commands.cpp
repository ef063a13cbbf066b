// Showing the client, by name and by key.
#include "base/i18n.h"
#include "ui/keys.h"
#include "window_client.h"
#include "window_commands.h"

namespace mesomap::app {

void addClientCommands(ui::CommandRegistry& registry, const CommandTargets& to) {
  using ui::Shortcut;
  registry.add({.id = "view.client",
                .name = _("Show client"),
                .tooltip = _("Only the picture, without figures and panels"),
                .icon = "\uF06E",
                .shortcut = Shortcut{.key = ui::key::kF5},
                .whileTyping = true,
                .enabled = [&session = to.session] { return session.isOpen(); },
                .whyNot = [] { return std::string(_("Open a figure or a scan first")); },
                .run = [&client = to.client, now = to.now] { client.toggle(now()); }});
  scene::ClientShow& show = to.workplace.show;
  // A picture that is held stays as it is.
  const auto showing = [&show, &client = to.client] { return show.on() && !client.held(); };
  const auto notShown = [] { return std::string(_("Show the client first")); };
  registry.add({.id = "client.next",
                .name = _("Client: the next area"),
                .shortcut = Shortcut{.key = ui::key::kPageDown},
                .enabled = showing,
                .whyNot = notShown,
                .run = [&show, now = to.now] { show.next(now()); }});
  registry.add({.id = "client.previous",
                .name = _("Client: the area before"),
                .shortcut = Shortcut{.key = ui::key::kPageUp},
                .enabled = showing,
                .whyNot = notShown,
                .run = [&show, now = to.now] { show.previous(now()); }});
  registry.add({.id = "client.turn",
                .name = _("Client: turn slowly, or stop"),
                .shortcut = Shortcut{.key = 'T'},
                .enabled = [&show, showing] { return showing() && !show.lessMotion; },
                .whyNot = notShown,
                .run = [&show, now = to.now] { show.turn(!show.turning(), now()); }});
  registry.add({.id = "client.close",
                .name = _("Close the client's window"),
                .enabled = [&client = to.client] { return client.open(); },
                .whyNot = notShown,
                .run = [&client = to.client] { client.close(); }});
}

}  // namespace mesomap::app
