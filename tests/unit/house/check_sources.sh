#!/usr/bin/env bash
# check_sources.sh ROOT: rules that a compiler does not check. Prints each breach with its place.
set -euo pipefail
cd "$1"
failures=0

# forbid WHY PATTERN FOLDER...: lines of sources that match are breaches.
forbid() {
  local why=$1 pattern=$2 folder found=""
  shift 2
  for folder in "$@"; do
    [ -e "$folder" ] || continue
    found+=$(grep -rnP --include='*.cpp' --include='*.h' --include='*.glsl' --include='*.vert' \
      --include='*.frag' --include='*.txt' --include='*.cmake' --include='*.md' --include='*.sh' \
      --exclude='check_sources.sh' -e "$pattern" "$folder" || true)
  done
  [ -n "$found" ] || return 0
  printf '%s:\n%s\n' "$why" "$found"
  failures=$((failures + 1))
}

everything=(src tests shaders cmake third_party docs assets README.md CONTRIBUTING.md CHANGELOG.md)
below_render=(src/base src/mesh src/surface src/figure src/plan src/paint src/layout src/exchange
  src/scene)

forbid "Includes name a floor or a file beside, never a way up" '#\s*include\s*"\.\.' src tests
forbid "Names are written out" '^\s*using\s+namespace\b' src tests
forbid "Results repeat: no chance, no clock of the day" \
  'random_device|\bsrand\(|\btime\((NULL|nullptr|0)\)' src
forbid "OpenGL lives in render" '#\s*include\s*[<"](epoxy|GL|EGL)/' "${below_render[@]}" src/ui
forbid "Dear ImGui lives in ui and app" '#\s*include\s*[<"](imgui|backends/imgui)' \
  "${below_render[@]}" src/render
forbid "Windows live in app and ui" '#\s*include\s*[<"]GLFW/' "${below_render[@]}" src/render
forbid "No network" '#\s*include\s*<(sys/socket|netdb|netinet/in|curl/curl)\.h>' src
forbid "A plan is never called safe or cleared" \
  '\b_\("[^"]*\b(OK|[Pp]assed|[Cc]leared|(?<!not )[Ss]afe)\b' src
forbid "Nothing outside the tree is named" \
  '\.\./sha[r]ed|(?<![\w./])/wor[k]/|/tmp/te[a]m' "${everything[@]}"

[ "$failures" = 0 ]
