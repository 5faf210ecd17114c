"""Judge of the books: sound, tagged, archival, embedded, navigable, complete, and nothing beyond the paper's edge.

python3 pdf.py DIST STANDARDS
"""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import expected
from verdict import close, judge

POINTS = 72 / 25.4
"""Points in a millimetre."""
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

    def __init__(self, dist, file):
        path = dist / file
        self.name = file.removeprefix("pdf/")
        self.path = str(path)
        listing = json.loads(run("qpdf", "--json", "--json-key=qpdf", "--json-key=outlines", self.path))
        self.outlines = listing["outlines"]
        self.objects = listing["qpdf"][1]
        self.root = self.value(self.objects["trailer"]["value"]["/Root"])
        self.info = dict(re.findall(r"^([^:\n]+):[ \t]*(.*)$", run("pdfinfo", self.path), re.M))
        # In the order of the page and in the order of writing: a name broken in a table cell is whole in one of them.
        written = [run("pdftotext", *order, self.path, "-") for order in ([], ["-raw"])]
        self.lines = {line.strip() for line in written[1].splitlines()}
        self.texts = [solid(text) for text in written]

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
    # A table without heads is read out as a row of words.
    if "/Table" in kinds and "/TH" not in kinds:
        yield f"{book.name}: its tables have no heads"


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


