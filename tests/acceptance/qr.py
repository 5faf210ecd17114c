"""Judge of the printed codes: each is read from paper, also from bad paper, leads to a page, and is large and quiet enough.

python3 qr.py DIST STANDARDS
"""

import html
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import zxingcpp
from PIL import Image, ImageFilter

import expected
import raster
from verdict import close, judge

SMALLEST_MODULE = 0.4
"""Millimetres; below it old phones fail at arm's length."""
SMALLEST_POSTER = 110.0
"""Millimetres across of the symbol on a door."""
QUIET = 4
"""Modules of white that ISO/IEC 18004 asks for on all sides."""
INEXACT = 0.97
"""Pixels are whole and modules are not: a measure may fall short by so much."""
DPI, FINE = 150, 300
"""Dots an inch at which a page is read and at which a symbol is measured."""
TILT = 10
"""Degrees by which a hand holds a phone askew."""
OUT_OF_FOCUS = 0.4
"""Standard deviation of the blur, in modules."""
BOUND = {"业务手册", "清单手册", "检查手册", "汇编"}
"""Styles with a colophon, which shows the code of the book."""


@dataclass
class Read:
    """A symbol on a page."""

    page: int
    url: str
    letters: bool
    """Whether its code stands on the page in letters."""
    second: list
    """What another decoder reads from it."""
    askew: list
    """What is read from it when it is blurred and turned."""
    measures: tuple
    """Module in millimetres, white around it in modules, side in millimetres; none when it was not found."""


def rendered(page, dpi, clip=None):
    """A page, or a part of it, as a grey picture."""
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY, clip=clip, annots=False)
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


def decoded(picture):
    """All symbols that are found in a picture."""
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)


def box_of(symbol):
    """Left, top, right and bottom of a symbol, in pixels."""
    corners = symbol.position
    points = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
    across, down = [it.x for it in points], [it.y for it in points]
    return min(across), min(down), max(across), max(down)


def read(job):
    """All codes of a PDF; `closely` reads each with another decoder as well and measures it."""
    path, name, closely = job
    found = []
    with pymupdf.open(path) as pdf, tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pdf, 1):
            picture = rendered(page, DPI)
            symbols = decoded(picture)
            if not symbols:
                continue
            text = "".join(page.get_text().split())
            for symbol in symbols:
                left, top, right, bottom = box_of(symbol)
                # A symbol of version N has 17 + 4 N modules a side.
                module = (right - left) / (17 + 4 * int(symbol.extra["Version"]))
                room = QUIET * module
                part = picture.crop((int(left - room), int(top - room), int(right + room + 1), int(bottom + room + 1)))
                bad = part.filter(ImageFilter.GaussianBlur(OUT_OF_FOCUS * module))
                bad = bad.rotate(TILT, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
                askew = [it.text for it in decoded(bad)]
                code = symbol.text.rstrip("/").rsplit("/", 1)[-1]
                if not closely:
                    found.append(Read(number, symbol.text, code in text, [], askew, ()))
                    continue
                # A second decoder sees the same.
                pgm = Path(folder) / "part.pgm"
                part.save(pgm)
                second = raster.decode(pgm)
                # Points in an inch: where the symbol stands on the page, with room for more white than it needs.
                scale, more = 72 / DPI, room * 1.3
                clip = pymupdf.Rect(
                    (left - more) * scale, (top - more) * scale, (right + more) * scale, (bottom + more) * scale,
                ) & page.rect
                fine = Path(folder) / "symbol.pgm"
                rendered(page, FINE, clip).save(fine)
                measured = raster.symbols(fine)
                measures = None
                if len(measured) == 1:
                    it = measured[0]
                    measures = (it.module / FINE * 25.4, it.quiet, it.side / FINE * 25.4)
                found.append(Read(number, symbol.text, code in text, second, askew, measures))
        count = len(pdf)
    return name, found, count


def address(base, code, row):
    """What the symbol of a row of the ledger holds."""
    return f"{base.upper()}/{'P' if row.startswith('places/') else 'Q'}/{code}/"


def rows_of(about, file):
    """The rows of the ledger whose codes a file shows."""
    rows = set(file["holds"])
    rows = set(file["holds"]) if about["style"] != "业务手册" else set(file["holds"])
    rows |= {name for name, items in file["indicators"].items() if items}
    rows |= {f"places/{table}/{row}" for table, rows in file["places"].items() for row in rows}
    return rows


def on_paper(dist, want):
    """The codes in the PDFs."""
    wanted = {
        file["path"]: (book, about, file) for book, about in want["books"].items() for file in about["files"]
        if (dist / file["path"]).is_file()
    }
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(read, [(str(dist / path), path, True) for path in wanted]))
    by_url = {address(want["base_url"], code, row): row for code, row in want["codes"].items()}
    by_row = {row: url for url, row in by_url.items()}
    missing, wrong, letters, askew, size, twice, spread = [], [], [], [], [], [], []
    total = sum(len(found) for _, found, _ in results)
    for name, found, _ in results:
        book, about, file = wanted[name]
        for it in found:
            place = f"{name} page {it.page}"
            if it.url not in by_url:
                wrong.append(f"{place}: {it.url!r} is not in the ledger")
                continue
            code = it.url.rstrip("/").rsplit("/", 1)[-1]
            folder = "p" if by_url[it.url].startswith("places/") else "q"
            for path in (f"{folder}/{code}/index.html", f"{folder.upper()}/{code}/index.html"):
                if not (dist / path).is_file():
                    wrong.append(f"{place}: {it.url} leads to {path}, which isn't there")
            if not it.letters:
                letters.append(f"{place}: the letters {code} don't stand beside the symbol")
            if it.second != [it.url]:
                twice.append(f"{place}: one decoder reads {it.url}, the other {it.second}")
            if it.askew != [it.url]:
                askew.append(f"{place}: {it.url} blurred and turned reads as {it.askew}")
            if it.measures is None:
                size.append(f"{place}: {it.url} can't be measured")
                continue
            module, quiet, side = it.measures
            if module < SMALLEST_MODULE * INEXACT:
                size.append(f"{place}: a module is {module:.2f} mm, {SMALLEST_MODULE} is the least")
            if quiet < QUIET * INEXACT:
                size.append(f"{place}: {quiet:.1f} modules of white around it, not {QUIET}")
            if about["style"] == "门贴" and side < SMALLEST_POSTER * INEXACT:
                size.append(f"{place}: the symbol on a door is {side:.0f} mm, {SMALLEST_POSTER} is the least")
        read_rows = {by_url[it.url] for it in found if it.url in by_url}
        needed = {row for row in rows_of(about, file) if row in want["coded"] or row.startswith("places/")}
        if about["style"] in BOUND:
            needed.add(f"books/{book}")
        for row in sorted(needed - read_rows):
            missing.append(f"{name}: {row} ({by_row.get(row, 'without a code')}) was not read on any page")
        for row in sorted(read_rows - needed):
            missing.append(f"{name}: {row} is shown, which the book doesn't hold")
        if about["style"] == "业务手册" and not about["large"]:
            with pymupdf.open(dist / name) as pdf:
                for it in found:
                    guide = want["guides"].get(by_url.get(it.url))
                    spread += opened(pdf, name, it.page, guide["name"]) if guide else ()
    pages = sum(count for *_, count in results)
    judge("qr-read", missing or nothing(total), f"{total} symbols on {pages} pages of {len(results)} PDFs at {DPI} dpi")
    judge("qr-twice", twice or nothing(total), f"{total} symbols, the same by two decoders")
    judge("qr-askew", askew or nothing(total), f"{total} symbols, blurred by {OUT_OF_FOCUS} modules and turned by {TILT} degrees")
    judge("qr-address", wrong or nothing(total), f"{total} symbols, each an address of the ledger with its page")
    judge("qr-letters", letters or nothing(total), f"the code in letters beside {total} symbols")
    judge("qr-spread", spread or nothing(total), f"{len(want['guides'])} guides, facts on the left and code on the right")
    judge("qr-size", size or nothing(total), f"module at least {SMALLEST_MODULE} mm, {QUIET} modules of white")


