"""Judge of the printed codes: each is read from paper, leads to a page, and is large and quiet enough.

python3 qr.py DIST STANDARDS
"""

import html
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import expected
import raster
from verdict import close, judge

SMALLEST_MODULE = 0.4
"""Millimetres; below it old phones fail at arm's length."""
QUIET = 4
"""Modules of white that ISO/IEC 18004 asks for on all sides."""
INEXACT = 0.97
"""Pixels are whole and modules are not: a measure may fall short by so much."""


def page_text(pdf, number):
    """The letters of one page, without white space."""
    command = ["pdftotext", "-f", str(number), "-l", str(number), pdf, "-"]
    text = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    return "".join(text.split())


def printed(pdf, folder):
    """All codes of a PDF, read at 150 dpi, each with its page number; and how many pages there are."""
    pictures = raster.pages(pdf, folder, 150)
    return [(number, url) for number, page in enumerate(pictures, 1) for url in raster.decode(page)], len(pictures)


def measures(pdf, number, folder):
    """Symbols of a page at 300 dpi, where a module is at least 4 pixels."""
    stem = Path(folder) / f"{pdf.stem}-fine-{number}"
    command = ["pdftoppm", "-gray", "-r", "300", "-f", str(number), "-l", str(number), "-singlefile", pdf, stem]
    subprocess.run(command, check=True)
    return raster.symbols(stem.with_suffix(".pgm"))


def on_paper(dist, want, folder):
    """The codes in the PDFs."""
    pdfs = sorted((dist / "pdf").glob("*.pdf"))
    head = want["base_url"].upper() + "/Q/"
    address, letters, size, read = [], [], [], {}
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda pdf: printed(pdf, folder), pdfs))
    for pdf, (codes, _) in zip(pdfs, results):
        for number, url in codes:
            place = f"{pdf.name} page {number}"
            code = url.removeprefix(head).removesuffix("/")
            if url != f"{head}{code}/" or not code.isalnum():
                address.append(f"{place}: {url!r} is not {head}CODE/")
                continue
            for path in (f"Q/{code}/index.html", f"q/{code}/index.html"):
                if not (dist / path).is_file():
                    address.append(f"{place}: {url} leads to {path}, which isn't there")
            if code not in page_text(pdf, number):
                letters.append(f"{place}: the letters {code} don't stand beside the symbol")
            read.setdefault(code, {}).setdefault(pdf.stem, number)
        for number in sorted({number for number, _ in codes}):
            symbols = measures(pdf, number, folder)
            count = sum(1 for page, _ in codes if page == number)
            if len(symbols) != count:
                size.append(f"{pdf.name} page {number}: {count} read, {len(symbols)} measured")
            for symbol in symbols:
                module = symbol.module / 300 * 25.4
                if module < SMALLEST_MODULE * INEXACT:
                    size.append(f"{pdf.name} page {number}: a module is {module:.2f} mm, {SMALLEST_MODULE} is the least")
                if symbol.quiet < QUIET * INEXACT:
                    size.append(f"{pdf.name} page {number}: {symbol.quiet:.1f} modules of white around it, not {QUIET}")

    missing, spread = [], []
    by_document = {document: code for code, document in want["codes"].items()}
    for book, described in want["books"].items():
        for document in described["holds"]:
            if document not in want["coded"]:
                continue
            code = by_document.get(document)
            if code is None:
                missing.append(f"{document} has no code in the ledger")
            elif book not in read.get(code, ()):
                missing.append(f"{book}.pdf: {code} ({document}) was not read on any page")
            elif document in want["guides"]:
                spread += opened(dist / f"pdf/{book}.pdf", read[code][book], want["guides"][document]["name"])
    if not read:
        missing.append("no code was read at all")
    shown = sum(len(codes) for codes, _ in results)
    detail = f"{shown} symbols on {sum(count for _, count in results)} pages of {len(pdfs)} PDFs at 150 dpi"
    judge("qr-read", missing, detail)
    judge("qr-address", address or nothing(shown), f"{len(read)} addresses, each with its page under q/ and Q/")
    judge("qr-letters", letters or nothing(shown), f"the code in letters beside {shown} symbols")
    judge("qr-spread", spread or nothing(shown), f"{len(want['guides'])} guides, facts on the left and code on the right")
    judge("qr-size", size or nothing(shown), f"module at least {SMALLEST_MODULE} mm, {QUIET} modules of white")


def opened(pdf, number, name):
    """A guide lies open on two facing pages: its facts on a left page, its code on the right one beside it."""
    if number % 2 == 0:
        yield f"{pdf.name}: the code of {name} is on page {number}, a left page"
    elif "".join(name.split()) not in page_text(pdf, number - 1):
        yield f"{pdf.name} page {number - 1}: {name} doesn't lie beside its code"


def nothing(count):
    """A judge that saw nothing has not found it good."""
    return [] if count else ["nothing was seen"]


def as_picture(dist, want, folder):
    """The codes as SVG, on white and on black."""
    wrong = []
    for code in want["codes"]:
        svg = dist / "qr" / f"{code}.svg"
        url = f"{want['base_url'].upper()}/Q/{code}/"
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
    for code, document in want["codes"].items():
        small, large = (dist / q / code / "index.html" for q in "qQ")
        if not small.is_file() or not large.is_file():
            wrong.append(f"{code} ({document}) has no page")
        elif small.read_bytes() != large.read_bytes():
            wrong.append(f"q/{code}/ and Q/{code}/ differ")
        elif document in want["names"] and want["names"][document] not in html.unescape(small.read_text("utf-8")):
            wrong.append(f"q/{code}/ doesn't name {want['names'][document]}")
    for folder in ("q", "Q"):
        for page in (dist / folder).glob("*/"):
            if page.name not in want["codes"]:
                wrong.append(f"{folder}/{page.name}/ was never issued")
    judge("qr-ledger", wrong or nothing(len(want["codes"])), f"{len(want['codes'])} codes of the ledger")


def main():
    """Reads, measures, compares."""
    dist, want = Path(sys.argv[1]), expected.read(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        on_paper(dist, want, folder)
        as_picture(dist, want, folder)
    in_ledger(dist, want)
    close()


main()