def paper(book, size):
    """One size for all pages, the one that the manifest asks for."""
    last = book.info["Pages"].strip()
    listing = run("pdfinfo", "-f", "1", "-l", last, book.path)
    found = {tuple(map(float, pair)) for pair in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", listing)}
    if len(found) != 1:
        yield f"{book.name}: pages of {len(found)} sizes"
    for width, height in found:
        if abs(width - size[0] * POINTS) > 0.5 or abs(height - size[1] * POINTS) > 0.5:
            yield f"{book.name}: a page is {width / POINTS:.1f} × {height / POINTS:.1f} mm, not {size[0]} × {size[1]}"


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


def complete(book, described, file, want):
    """Names, materials, items, indicators, members and places of what the file holds."""
    style = described["style"]
    for document in file["holds"]:
        if guide := want["guides"].get(document):
            steps = guide["steps"] if style == "业务手册" else []
            for words in [guide["name"], *guide["materials"], *steps]:
                if not book.count(words):
                    yield f"{book.name}: {document}: {words!r} is not in the text"
        items = want["items"].get(document, []) if style == "清单手册" else []
        for words in items:
            if book.count(words) < items.count(words):
                yield f"{book.name}: {document}: {words!r} stands {book.count(words)} times, not {items.count(words)}"
        for words in want["members"].get(document, []):
            if not book.count(words):
                yield f"{book.name}: {document}: {words!r} is not in the text"
    for document, items in file["indicators"].items():
        for _, number in items:
            if number not in book.lines:
                yield f"{book.name}: {document}: {number} is not in the text"
    for document, rows in file["places"].items():
        for row, name in rows.items():
            if not book.count(name):
                yield f"{book.name}: {document}: {row} {name} is not in the text"


def alone(book, file, want):
    """A part of an inspection book holds the indicators of its department and no other's."""
    held = {number for items in file["indicators"].values() for _, number in items}
    for sets in want["indicators"].values():
        for number in sets:
            # Another may be spoken of; an entry has its number on a line of its own.
            if number not in held and number in book.lines:
                yield f"{book.name}: {number} belongs to another department or institution"


def applicants(book, described, file, want):
    """A notice has a sheet for each case, with what that case needs and without what it is spared."""
    for document in file["holds"]:
        guide = want["guides"][document]
        name = solid(guide["name"])
        titles = dict(book.places())
        if name not in titles:
            yield f"{book.name}: {document} has no sheet"
            continue
        for case in guide["cases"]:
            title = f"{name}：{solid(case['name'])}"
            if title not in titles:
                yield f"{book.name}: {document} has no sheet for {case['name']!r}"
                continue
            start = titles[title]
            end = min((page for page in titles.values() if page > start), default=int(book.info["Pages"]) + 1)
            text = solid(run("pdftotext", "-f", str(start), "-l", str(end - 1), book.path, "-"))
            for material in case["materials"]:
                if solid(material) not in text:
                    yield f"{book.name}: {case['name']!r} needs {material!r}, which isn't there"
            for number, material in enumerate(case["spared"], 1):
                # As an entry of the list, with its box; the reason may well speak of it.
                if re.search(rf"\d{re.escape(solid(material))}", text):
                    yield f"{book.name}: {case['name']!r} is spared {material!r}, which is asked for"


def navigable(book, described, file, want):
    """The outline leads to each guide and each line, or at least somewhere."""
    titles = list(book.titles())
    if not titles:
        yield f"{book.name}: no outline"
    for document in file["holds"]:
        guide = want["guides"].get(document)
        wanted = [guide["name"], *([guide["line"]] if described["style"] == "业务手册" else [])] if guide else []
        for words in wanted:
            if not any(solid(words) in title for title in titles):
                yield f"{book.name}: {words!r} is not in the outline"


def spreads(book, described, file, want):
    """Each guide takes one spread: facts on a left page, and the next guide two pages on."""
    names = {solid(want["guides"][document]["name"]) for document in file["holds"] if document in want["guides"]}
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
    wanted = [(about, file) for about in want["books"].values() for file in about["files"]]
    missing = [f"{file['path']} isn't there" for _, file in wanted if not (dist / file["path"]).is_file()]
    missing += [f"no book is set as {style}" for style in expected.KINDS
                if not any(b["style"] == style for b in want["books"].values())]
    names = {file["path"] for _, file in wanted}
    missing += [f"{path.relative_to(dist)} is no book of the manifest" for path in sorted((dist / "pdf").rglob("*.pdf"))
                if str(path.relative_to(dist)) not in names]
    judge("pdf-books", missing, f"{len(want['books'])} books in {len(wanted)} files: {', '.join(want['books'])}")
    with ThreadPoolExecutor(2) as pool:
        there = [(about, file) for about, file in wanted if (dist / file["path"]).is_file()]
        books = list(pool.map(lambda it: Book(dist, it[1]["path"]), there))
    pairs = [(book, about, file) for book, (about, file) in zip(books, there)]
    if not pairs:
        close()

    def all_of(question, of=lambda about: True):
        chosen = [it for it in pairs if of(it[1])]
        with ThreadPoolExecutor(2) as pool:
            return [problem for found in pool.map(lambda it: list(question(*it)), chosen) for problem in found]

    pages = sum(int(book.info["Pages"]) for book in books)
    guides, materials, steps, sheets = (sum(len(part) for part in parts) for parts in (
        [want["guides"]],
        [g["materials"] for g in want["guides"].values()],
        [g["steps"] for g in want["guides"].values()],
        [g["cases"] for g in want["guides"].values()],
    ))
    items = sum(map(len, want["items"].values()))
    numbers = sum(map(len, want["indicators"].values()))
    judge("pdf-sound", all_of(lambda b, *_: sound(b)), f"qpdf --check on {len(pairs)} files, {pages} pages")
    judge("pdf-described", all_of(lambda b, a, _: described(b, a["title"])), "title, language, title shown")
    judge("pdf-tagged", all_of(lambda b, *_: tagged(b)), "tags, headings, heads of tables, words for pictures")
    judge("pdf-archival", all_of(lambda b, *_: archival(b)), "PDF/UA-1 and PDF/A-2a in the metadata")
    judge("pdf-fonts", all_of(lambda b, *_: fonts(b)), "every font embedded as a subset with its letters")
    judge("pdf-paper", all_of(lambda b, a, _: paper(b, a["size"])), "one size a book, as the manifest has it")
    judge("pdf-inside", all_of(lambda b, *_: inside(b)), "each word within its page")
    judge(
        "pdf-complete",
        all_of(lambda b, a, f: complete(b, a, f, want)),
        f"{guides} guides, {materials} materials, {steps} steps, {items} items, {numbers} indicators",
    )
    judge(
        "pdf-selection",
        all_of(lambda b, _, f: alone(b, f, want), lambda about: about["style"] in ("检查手册", "检查记录表")),
        "each department and institution with its own indicators alone",
    )
    judge(
        "pdf-notices",
        all_of(lambda b, a, f: applicants(b, a, f, want), lambda about: about["style"] == "告知单"),
        f"a sheet for each of {guides} guides and {sheets} cases, with what the case needs",
    )
    judge("pdf-navigable", all_of(lambda b, a, f: navigable(b, a, f, want)), "outline with every line and guide")
    judge(
        "pdf-spread",
        all_of(
            lambda b, a, f: spreads(b, a, f, want), lambda about: about["style"] == "业务手册" and not about["large"],
        ),
        f"{guides} guides, each on one spread that starts on the left",
    )
    close()


main()