def opened(pdf, name, number, title):
    """A guide lies open on two facing pages: its facts on a left page, its code on the right one beside it."""
    if number % 2 == 0:
        yield f"{name}: the code of {title} is on page {number}, a left page"
    elif "".join(title.split()) not in "".join(pdf[number - 2].get_text().split()):
        yield f"{name} page {number - 1}: {title} doesn't lie beside its code"


def nothing(count):
    """A judge that saw nothing has not found it good."""
    return [] if count else ["nothing was seen"]


def as_picture(dist, want, folder):
    """The codes as SVG, on white and on black."""
    wrong = []
    for code, row in want["codes"].items():
        svg = dist / "qr" / f"{code}.svg"
        url = address(want["base_url"], code, row)
        if not svg.is_file():
            wrong.append(f"qr/{code}.svg isn't there")
            continue
        for ground in ("white", "black"):
            stem = Path(folder) / f"svg-{code}-{ground}"
            draw = ["rsvg-convert", "-f", "pdf", "-b", ground, "-o", f"{stem}.pdf", svg]
            scale = ["pdftoppm", "-gray", "-singlefile", "-scale-to", "660", f"{stem}.pdf", stem]
            subprocess.run(draw, check=True)
            subprocess.run(scale, check=True)
            read = raster.decode(f"{stem}.pgm")
            if read != [url]:
                wrong.append(f"qr/{code}.svg on {ground} reads as {read}, not as {url}")
                continue
            for symbol in raster.symbols(f"{stem}.pgm"):
                if symbol.quiet < QUIET * INEXACT:
                    wrong.append(f"qr/{code}.svg on {ground}: {symbol.quiet:.1f} modules of white, not {QUIET}")
    judge("qr-svg", wrong or nothing(len(want["codes"])), f"{len(want['codes'])} drawings, on white and on black")


def in_ledger(dist, want):
    """The ledger and the pages: each code that was ever issued leads somewhere, and to the right place."""
    wrong = []
    issued = {"q": set(), "p": set()}
    for code, row in want["codes"].items():
        folder = "p" if row.startswith("places/") else "q"
        issued[folder].add(code)
        small, large = (dist / letter / code / "index.html" for letter in (folder, folder.upper()))
        if not small.is_file() or not large.is_file():
            wrong.append(f"{code} ({row}) has no page")
        elif small.read_bytes() != large.read_bytes():
            wrong.append(f"{folder}/{code}/ and {folder.upper()}/{code}/ differ")
        elif row in want["names"] and want["names"][row] not in html.unescape(small.read_text("utf-8")):
            wrong.append(f"{folder}/{code}/ doesn't name {want['names'][row]}")
    for folder in ("q", "Q", "p", "P"):
        for page in (dist / folder).glob("*/"):
            if page.name not in issued[folder.lower()]:
                wrong.append(f"{folder}/{page.name}/ was never issued")
    judge("qr-ledger", wrong or nothing(len(want["codes"])), f"{len(want['codes'])} codes of the ledger")


def main():
    """Reads, measures, compares."""
    dist, want = Path(sys.argv[1]), expected.read(sys.argv[2])
    on_paper(dist, want)
    with tempfile.TemporaryDirectory() as folder:
        as_picture(dist, want, folder)
    in_ledger(dist, want)
    close()


if __name__ == "__main__":
    main()
