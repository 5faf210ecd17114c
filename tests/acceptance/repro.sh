#!/usr/bin/env bash
# Judge of sameness: the same standards, built in another folder under other conditions, give the same bytes.
#
# repro.sh BIAOCHI STANDARDS DIST
set -euo pipefail

biaochi=$(realpath "$1") standards=$(realpath "$2") dist=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The copies are written in the reverse order, so that the folder lists them differently.
other=$work/a/rather/longer/path
mkdir -p "$other" "$work/home"
(cd "$standards/.." && find "${standards##*/}" -type f -print0 | sort -rz | xargs -0 cp --parents -t "$other")

status=0
(
    cd "$other"
    env HOME="$work/home" TZ=Asia/Tokyo LC_ALL=C.UTF-8 RAYON_NUM_THREADS=1 \
        "$biaochi" build --out "$work/second"
) >"$work/log" 2>&1 </dev/null || status=$?
if [[ $status -ne 0 ]]; then
    echo "FAIL repro: the second build ends with $status"
    tail -n 12 "$work/log" | sed 's/^/     /'
    exit 1
fi
files=$(find "$dist" -type f | wc -l)
if [[ $files -gt 0 ]] && differences=$(diff -rq "$dist" "$work/second"); then
    echo "ok repro: $files files are the same bytes, built in another folder, time zone and number of threads"
    exit 0
fi
echo "FAIL repro: of $files files some differ"
head -n 12 <<<"${differences:-nothing was built}" | sed "s#$work/##; s/^/     /"
exit 1
