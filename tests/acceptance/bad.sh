#!/usr/bin/env bash
# Judge of what goes wrong: bad input, bad use and a killed build end with the right code and leave dist whole.
#
# bad.sh BIAOCHI STANDARDS DIST
set -euo pipefail

biaochi=$(realpath "$1") standards=$(realpath "$2") dist=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/log
failed=0

# Says whether a case holds: problem (empty when it does), name, detail.
verdict() {
    if [[ -z $1 ]]; then
        echo "ok $2: $3"
        return
    fi
    failed=1
    echo "FAIL $2: $1"
    head -n 6 "$log" | sed 's/^/     /'
}

# One word for all files of a folder and what is in them.
print_of() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum); }

# Runs biaochi and answers with its exit code; what it says is in the log.
run() {
    local status=0
    timeout 120 "$biaochi" "$@" >"$log" 2>&1 </dev/null || status=$?
    echo "$status"
}

# What is wrong with a run: wanted codes, code, words that it must say.
complaint() {
    local wanted=$1 status=$2 words=${3:-}
    if grep -q 'panicked at' "$log"; then
        echo "it panics"
    elif [[ " $wanted " != *" $status "* ]]; then
        echo "exit code $status, not ${wanted// / or }"
    elif [[ ! -s $log ]]; then
        echo "it says nothing"
    elif ! grep -q -- "$words" "$log"; then
        echo "it doesn't name $words"
    fi
}

## Use: each wrong call has its code.

# A folder to stand in that has no manifest in it, above it or in ./standards.
mkdir -p "$work/empty"
cd "$work/empty"
verdict "$(complaint 0 "$(run --help)" build)" use-help "--help ends with 0"
verdict "$(complaint 2 "$(run check --no-such-option)" no-such-option)" use-option "an unknown option ends with 2"
verdict "$(complaint 2 "$(run no-such-command)" no-such-command)" use-command "an unknown command ends with 2"
verdict "$(complaint 3 "$(run check)")" use-empty "an empty folder ends with 3"
verdict "$(complaint 0 "$(run check "$standards")")" use-clean "the standards are clean and end with 0"

## Places to write to: what is not ours is refused and stays.

mkdir -p "$work/foreign/photos"
echo mine >"$work/foreign/photos/one.txt"
before=$(print_of "$work/foreign")
problem=$(complaint "2 3 4" "$(run build "$standards" --out "$work/foreign")" foreign)
[[ $(print_of "$work/foreign") == "$before" ]] || problem="a foreign folder was changed"
verdict "$problem" out-foreign "a foreign folder that is not empty is refused and stays"

cp -r "$standards" "$work/project"
before=$(print_of "$work/project")
problem=$(complaint "2 3 4" "$(run build "$work/project" --out "$work/project")")
[[ $(print_of "$work/project") == "$before" ]] || problem="the standards were changed"
verdict "$problem" out-sources "the folder of the standards is refused and stays"

verdict "$(complaint 4 "$(run build "$standards" --out "$work/foreign/photos/one.txt/dist")")" out-file "a folder below a file ends with 4"

## Bad input: a finding that names the file, nothing written, dist as it was.

good=$work/good
cp -r "$dist" "$good"
whole=$(print_of "$good")
guide=$(cd "$standards" && find guides -name '*.md' | sort | head -n 1)
# The first file with a line to spoil; a case without one doesn't work, and says so.
holding() { (cd "$standards" && grep -rlE --include='*.md' --include='*.yaml' "$1" .) | sort | head -n 1 || true; }
limited=$(holding '承诺: *[0-9]+ 工作日')
counted=$(holding '必选: *[0-9]+')
nested=$(holding '^  方式:')

# A case: name, the file that is to be named, what is done to the standards (a command in their folder, $1 the file).
bad() {
    local name=$1 file=$2 harm=$3 source=$work/bad problem
    rm -rf "$source"
    cp -r "$standards" "$source"
    before=$(print_of "$source"; find "$source" -type l)
    if ! (cd "$source" && bash -c "set -euo pipefail; $harm" bad "$file") 2>"$log" \
        || [[ $(print_of "$source"; find "$source" -type l) == "$before" ]]; then
        verdict "the case itself does not work" "bad-$name" ""
        return
    fi
    problem=$(complaint 1 "$(run build "$source" --out "$good")" "${file##*/}")
    [[ $(print_of "$good") == "$whole" ]] || problem="dist was changed"
    problem=${problem:-$(complaint 1 "$(run check "$source")" "${file##*/}")}
    verdict "$problem" "bad-$name" "${file##*/}: named, and dist as it was"
}

