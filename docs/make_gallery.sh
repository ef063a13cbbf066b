#!/usr/bin/env bash
# docs/gallery.md and its pictures, made by the program itself: ./dev pictures calls this.
#   docs/make_gallery.sh PROGRAM
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=$1
# The day on the contact sheet.
export MESOMAP_DATA=$PWD LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1767225600
out=docs/pictures
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$out"
page=$scratch/gallery.md

# plan NAME SURFACE WORDS...
plan() {
  local name=$1 surface=$2
  shift 2
  "$program" plan "$surface" --quiet "$@" -o "$scratch/$name.mesomap.json" >/dev/null
}

# show PICTURE TITLE SENTENCE SURFACE WORDS...: draws it and puts it on the page.
show() {
  local picture=gallery-$1 title=$2 sentence=$3 surface=$4 shown
  shift 4
  shown="mesomap render ${surface/#$scratch\//} $*"
  "$program" render "$surface" --quiet "$@" -o "$out/$picture.png"
  printf '\n## %s\n\n%s\n\n```sh\n%s -o picture.png\n```\n\n![%s](pictures/%s.png)\n' \
    "$title" "$sentence" "$shown" "$title" "$picture" >>"$page"
}

cat >"$page" <<'TEXT'
<!-- Written by ./dev pictures. Do not edit. -->
# Gallery

What Mesomap's pictures look like, on its own figures: nobody's face. Each was drawn without a
display by the line above it. The plans are examples, not advice.
TEXT

size=(--size 720x540)
"$program" demo -o "$scratch/example.mesomap.json" --quiet >/dev/null
plan needles figure:bust-female --technique ha_microdepot \
  --spacing 12 --angle 40 --depth 3 --area forehead --area cheek:left
plan face figure:bust-female --technique papule --spacing 12 --area forehead --area cheek
plan body figure:body-female --technique papule --spacing 14 --area upper-abdomen --area thigh-outer

show skin "Skin" "One key light, a softer one from the other side, and the light that folds keep out." \
  figure:bust-female "${size[@]}" --view three-quarter-right --centre 0,-30,10 --across 380
show clay "Clay" "Shape and nothing else." figure:bust-male "${size[@]}" --view three-quarter-left --centre 0,-30,10 --across 380 --clay
show areas "Areas with patterns" "Every area has a pattern besides its colour, and a border of even width." \
  "$scratch/example.mesomap.json" "${size[@]}" --view front --centre pronasale --across 230
show numbers "Points with numbers" \
  "Numbers and names keep off each other, off other points, and off the far side." \
  "$scratch/example.mesomap.json" --size 660x495 --view three-quarter-left --centre 0,-5,30 --across 230 --labels
show needles "Needles" \
  "At their angle and depth, with a mark for every millimetre; what is inside the skin shows through." \
  "$scratch/needles.mesomap.json" "${size[@]}" --view three-quarter-left --centre 52,-45,60 --across 36 --needles
show zones "Zones" \
  "Reminders, incomplete, with their legend; dashed as long as no clinician has reviewed them." \
  figure:bust-male "${size[@]}" --view three-quarter-right --centre 0,-40,20 --across 340 --zones --labels
show close "Close-up" "The edges stay smooth however near." \
  figure:bust-female "${size[@]}" --view three-quarter-right --centre stomion --across 90
show client "What the client sees" "Soft tints and small points, and nothing else of the plan." \
  "$scratch/example.mesomap.json" "${size[@]}" --view three-quarter-right --centre 0,-20,10 --across 300 --client
show body "A body" "The same on the whole figure." \
  "$scratch/body.mesomap.json" --size 540x720 --view front --labels
show sheet "Contact sheet" "A4, 300 dots per inch, all views at one scale; here much smaller." \
  "$scratch/face.mesomap.json" --sheet --dots-per-inch 100

cp "$page" docs/gallery.md
du -ch "$out"/gallery-*.png | tail -1
