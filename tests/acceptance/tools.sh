#!/usr/bin/env bash
# Installs what the judges need and is not there: from Debian, npm and PyPI, into the system and a cache folder.
#
# tools.sh CACHE
set -euo pipefail

cache=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Programs, and the Debian package that brings each.
missing=()
need() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }
need chromium chromium
need pdftoppm poppler-utils
need qpdf qpdf
need zbarimg zbar-tools
need rsvg-convert librsvg2-bin
need java default-jre-headless
need node nodejs
need npm npm
need python3 python3
need fc-list fontconfig
# Without a Chinese font the browser measures empty boxes. biaochi itself needs none.
[[ -n $(fc-list :lang=zh 2>/dev/null || true) ]] || missing+=(fonts-noto-cjk)
export PYTHONPATH=$cache/python
# What reads pages and codes, pinned: another renderer draws other edges.
packages=(pyyaml==6.0.3 pymupdf==2.0 pikepdf==10.18.0 pillow==13.0.0 zxing-cpp==3.1.1)
modules() { python3 -c 'import yaml, pymupdf, pikepdf, PIL, zxingcpp' 2>/dev/null; }
pinned() { modules && cmp -s <(printf '%s\n' "${packages[@]}") "$cache/python/installed.txt"; }
pinned || python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)

if [[ ${#missing[@]} -gt 0 ]]; then
    echo "tools: installing ${missing[*]}"
    apt() { if [[ $EUID -eq 0 ]]; then env "$@"; else sudo env "$@"; fi; }
    debian=(DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
    apt "${debian[@]}" update >/dev/null
    apt "${debian[@]}" install --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! cmp -s "$here/package.json" "$cache/judges/installed.json"; then
    echo "tools: installing what package.json names"
    mkdir -p "$cache/judges"
    cp "$here/package.json" "$cache/judges/package.json"
    npm install --prefix "$cache/judges" --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error
    cp "$here/package.json" "$cache/judges/installed.json"
fi

if ! pinned; then
    echo "tools: installing ${packages[*]}"
    rm -rf "$cache/python"
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$cache/python" "${packages[@]}"
    printf '%s\n' "${packages[@]}" >"$cache/python/installed.txt"
fi

major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
if [[ $major -lt 20 ]]; then
    echo "FAIL tools: playwright-core needs Node 20, here is $(node --version)"
    exit 1
fi
browser=$(chromium --version 2>/dev/null | head -n 1)
echo "ok tools: ${browser%% built*}, Node $(node --version), $(python3 --version), $(qpdf --version | head -n 1)"
