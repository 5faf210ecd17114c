"""Judge of what the printing house gets: sound files, boxes, bleed, order of the pages on their sheets, black as one ink.

python3 press.py DIST STANDARDS
"""

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pymupdf

import expected
from verdict import close, judge

POINTS = 72 / 25.4
"""Points in a millimetre."""
BLEED = 3.0
"""Millimetres that pictures and tabs run over the trim."""
NEAR = 0.05
"""Points by which numbers in a file may be off."""
RGB = {"rg", "RG"}
"""Operators that set a colour of the screen."""
GREY = {"g", "G"}
"""Operators that set a grey of the screen; on a press it would be one ink, but a profile may make four of it."""


def boxes(page):
    """Media, bleed and trim box of a page."""
    return [[float(number) for number in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")]


def box_problems(place, page, width, height):
    """The boxes lie in one another, the bleed is 3 mm, the trim is as large as the product."""
    missing = [name for name in ("/MediaBox", "/BleedBox", "/TrimBox") if name not in page]
    if missing:
        yield f"{place}: no {missing[0]}"
        return
    media, bleed, trim = boxes(page)
    if abs(trim[2] - trim[0] - width) > NEAR or abs(trim[3] - trim[1] - height) > NEAR:
        size = [(trim[2] - trim[0]) / POINTS, (trim[3] - trim[1]) / POINTS]
        yield f"{place}: the trim is {size[0]:.2f} × {size[1]:.2f} mm, not {width / POINTS:.2f} × {height / POINTS:.2f}"
    for inner, outer, sign in zip(trim, bleed, (1, 1, -1, -1)):
        if abs((inner - outer) * sign - BLEED * POINTS) > NEAR:
            yield f"{place}: the bleed is {(inner - outer) * sign / POINTS:.2f} mm"
    for inner, outer, sign in zip(bleed, media, (1, 1, -1, -1)):
        if (inner - outer) * sign < 3 * POINTS:
            yield f"{place}: no room for marks around the bleed"


def operators(page):
    """All operators that draw a page, those of its forms as well."""
    waiting, seen = [page.obj], set()
    while waiting:
        holder = waiting.pop()
        yield from pikepdf.parse_content_stream(holder)
        for form in dict(holder.get("/Resources", {}).get("/XObject", {})).values():
            if form.get("/Subtype") == "/Form" and form.objgen not in seen:
                seen.add(form.objgen)
                waiting.append(form)


def inks(place, page):
    """Only CMYK, and letters in black or grey by K alone."""
    fill, strange = None, set()
    for operands, operator in operators(page):
        name = str(operator)
        if name in RGB | GREY:
            strange.add(name)
        elif name == "k":
            fill = [float(it) for it in operands]
        elif name in ("sc", "scn", "SC", "SCN"):
            strange.add(name)
        elif name in ("Tj", "TJ", "'", '"') and fill is not None:
            c, m, y, k = fill
            # A grey of four inks is what a careless conversion makes of black.
            if max(c, m, y) > 0.01 and max(c, m, y) - min(c, m, y) < 0.03:
                yield f"{place}: letters in a black of four inks, {fill}"
    if strange:
        yield f"{place}: colours of the screen, set by {sorted(strange)}"


def words(page, clip=None):
    """The letters of a page, or of a part of it, without white space and in no order."""
    return "".join(sorted("".join(page.get_text(clip=clip).split())))


def half(page, trim, left):
    """The left or right half of a sheet, in the coordinates of pymupdf."""
    middle = (trim[0] + trim[2]) / 2
    height = page.mediabox.height
    x0, x1 = (trim[0], middle) if left else (middle, trim[2])
    return pymupdf.Rect(x0, height - trim[3], x1, height - trim[1])


def order(sections):
    """For each side of each sheet the numbers of its two pages, counted from zero, and how deep the sheet lies."""
    first = 0
    for pages in sections:
        low, high = first, first + pages - 1
        depth = 0
        while low < high:
            yield high, low, depth
            yield low + 1, high - 1, depth
            low, high, depth = low + 2, high - 2, depth + 1
        first += pages


def leftmost(page, clip):
    """Where the first letter of a part of a sheet stands."""
    found = [word[0] for word in page.get_text("words", clip=clip)]
    return min(found) if found else None


def imposed(name, sheets, single, reader, press, trims):
    """Each half of each side shows its page, moved by the creep."""
    count = len(single)
    section = int(press.get("每帖", 16)) if press["装订"] == "胶装" else count
    sections = [min(section, count - start) for start in range(0, count, section)]
    wanted = list(order(sections))
    if len(wanted) != len(sheets):
        yield f"{name}: {len(sheets)} sides, not {len(wanted)}"
        return
    paper = float(press["纸厚"]) * POINTS
    for number, (page, (left, right, depth)) in enumerate(zip(sheets, wanted)):
        trim = trims[number]
        for side, index in ((True, left), (False, right)):
            clip = half(page, trim, side)
            shown, meant = words(page, clip), words(single[index])
            if shown != meant:
                yield f"{name} side {number + 1}: the {'left' if side else 'right'} half is not page {index + 1}"
                continue
            at, was = leftmost(page, clip), leftmost(single[index], single[index].rect)
            if at is None:
                continue
            slug = single[index].mediabox.width / 2 - (trim[2] - trim[0]) / 4
            shift = (at - clip.x0) - (was - slug)
            if abs(shift - (depth if side else -depth) * paper) > 0.1:
                yield f"{name} side {number + 1}: moved by {shift / POINTS:.2f} mm, the creep is {depth * paper / POINTS:.2f}"


def look(dist, book, about):
    """What is wrong with the files of one book, by question; and how many pages were seen."""
    said = {key: [] for key in ("sound", "boxes", "inks", "fonts", "padded", "imposed", "cover")}
    press, (width, height) = about["press"], (side * POINTS for side in about["size"])
    bound = press["装订"] == "胶装"
    ends = ["", "-imposed", *(["-cover"] if bound else [])]
    files = {end: dist / f"print/{book}{end}.pdf" for end in ends}
    missing = [f"print/{path.name} isn't there" for path in files.values() if not path.is_file()]
    if not (dist / f"print/{book}.txt").is_file():
        missing.append(f"print/{book}.txt isn't there")
    said["sound"] += missing
    if missing:
        return said, 0
    for path in files.values():
        done = subprocess.run(["qpdf", "--check", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            said["sound"].append(f"{path.name}: qpdf says {done.stdout.strip().splitlines()[-1]!r}")
        rows = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
        for font, *marks in re.findall(r"^(\S+).*?\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", rows, re.M):
            if marks[:2] != ["yes", "yes"]:
                said["fonts"].append(f"{path.name}: {font} is not embedded as a subset")
    reader = pymupdf.open(dist / f"pdf/{book}.pdf")
    single, sheets = pymupdf.open(files[""]), pymupdf.open(files["-imposed"])
    blank = len(single) - len(reader)
    if len(single) % 4:
        said["padded"].append(f"{book}: {len(single)} pages fill no whole sheets")
    if not 0 <= blank < 4:
        said["padded"].append(f"{book}: {blank} pages more than the readers' file")
    for index in range(len(single)):
        meant = reader[index] if index < len(reader) - 1 else reader[-1] if index == len(single) - 1 else None
        if words(single[index]) != (words(meant) if meant is not None else ""):
            said["padded"].append(f"{book} page {index + 1}: not what readers have there")
    pages = 0
    leaves = len(single) / 2 * float(press["纸厚"]) + 2 * float(press.get("封面纸厚", press["纸厚"]))
    widths = {"": width, "-imposed": 2 * width, "-cover": 2 * width + leaves * POINTS}
    trims = []
    for end, path in files.items():
        with pikepdf.open(path) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                place = f"{path.name} page {number}"
                pages += 1
                said["boxes"] += box_problems(place, page, widths[end], height)
                said["inks"] += inks(place, page)
                if end == "-imposed":
                    trims.append([float(it) for it in page["/TrimBox"]])
    said["imposed"] += imposed(book, sheets, single, reader, press, trims)
    if bound:
        cover = pymupdf.open(files["-cover"])
        if len(cover) != 1:
            said["cover"].append(f"{book}: the cover has {len(cover)} pages")
        left = words(cover[0])
        for index, what in ((0, "front"), (len(single) - 1, "back")):
            lacking = [it for it in set(words(single[index])) if it not in left]
            if lacking:
                said["cover"].append(f"{book}: the cover lacks {''.join(lacking)!r} of its {what}")
    ticket = (dist / f"print/{book}.txt").read_text("utf-8")
    for fact in (f"页数：{len(single)} 页", f"装订：{press['装订']}", f"书脊：{leaves:.1f} 毫米"):
        if fact not in ticket:
            said["padded"].append(f"print/{book}.txt doesn't say {fact!r}")
    return said, pages


def main():
    """Every book that is bound."""
    dist, want = Path(sys.argv[1]), expected.read(sys.argv[2])
    said, pages, books = {}, 0, []
    for book, about in want["books"].items():
        if not about["press"]:
            continue
        problems, seen = look(dist, book, about)
        books.append(book)
        pages += seen
        for key, its in problems.items():
            said.setdefault(key, []).extend(its)
    known = {f"{book}{end}" for book in books for end in (".pdf", "-imposed.pdf", "-cover.pdf", ".txt")}
    stray = [f"print/{path.name} was not asked for" for path in (dist / "print").glob("*") if path.name not in known]
    nothing = [] if books else ["no book is bound"]
    judge("press-sound", said.get("sound", []) + stray + nothing, f"qpdf --check on the files of {', '.join(books)}, {pages} pages")
    judge("press-fonts", said.get("fonts", []) + nothing, "every font embedded as a subset")
    judge("press-boxes", said.get("boxes", []) + nothing, f"media, bleed and trim of {pages} pages, bleed {BLEED} mm")
    judge("press-inks", said.get("inks", []) + nothing, f"CMYK alone on {pages} pages, black and grey letters in K")
    judge("press-padded", said.get("padded", []) + nothing, "whole sheets, blank pages before the back cover, the job sheet")
    judge("press-imposed", said.get("imposed", []) + nothing, "each page in its place on its sheet, moved by the creep")
    judge("press-cover", said.get("cover", []) + nothing, "back, spine and front on one sheet, as wide as its leaves")
    close()


main()
