#!/usr/bin/env bash
# check_desktop.sh ROOT BUILD: installs what the desktop reads and checks it there, by the desktop's
# own tools where they are, and by what must agree in any case.
set -euo pipefail
root=$1
build=$2
failures=0
fail() {
  printf '%s\n' "$1"
  failures=$((failures + 1))
}

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$build" --prefix "$place" --component desktop >/dev/null

type=application/vnd.mesomap.plan+json
sealed=application/vnd.mesomap.sealed-plan
starter=$place/share/applications/mesomap.desktop
types=$place/share/mime/packages/mesomap.xml
icons=$place/share/icons/hicolor/scalable
for file in "$starter" "$types" "$icons/apps/mesomap.svg" \
  "$icons/mimetypes/application-vnd.mesomap.plan+json.svg"; do
  [ -s "$file" ] || fail "not installed: ${file#"$place"/}"
done
[ "$failures" = 0 ] || exit 1

# The starter.
[ "$(head -n 1 "$starter")" = "[Desktop Entry]" ] || fail "the starter begins with no group"
value() { sed -n "s/^$1=//p" "$starter"; }
[ "$(value Type)" = Application ] || fail "Type is not Application"
[ "$(value Exec)" = "mesomap %f" ] || fail "Exec does not take one file"
[ "$(value Icon)" = mesomap ] || fail "Icon is not the installed one"
[ "$(value MimeType)" = "$type;$sealed;" ] || fail "MimeType is not the plan's"
# By this a desktop knows whose window it is.
grep -q "GLFW_X11_CLASS_NAME, \"$(value StartupWMClass)\"" "$root/src/app/window.cpp" ||
  fail "StartupWMClass is not the window's class"

# The type.
for each in "$type" "$sealed"; do
  grep -q "<mime-type type=\"$each\">" "$types" || fail "the type $each is not declared"
done
for pattern in '*.mesomap.json' '*.mesomap'; do
  grep -qF "<glob pattern=\"$pattern\"" "$types" || fail "no pattern $pattern"
done
grep -q 'mesomap-plan' "$types" || fail "no magic"
grep -q '"format": *"mesomap-plan"' "$root/docs/plan-format.md" ||
  fail "the magic is not what a plan begins with"
magic=$(sed -n 's/.*kMagic = "\(.*\)";/\1/p' "$root/src/base/sealed.cpp")
grep -q "offset=\"0\" value=\"${magic:?}\"" "$types" ||
  fail "the magic is not what a plan with a password begins with"

# The icon: a drawing of its own, nothing fetched.
icon=$icons/apps/mesomap.svg
grep -q '<svg xmlns="http://www.w3.org/2000/svg"' "$icon" || fail "the icon is no SVG"
if grep -qE 'href|<image|<script' "$icon"; then fail "the icon refers to something outside"; fi

if command -v desktop-file-validate >/dev/null; then
  desktop-file-validate "$starter" || fail "desktop-file-validate refuses the starter"
fi
if command -v xmllint >/dev/null; then
  xmllint --noout "$types" "$icon" || fail "xmllint refuses"
fi
if command -v update-mime-database >/dev/null; then
  update-mime-database "$place/share/mime" 2>/dev/null || fail "update-mime-database refuses"
  for looked in "$type:*.mesomap.json" "$sealed:*.mesomap"; do
    grep -qF "80:$looked" "$place/share/mime/globs2" || fail "$looked is not looked up"
  done
fi
[ "$failures" = 0 ]
