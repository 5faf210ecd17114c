"""Judge of the books: sound, tagged, archival, embedded, navigable, complete, and nothing beyond the paper's edge.

python3 pdf.py DIST STANDARDS
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import expected
from verdict import close, judge

POINTS = 72 / 25.4
"""Points in a millimetre."""
POCKET = (105, 144)
"""Millimetres of the pocket book: A6 of GB/T 788-1999."""
PAPERS = [POCKET, (148, 210)]
"""What the other books may be set on: the pocket size, or A5 for those who tick off on paper."""
EDGE = 1.0
"""Points by which a letter's box may pass the page's edge: the box is larger than the letter."""
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and joints, which a renderer may put between letters."""


def run(*command):
    """What a command prints; its failure is an exception."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    # What poppler says on stderr of a file that it reads well is not for us: its complaint that Suspects is a
    # boolean is its own mistake (ISO 32000-1, table 321).
    # 3 is qpdf's word for a file with warnings: `sound` tells of them.
    if done.returncode not in ((0, 3) if command[0] == "qpdf" else (0,)):
        raise RuntimeError(f"{command} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def solid(text):
    """Text without white space and invisible letters."""
    return "".join(text.translate(INVISIBLE).split())


class Book:
    """A PDF as the outside tools see it."""

    def __init__(self, path):
        self.name = path.name
        self.path = str(path)
        listing = json.loads(run("qpdf", "--json", "--json-key=qpdf", "--json-key=outlines", self.path))
        self.outlines = listing["outlines"]
        self.objects = listing["qpdf"][1]
        self.root = self.value(self.objects["trailer"]["value"]["/Root"])
        self.info = dict(re.findall(r"^([^:\n]+):[ \t]*(.*)$", run("pdfinfo", self.path), re.M))
        # In the order of the page and in the order of writing: a name broken in a table cell is whole in one of them.
        self.texts = [solid(run("pdftotext", *order, self.path, "-")) for order in ([], ["-raw"])]

    def value(self, thing):
        """The thing itself, where it is a reference."""
        named = self.objects.get(f"obj:{thing}") if isinstance(thing, str) else None
        return named["value"] if named and "value" in named else thing

    def count(self, words):
        """How often words stand in the text."""
        return max(text.count(solid(words)) for text in self.texts)

    def places(self):
        """All titles of the outline, each with the one-based number of its page."""
        waiting = list(self.outlines)
        while waiting:
            entry = waiting.pop()
            waiting += entry["kids"]
            yield solid(entry["title"]), entry["destpageposfrom1"]

    def titles(self):
        """All titles of the outline."""
        return (title for title, _ in self.places())


def sound(book):
    """What `qpdf --check` says, warnings included."""
    done = subprocess.run(["qpdf", "--check", book.path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0 or "No syntax or stream encoding errors" not in done.stdout:
        yield f"{book.name}: qpdf says {done.stdout.strip().splitlines()[-1]!r} and ends with {done.returncode}"


def described(book, title):
    """Title and language, and that a reader shows the title."""
    if solid(book.info.get("Title", "")) != solid(title):
        yield f"{book.name}: the title is {book.info.get('Title', '')!r}, not {title!r}"
    if not re.fullmatch(r"u:(zh|en)(-\w+)+", str(book.root.get("/Lang", ""))):
        yield f"{book.name}: /Lang is {book.root.get('/Lang')!r}"
    if book.value(book.root.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is not True:
        yield f"{book.name}: a reader would show the name of the file, not the title"


def tagged(book):
    """Tags, and words for every picture."""
    if book.info.get("Tagged") != "yes" or book.value(book.root.get("/MarkInfo", {})).get("/Marked") is not True:
        yield f"{book.name} is not tagged"
    elements = [o["value"] for o in book.objects.values() if isinstance(o.get("value"), dict)]
    kinds = {e.get("/S") for e in elements if "/S" in e and "/P" in e}
    if "/H1" not in kinds:
        yield f"{book.name}: no heading of the first level among the tags"
    for element in elements:
        if element.get("/S") == "/Figure" and "/P" in element and len(str(element.get("/Alt", "u:"))) < 4:
            yield f"{book.name}: a picture has no words instead"


def archival(book):
    """What the file says of itself: PDF/UA-1 and PDF/A-2a."""
    meta = run("pdfinfo", "-meta", book.path)
    for name, value in (("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")):
        if not re.search(rf"""{name}(?:>\s*|\s*=\s*["']){value}["'\s<]""", meta):
            yield f"{book.name}: {name} is not {value}"


def fonts(book):
    """All fonts embedded, as subsets, with their letters known."""
    rows = re.findall(r"^(\S+).*?\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", run("pdffonts", book.path), re.M)
    if not rows:
        yield f"{book.name}: no font at all"
    for name, *marks in rows:
        for mark, what in zip(marks, ("embedded", "a subset", "mapped to Unicode")):
            if mark != "yes":
                yield f"{book.name}: {name} is not {what}"


def paper(book, sizes):
    """One size for all pages, and one of those allowed."""
    last = book.info["Pages"].strip()
    listing = run("pdfinfo", "-f", "1", "-l", last, book.path)
    found = {tuple(map(float, pair)) for pair in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", listing)}
    if len(found) != 1:
        yield f"{book.name}: pages of {len(found)} sizes"
    for width, height in found:
        if not any(abs(width - w * POINTS) < 0.5 and abs(height - h * POINTS) < 0.5 for w, h in sizes):
            yield f"{book.name}: a page is {width / POINTS:.1f} × {height / POINTS:.1f} mm"


def inside(book):
    """No word passes the edge of its page."""
    number, words = 0, 0
    for match in re.finditer(r"<(page|word)\b([^>]*)>([^<]*)", run("pdftotext", "-bbox-layout", book.path, "-")):
        given = {k: float(v) for k, v in re.findall(r'(\w+)="(-?[\d.]+)"', match[2])}
        if match[1] == "page":
            number, width, height = number + 1, given["width"], given["height"]
            continue
        words += 1
        beyond = max(-given["xMin"], -given["yMin"], given["xMax"] - width, given["yMax"] - height)
        if beyond > EDGE:
            yield f"{book.name} page {number}: {match[3]!r} passes the edge by {beyond:.1f} pt"
    if not words:
        yield f"{book.name}: no word at all"


def complete(book, described, want):
    """Names, materials, items and indicators of what the book holds."""
    for document in described["holds"]:
        if guide := want["guides"].get(document):
            for words in [guide["name"], *guide["materials"], *guide["steps"]]:
                if not book.count(words):
                    yield f"{book.name}: {document}: {words!r} is not in the text"
        items = want["items"].get(document, [])
        for words in items:
            if book.count(words) < items.count(words):
                yield f"{book.name}: {document}: {words!r} stands {book.count(words)} times, not {items.count(words)}"
        for number in want["indicators"].get(document, []):
            if not book.count(number):
                yield f"{book.name}: {document}: {number} is not in the text"


def navigable(book, described, want):
    """The outline leads to each guide and each line, or at least somewhere."""
    titles = list(book.titles())
    if not titles:
        yield f"{book.name}: no outline"
    for document in described["holds"]:
        guide = want["guides"].get(document)
        for words in [guide["name"], guide["line"]] if guide else []:
            if not any(solid(words) in title for title in titles):
                yield f"{book.name}: {words!r} is not in the outline"


def spreads(book, described, want):
    """Each guide takes one spread: facts on a left page, and the next guide two pages on."""
    names = {solid(want["guides"][document]["name"]) for document in described["holds"] if document in want["guides"]}
    found = sorted((page, title) for title, page in book.places() if title in names)
    if len(found) != len(names):
        yield f"{book.name}: {len(found)} of {len(names)} guides are in the outline"
    for page, title in found:
        if page % 2:
            yield f"{book.name}: {title} starts on page {page}, which is a right one"
    for (page, title), (following, _) in zip(found, found[1:]):
        if following - page != 2:
            yield f"{book.name}: {title} takes {following - page} pages"


def main():
    """Each question over all books."""
    dist, want = Path(sys.argv[1]), expected.read(sys.argv[2])
    missing = [f"pdf/{name}.pdf isn't there" for name in want["books"] if not (dist / f"pdf/{name}.pdf").is_file()]
    missing += [f"no book is set as {style}" for style in expected.KINDS
                if not any(b["style"] == style for b in want["books"].values())]
    missing += [f"pdf/{path.name} is no book of the manifest" for path in sorted((dist / "pdf").glob("*"))
                if path.name.removesuffix(".pdf") not in want["books"]]
    judge("pdf-books", missing, f"{', '.join(want['books'])}")
    pairs = [(Book(dist / f"pdf/{name}.pdf"), about) for name, about in want["books"].items()
             if (dist / f"pdf/{name}.pdf").is_file()]
    if not pairs:
        close()

    def all_of(question):
        return [problem for book, about in pairs for problem in question(book, about)]

    pages = sum(int(book.info["Pages"]) for book, _ in pairs)
    guides, materials, steps = (sum(len(part) for part in parts) for parts in (
        [want["guides"]],
        [g["materials"] for g in want["guides"].values()],
        [g["steps"] for g in want["guides"].values()],
    ))
    items = sum(map(len, want["items"].values()))
    numbers = sum(map(len, want["indicators"].values()))
    judge("pdf-sound", all_of(lambda b, _: sound(b)), f"qpdf --check on {len(pairs)} books, {pages} pages")
    judge("pdf-described", all_of(lambda b, a: described(b, a["title"])), "title, language, title shown")
    judge("pdf-tagged", all_of(lambda b, _: tagged(b)), "tags, headings, words for pictures")
    judge("pdf-archival", all_of(lambda b, _: archival(b)), "PDF/UA-1 and PDF/A-2a in the metadata")
    judge("pdf-fonts", all_of(lambda b, _: fonts(b)), "every font embedded as a subset with its letters")
    judge(
        "pdf-paper",
        all_of(lambda b, a: paper(b, [POCKET] if a["style"] == "业务手册" else PAPERS)),
        "one size a book, the pocket book 105 × 144 mm",
    )
    judge("pdf-inside", all_of(lambda b, _: inside(b)), "each word within its page")
    judge(
        "pdf-complete",
        all_of(lambda b, a: complete(b, a, want)),
        f"{guides} guides, {materials} materials, {steps} steps, {items} items, {numbers} indicators",
    )
    judge("pdf-navigable", all_of(lambda b, a: navigable(b, a, want)), "outline with every line and guide")
    handbook = {"业务手册"}
    judge(
        "pdf-spread",
        all_of(lambda b, a: spreads(b, a, want) if a["style"] in handbook else ()),
        f"{guides} guides, each on one spread that starts on the left",
    )
    close()


main()
