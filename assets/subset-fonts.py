#!/usr/bin/env python3
"""Makes the three faces that biaochi embeds, and their licence, from Debian's Noto CJK fonts.

    apt-get install fonts-noto-cjk        # 1:20220127+repack1-1
    pip install fonttools brotli          # fonttools 4.68
    python3 assets/subset-fonts.py        # writes assets/fonts/

What it does: takes the simplified Chinese member of each collection, keeps the characters of
GB 2312, the signs of the trade (≥ ‰ ① ☑ …) and whatever standards/ and templates/ use on top of
that, drops hinting, vertical metrics and localised forms, and names the result as Google names
its own subsets (Noto Sans SC, Noto Serif SC), so that a full install and ours are one family.
The same input gives the same bytes: no time of day goes in. A character that the sources use and
no face has ends the run with its name, as it would end a build later.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).resolve().parent
FONTS = ASSETS / "fonts"
NOTO = Path("/usr/share/fonts/opentype/noto")
DEBIAN_COPYRIGHT = Path("/usr/share/doc/fonts-noto-cjk/copyright")

# Collection, family, style. Bold exists in sans only: strong text is set in sans.
FACES = [
    ("NotoSerifCJK-Regular.ttc", "Noto Serif SC", "Regular"),
    ("NotoSansCJK-Regular.ttc", "Noto Sans SC", "Regular"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans SC", "Bold"),
]

# Where authors and templates keep words that end up on paper.
SCANNED = ["standards/**/*", "templates/**/*", "tests/suite/**/*.md"]
SCANNED_ENDS = {".md", ".yaml", ".yml", ".csv", ".typ", ".html"}

RANGES = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x2010, 0x2016),  # dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2027),  # daggers, bullets, leaders
    (0x2460, 0x2473),  # ①–⑳
    (0x2474, 0x2487),  # ⑴–⒇
    (0x2160, 0x216B),  # Ⅰ–Ⅻ
    (0x3000, 0x3020),  # CJK punctuation and 〇
    (0x3220, 0x3229),  # ㈠–㈩
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
]
# Noto CJK has no ☐ and ☑: □, ■ and √ stand for them, and the templates draw boxes to tick.
SIGNS = "≥≤≠≈×÷±～‰℃°§·•…—–“”‘’「」『』〔〕《》〈〉【】→←↑↓□■◇◆○●◎△▲▽▼☆★√∞№℡㎡㎏㎜㎝㎞†‡〇⇒−∶"

FEATURES = ["ccmp", "halt", "kern", "liga", "mark", "palt"]


def gb2312() -> set[str]:
    """All characters of GB 2312-1980: 6,763 Han and 682 others."""
    chars = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                chars.add(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return chars


def scanned() -> dict[str, str]:
    """Every printable character of the sources, with the first file that has it."""
    found = {}
    for pattern in SCANNED:
        for path in sorted(ASSETS.parent.glob(pattern)):
            if path.suffix not in SCANNED_ENDS or not path.is_file():
                continue
            for char in path.read_text("utf-8"):
                if char.isprintable():
                    found.setdefault(char, str(path.relative_to(ASSETS.parent)))
    return found


def wanted(used: dict[str, str]) -> set[str]:
    ranged = {chr(code) for first, last in RANGES for code in range(first, last + 1)}
    return gb2312() | ranged | set(SIGNS) | set(used)


def member(path: Path, family: str) -> TTFont:
    """The simplified Chinese font of a collection."""
    name = family.replace(" SC", " CJK SC")
    for number in range(16):
        font = TTFont(path, fontNumber=number, recalcTimestamp=False, lazy=True)
        if font["name"].getDebugName(1) == name:
            return font
    raise SystemExit(f"{path}: no font named {name}")


def rename(font: TTFont, family: str, style: str) -> None:
    postscript = f"{family.replace(' ', '')}-{style}"
    table = font["name"]
    for record in list(table.names):
        if record.langID != 0x409 or record.nameID > 14:
            table.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    full = family if style == "Regular" else f"{family} {style}"
    for name_id, text in {1: family, 2: style, 3: f"2.001;{postscript};biaochi", 4: full, 6: postscript}.items():
        table.setName(text, name_id, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    for key, text in {"FamilyName": family, "FullName": full}.items():
        if hasattr(top, key):
            setattr(top, key, text)


def cut(path: Path, family: str, style: str, chars: set[str]) -> tuple[TTFont, set[str]]:
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "DSIG"]
    font = member(path, family)
    covered = {chr(code) for code in font.getBestCmap()}
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(char) for char in chars & covered])
    cutter.subset(font)
    rename(font, family, style)
    return font, covered


def licence(notices: list[str]) -> str:
    """The OFL as Debian ships it, under the copyright lines of package and fonts."""
    lines = DEBIAN_COPYRIGHT.read_text("utf-8").splitlines()
    start = lines.index("License: SIL-1.1", lines.index("Files: debian/*")) + 1
    text = []
    for line in lines[start:]:
        if line and not line.startswith(" "):
            break
        text.append("" if line.strip() == "." else line.removeprefix(" ").rstrip())
    head = [
        "Noto CJK fonts (Noto Serif SC, Noto Sans SC), subset by assets/subset-fonts.py",
        "Copyright 2010-2012, Google Corporation",
        *[f"Copyright {notice}" for notice in notices],
        "Noto is a trademark of Google Inc.",
        "",
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        "",
    ]
    return "\n".join(head + text).rstrip() + "\n"


def main() -> None:
    FONTS.mkdir(exist_ok=True)
    used = scanned()
    chars = wanted(used)
    notices = []
    missing = {}
    for source, family, style in FACES:
        font, covered = cut(NOTO / source, family, style, chars)
        notice = font["name"].getDebugName(0).replace("©", "(c)")
        if notice not in notices:
            notices.append(notice)
        target = FONTS / f"{family.replace(' ', '')}-{style}.otf"
        font.save(target, reorderTables=True)
        print(f"{target.name}  {target.stat().st_size:,} bytes  {len(font.getBestCmap()):,} characters")
        missing |= {char: place for char, place in used.items() if char not in covered}
    (FONTS / "OFL.txt").write_text(licence(notices), "utf-8")
    for char, place in sorted(missing.items()):
        print(f"no face has {char!r} (U+{ord(char):04X}), used in {place}", file=sys.stderr)
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
