#!/usr/bin/env bash
# The pictures and tables of docs/methods/layout.md, made by the program itself: ./dev pictures calls
# this.
#   docs/make_layout_pictures.sh PROGRAM LAYOUT_TABLE LAYOUT_QUALITY
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=$1
table=$2
quality=$3
export MESOMAP_DATA=$PWD LC_ALL=C.UTF-8
out=docs/pictures
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$out"

"$table" --shots | while read -r figure area spacing view centre across; do
  name=layout-${area%%:*}
  "$program" plan "figure:$figure" --quiet --technique papule --spacing "$spacing" --area "$area" \
    -o "$scratch/$name.mesomap.json" >/dev/null
  "$program" render "$scratch/$name.mesomap.json" --quiet --transparent --size 264x240 \
    --view "$view" --centre "$centre" --across "$across" -o "$out/$name.png"
done

{
  cat <<'TEXT'
<!-- Written by ./dev pictures. Do not edit. -->
# The layout in numbers

By `layout_table` (`tests/tools/layout_table.cpp`) and `mesomap_layout_quality`
(`tests/tools/layout_quality.cpp`); what the figures mean is told in [layout.md](layout.md).
Distances are in spacings. "Of the most" is the number of points as a share of
2A/(√3 s²) + P/(2s) + 1, A and P being area and perimeter of the area less its margin, s the spacing.
Times are of one thread's work on the machine that made this page, and differ from run to run.

## The twelve reference areas

TEXT
  "$table"
  cat <<'TEXT'

## Every area

Every fifth area of 5 to 400 cm² of the four figures, with points 10 and 6 mm apart, and the pieces of
sphere, cylinder, saddle and bumpy face of the tests: how many areas each promise is asked of, how many
keep it, and the worst of them. `mesomap_layout_quality` without `--every` tries all.

```
TEXT
  "$quality" --on bust-female,bust-male,body-female,body-male,known --every 5 |
    sed -n '/^promise/,$p' | sed '/altogether/d'
  printf '```\n'
} >docs/methods/layout-figures.md

du -ch "$out"/layout-*.png | tail -1
