#!/usr/bin/env bash
# The pictures and tables of docs/figures.md, made by the program itself: ./dev pictures calls this.
#   docs/make_pictures.sh PROGRAM FIGURE_CHECKS
# docs/pictures/window.png is made by make_course_pictures.sh; window-dark.png is a screenshot.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=$1
checks=$2
export MESOMAP_DATA=$PWD LC_ALL=C.UTF-8
out=docs/pictures
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$out"

# draw SURFACE PICTURE SIZE OPTIONS...
draw() {
  local surface=$1 picture=$2 size=$3
  shift 3
  "$program" render "$surface" --quiet --transparent --size "$size" "$@" -o "$out/$picture.png"
}

common() {
  local name=$1 figure=figure:$1 size=$2 build tone
  for build in -1 0 1; do draw "$figure" "$name-build$build" "$size" --view front --build "$build"; done
  for tone in 1 2 3 4 5 6; do
    draw "$figure" "$name-tone$tone" 112x146 --view front --tone "$tone" \
      --centre pronasale --across 230
  done
}

bust() {
  local name=$1 sex=$2 figure=figure:$1
  draw "$figure" "$name" 1240x392 --view front,three-quarter-right,right,back
  draw "$figure" "$name-close" 960x234 --view front,front,three-quarter-right,left \
    --centre "rhinion pupil:left stomion tragion:left" --across "190 80 110 90"
  common "$name" 290x320
  "$program" figure --quiet --kind bust --sex "$sex" --eyes open -o "$scratch/$name.obj"
  draw "$scratch/$name.obj" "$name-open-eyes" 500x300 --unit mm \
    --view front,three-quarter-right --centre "0,-15,60 0,-15,10" --across 230
  draw "$figure" "$name-areas" 860x362 --view front,right,back --colour-areas
  draw "$figure" "$name-zones" 600x379 --view front,three-quarter-right --zones
  draw "$figure" "$name-landmarks" 600x379 --view front,left --landmarks
}

body() {
  local name=$1 figure=figure:$1
  draw "$figure" "$name" 1240x424 --view front,three-quarter-right,right,back
  draw "$figure" "$name-close" 960x234 --view front,left,three-quarter-left,front \
    --centre "rhinion metacarpale-ulnare:left metacarpale-radiale:left jugular-notch" \
    --across "230 230 230 420"
  draw "$figure" "$name-close2" 960x234 --no-garment --view left,front,front,back \
    --centre "metatarsale-fibulare:left acropodion:left mid-patella:left waist-back" \
    --across "330 200 330 760"
  common "$name" 260x342
  draw "$figure" "$name-no-garment" 600x411 --view front,back --no-garment
  draw "$figure" "$name-areas" 820x541 --view front,back --colour-areas --no-garment
  draw "$figure" "$name-zones" 600x411 --view front,back --zones
  draw "$figure" "$name-landmarks" 600x411 --view front,back --landmarks
}

# The areas of a figure as a table; paired ones once.
areas() {
  "$program" areas "figure:$1" --all --json --quiet |
    awk -F': ' '
      function value(text) { sub(/,$/, "", text); gsub(/"/, "", text); return text }
      /"id":/ { id = value($2) } /"name":/ { name = value($2) } /"side":/ { side = value($2) }
      /"group":/ { group = value($2) } /"code":/ { code = value($2) }
      /"areaCm2":/ { size = value($2) } /"restricted":/ { restricted = value($2) }
      /"overlay":/ {
        kind = restricted == "true" ? "restricted" : value($2) == "true" ? "over others" : ""
        if (side == "right") next
        both = side == "left" ? "left and right" : ""
        printf "| %s | `%s` | %s | %s | %s | %s | %s |\n", group, id, name, both, size, code, kind
      }'
}

bust bust-female female
bust bust-male male
body body-female
body body-male

{
  cat <<'TEXT'
<!-- Written by ./dev pictures. Do not edit. -->
# The figures in numbers

Body dimensions of the four figures at build 0 beside the means of the two surveys (see
[figures.md](figures.md)), as `mesomap measures figure:NAME` prints them: mean and standard deviation
(SD) of the survey, ours, and how far ours lies from the mean in standard deviations. A dimension
with * can be taken on the figure but is not held to the mean; the line below the table says why.
TEXT
  for name in bust-female bust-male body-female body-male; do
    printf '\n## %s\n\n```\n' "$name"
    "$program" measures "figure:$name" --quiet
    printf '```\n'
  done
} >docs/figures-dimensions.md

{
  cat <<'TEXT'
<!-- Written by ./dev pictures. Do not edit. -->
# The figures as meshes

By the code that the tests use (`tests/tools/figure_checks.cpp`). Open or odd edges are those with
other than two triangles; a closed surface without handles has V − E + F = 2; crossing pairs are
triangles that pass through each other. Every build has the triangles of build 0 with their vertices
moved, and is split as build 0 is: the last column is measured there, on the face and on the whole
figure.

TEXT
  "$checks"
} >docs/figures-meshes.md

{
  cat <<'TEXT'
<!-- Written by ./dev pictures. Do not edit. -->
# The areas of the figures

As `mesomap areas figure:NAME --all --json` lists them at build 0: group, id (what `--area` takes;
add `:left` or `:right` for one side of a paired area), name, cm² of one side, SNOMED CT code where
there is one. "Over others" marks folds, lines and parts that lie over the areas below them;
"restricted" ones are listed only on request.
TEXT
  for name in body-female body-male; do
    printf '\n## %s\n\n| group | id | name | sides | cm² | SNOMED CT | |\n' "$name"
    printf '| --- | --- | --- | --- | --- | --- | --- |\n'
    areas "$name"
  done
} >docs/figures-areas.md

du -ch "$out"/*.png | tail -1
