#!/usr/bin/env bash
# The pictures of docs/a-whole-course.md and the README's picture of the window, taken of the program
# while the story of the whole course runs: ./dev pictures calls this.
#   docs/make_course_pictures.sh WINDOW_STORIES
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stories=$1
story=OnTheBustFromTheConsultationToTheSecondSession
# The day of the consultation and of the sessions.
export MESOMAP_DATA=$PWD SOURCE_DATE_EPOCH=1767225600
out=docs/pictures
MESOMAP_SHOTS=$(mktemp -d)
export MESOMAP_SHOTS
trap 'rm -rf "$MESOMAP_SHOTS"' EXIT
"$stories" --gtest_filter="WholeCourse.$story"

# take SHOT PICTURE COLOURS: with few colours a picture of a screen takes a third.
take() {
  convert "$MESOMAP_SHOTS/$story-$1.png" +dither -colors "$3" -strip -define png:compression-level=9 \
    "PNG8:$out/$2.png"
}

for shot in consultation product areas needle questions sums treatment next map changes; do
  take "$shot" "course-$shot" 224
done
take course course-sessions 224
take areas window 256
du -ch "$out"/course-*.png "$out/window.png" | tail -1
