#!/usr/bin/env bash
# check_texts.sh ROOT: po/mesomap.pot and the catalogues hold the texts of the sources, none more.
set -euo pipefail
cd "$1"
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
./dev pot "$scratch/now.pot" 2>/dev/null
# Where a text stands is no matter.
texts() { msgcat --sort-output --no-location --no-wrap "$1"; }
if ! diff <(texts po/mesomap.pot) <(texts "$scratch/now.pot"); then
  echo "po/mesomap.pot is not of today: ./dev pot" >&2
  exit 1
fi
for catalogue in po/*.po; do
  if ! msgcmp --use-untranslated "$catalogue" po/mesomap.pot 2>"$scratch/said"; then
    cat "$scratch/said" >&2
    exit 1
  fi
  if [ -n "$(msgattrib --only-fuzzy "$catalogue")$(msgattrib --untranslated "$catalogue")" ]; then
    echo "$catalogue: texts without a translation: ./dev pot, then fill them in" >&2
    exit 1
  fi
done
