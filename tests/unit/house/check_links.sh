#!/usr/bin/env bash
# check_links.sh LINKS FLOOR...: each line of LINKS is "floor: library library ..."; no floor may
# link to one that stands later in the order given, nor a floor below `render` to window or drawing.
set -euo pipefail
links=$1
shift
order=" $* "
failures=0

position() {
  local before=${order%%" $1 "*}
  wc -w <<<"$before"
}

while IFS=: read -r floor libraries; do
  [ -n "$floor" ] || continue
  own=$(position "$floor")
  for library in $libraries; do
    case $library in
      mesomap_*)
        if [ "$(position "${library#mesomap_}")" -ge "$own" ]; then
          echo "$floor links to ${library#mesomap_}, which does not stand below it"
          failures=$((failures + 1))
        fi
        ;;
      mesomap::epoxy | mesomap::egl | mesomap::glfw | mesomap::imgui)
        if [ "$own" -lt "$(position render)" ]; then
          echo "$floor links to $library, which has no place below render"
          failures=$((failures + 1))
        fi
        ;;
    esac
  done
done <"$links"
[ "$failures" = 0 ]
