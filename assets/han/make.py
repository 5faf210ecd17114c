#!/usr/bin/env python3
"""Makes han.tsv: how the characters of the embedded fonts are read and how many strokes they have.

    apt-get install unicode-data          # 15.0.0, with the Unihan database
    python3 assets/han/make.py            # writes assets/han/han.tsv

Source: Unihan (Unicode License): readings from kHanyuPinlu (by frequency), kMandarin (the customary one) and
kXHC1983, strokes from kTotalStrokes. A row is: character, strokes, readings, the commonest first.
"""

import bz2
import re
from pathlib import Path

UNIHAN = Path("/usr/share/unicode")
OUT = Path(__file__).resolve().parent / "han.tsv"


def gb2312():
    """The Han characters of GB 2312-1980."""
    for row in range(16, 88):
        for cell in range(1, 95):
            try:
                yield bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")
            except UnicodeDecodeError:
                pass


def fields(name, wanted):
    """Character to value, for some fields of a file of Unihan."""
    found = {field: {} for field in wanted}
    for line in bz2.open(UNIHAN / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8"):
        if line.startswith("U+"):
            code, field, value = line.rstrip("\n").split("\t")
            if field in found:
                found[field][chr(int(code[2:], 16))] = value
    return found


def main():
    """Writes the table."""
    readings = fields("Readings", ["kHanyuPinlu", "kMandarin", "kXHC1983"])
    strokes = fields("IRGSources", ["kTotalStrokes"])["kTotalStrokes"]
    rows = []
    for char in sorted(gb2312()):
        common = re.sub(r"\(\d+\)", "", readings["kHanyuPinlu"].get(char, "")).split()
        customary = readings["kMandarin"].get(char, "").split()[:1]
        all_of = re.findall(r":(\S+)", readings["kXHC1983"].get(char, ""))
        all_of = [sound for part in all_of for sound in part.split(",")]
        sounds = list(dict.fromkeys([*common, *customary, *all_of]))
        count = strokes.get(char, "").split()
        if not sounds or not count:
            raise SystemExit(f"{char}: no reading or strokes in Unihan")
        rows.append(f"{char}\t{count[0]}\t{' '.join(sounds)}\n")
    OUT.write_text("".join(rows), encoding="utf-8")


main()
