#!/usr/bin/env bash
# Judge of the markup: the Nu HTML checker finds no error on any page, nor in any drawing.
#
# nu.sh DIST; JUDGES is the folder whose node_modules hold vnu-jar.
set -euo pipefail

dist=$1
jar=$JUDGES/node_modules/vnu-jar/build/dist/vnu.jar
pages=$(find "$dist" -name '*.html' | wc -l)
drawings=$(find "$dist" -name '*.svg' | wc -l)
detail="$pages pages, $drawings drawings"

if [[ $pages -eq 0 ]]; then
    echo "FAIL nu: no page in $dist"
    exit 1
fi
status=0
errors=$(java -jar "$jar" --errors-only --skip-non-html --also-check-svg --no-langdetect --format gnu "$dist" 2>&1) || status=$?
if [[ $status -eq 0 && -z $errors ]]; then
    echo "ok nu: $detail"
    exit 0
fi
echo "FAIL nu: $(grep -c . <<<"$errors") lines of complaint, exit code $status; looked at $detail"
head -n 12 <<<"$errors" | sed 's/^/     /'
exit 1