# shellcheck disable=SC2016  # $1 is for the shell that does the harm.
{
    bad cut "$guide" 'sed -i "/^流程:/,\$d" "$1"; printf "流程:\n  - {步骤: 受" >>"$1"'
    bad gb18030 "$guide" 'iconv -f UTF-8 -t GB18030 "$1" >gb; mv gb "$1"'
    bad bom "$guide" 'printf "\xEF\xBB\xBF" | cat - "$1" >bom; mv bom "$1"'
    bad colon "$guide" 'sed -i "s/^名称: */名称：/" "$1"'
    bad tab "$nested" 'sed -i "s/^  方式:/\t方式:/" "$1"'
    bad key "$guide" 'sed -i "s/^名称: /不存在的键: 1\n&/" "$1"'
    bad unit "$limited" 'sed -i -E "s/承诺: *([0-9]+) 工作日/承诺: \1 公斤/" "$1"'
    bad duplicate "${guide%.md}" 'cp "$1.md" "$1-again.md"'
    bad reference "$guide" 'sed -i "s/^条线: .*/条线: 一无所有/" "$1"'
    bad figure "$guide" 'printf "\n\n给 {{不存在的数额}}。\n" >>"$1"'
    bad count "$counted" 'sed -i -E "s/必选: *[0-9]+/必选: 99/" "$1"'
    bad bomb guides/bomb.md 'exec >"$1"
        echo "---"; echo "a: &a [x, x, x, x, x, x, x, x, x]"; last=a
        for next in b c d e f g h i j k; do
            echo "$next: &$next [*$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last]"; last=$next
        done
        echo "---"'
    bad link guides/outside.md 'ln -s /etc/hostname "$1"'
    bad glyph "$guide" 'printf "\n\n没有字体的字：𓀀\n" >>"$1"'
    bad large "$guide" 'head -c 5242880 /dev/zero | tr "\0" x >>"$1"'
}

## A killed build leaves one whole dist, the old or the new.

other=https://other.example
started=$(date +%s%N)
status=$(run build "$standards" --out "$work/other" --base-url "$other")
took=$((($(date +%s%N) - started) / 1000000))
verdict "$(complaint 0 "$status")" build-other "the build with another address takes $took ms"
if [[ $status -eq 0 ]]; then
    new=$(print_of "$work/other")
    problem='' kept=0 swapped=0
    # Most kills fall where the swap is: at the end.
    for percent in 3 20 50 70 80 85 90 93 96 98 100 102 105; do
        now=$(print_of "$good")
        address=(--base-url "$other")
        [[ $now == "$whole" ]] || address=()
        "$biaochi" build "$standards" --out "$good" "${address[@]}" >"$log" 2>&1 </dev/null &
        child=$!
        sleep "$(printf '%d.%03d' $((took * percent / 100000)) $((took * percent / 100 % 1000)))"
        kill -9 "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
        after=$(print_of "$good")
        if [[ $after != "$whole" && $after != "$new" ]]; then
            problem="killed after $percent % of its time, it leaves neither the old dist nor the new"
            break
        elif [[ $after == "$now" ]]; then
            kept=$((kept + 1))
        else
            swapped=$((swapped + 1))
        fi
    done
    verdict "$problem" kill-whole "killed $((kept + swapped)) times: $kept times the old dist, $swapped times the new, never a part"

    # While a build swaps, somebody reads.
    address=(--base-url "$other")
    [[ $(print_of "$good") == "$whole" ]] || address=()
    "$biaochi" build "$standards" --out "$good" "${address[@]}" >"$log" 2>&1 </dev/null &
    child=$! missed=0 looks=0
    while kill -0 "$child" 2>/dev/null; do
        [[ -e $good/index.html ]] || missed=$((missed + 1))
        looks=$((looks + 1))
    done
    status=0
    wait "$child" || status=$?
    problem=$(complaint 0 "$status")
    [[ $missed -eq 0 ]] || problem="index.html was away in $missed of $looks looks"
    verdict "$problem" kill-after "the next build ends with 0, and index.html was there in all $looks looks"

    # The folder of a killed build may stay beside dist until the next good one, not longer.
    leftovers=$(find "$work" -mindepth 1 -maxdepth 1 \
        ! -name bad ! -name empty ! -name foreign ! -name good ! -name log ! -name other ! -name project -printf '%f ')
    verdict "${leftovers:+after the next build there is still $leftovers}" kill-clean "nothing of the killed builds is left"
fi

exit "$failed"
