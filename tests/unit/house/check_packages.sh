#!/usr/bin/env bash
# check_packages.sh ROOT: every package that the build looks for is one that ./dev installs.
set -euo pipefail
cd "$1"
asked=$(sed -nE 's/^ *mesomap_find\(.* PACKAGE ([a-z0-9.+-]+).*/\1/p;
                 s/^ *mesomap_find_file\([A-Za-z]+ ([a-z0-9.+-]+).*/\1/p;
                 s/^ *list\(APPEND MESOMAP_MISSING ([a-z0-9.+-]+)\).*/\1/p' \
  third_party/CMakeLists.txt | sort -u)
listed=$(grep -E '^[a-z]' packages.txt | sort)
[ "$(wc -l <<<"$asked")" -ge 10 ] || { echo "third_party/CMakeLists.txt was not understood"; exit 1; }
twice=$(uniq -d <<<"$listed")
[ -z "$twice" ] || { echo "listed twice in packages.txt: $twice"; exit 1; }
absent=$(comm -23 <(echo "$asked") <(echo "$listed"))
[ -z "$absent" ] || { echo "not in packages.txt: $absent"; exit 1; }
