"""Judge of the typesetting, from the positions of all letters on all pages, and from the order of the tags.

python3 layout.py DIST STANDARDS
"""

import re
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pikepdf
import pymupdf

import expected
from verdict import close, judge

POINTS = 72 / 25.4
"""Points in a millimetre."""
SAFE = 3.0
"""Millimetres from the trim that no letter may enter: a knife is a millimetre off, and a thumb needs room."""
LEAST, LEAST_LARGE = 6.5, 14.0
"""Points of the smallest letter, and of that in large print."""
EXACT = 0.05
"""Points by which a size may fall short of its number."""
WATERMARK = 40.0
"""Points from which a letter is the mark across an example and lies behind the text on purpose."""
NEVER_FIRST = set("、，。；：？！）」』】》〉〕”’…％·℃")
# From one hour to another, where a line begins or ends between them.
TORN_HOURS = re.compile(r"^[—–～-]\d+:\d\d|\d:\d\d[—–～-]$")
NEVER_LAST = set("（「『【《〈〔“‘")
SQUEEZED = set("、，。；：？！）（」「』『】【》《〉〈〕〔”“’‘·")
"""Marks that share the white beside them on their line."""
LABEL, LABEL_GRID, LABEL_SAFE = (64.0, 34.0), (3, 8), 1.5
"""Millimetres of a label, how many there are across and down, and how near to the cut a letter may come."""
HAN = re.compile(r"[一-鿿㐀-䶿]")
LATIN = re.compile(r"[A-Za-z0-9]")
SPACE_LEAST = 0.1
"""The least gap between a Han character and a Latin one, in em; clreq has a quarter."""
FACES = re.compile(r"^(?:[A-Z]{6}\+)?Noto(?:SerifSC-Regular|SansSC-(?:Regular|Bold))\b")
"""The faces that books are set in: what is strong is the bold face itself."""


class Letter:
    """A letter with the room that its ink takes at most."""

    def __init__(self, char, size, font, color, direction):
        self.c, self.size, self.font, self.color, self.direction = char["c"], size, font, color, direction
        self.x, self.y = char["origin"]
        self.left, self.right = char["bbox"][0], char["bbox"][2]
        self.top, self.bottom = self.y - 0.72 * size, self.y + 0.02 * size

    @property
    def upright(self):
        """Whether it stands on a level line."""
        return abs(self.direction[1]) < 0.01 and self.direction[0] > 0


def letters(page):
    """All visible letters of a page."""
    found = []
    for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    if char["c"].strip():
                        found.append(Letter(char, span["size"], span["font"], span["color"], line["dir"]))
    return found


def runs(level):
    """Letters of a page on their lines, cut where a gap shows that a new cell begins."""
    lines = defaultdict(list)
    for letter in level:
        lines[round(letter.y, 1)].append(letter)
    for y in sorted(lines):
        line = sorted(lines[y], key=lambda it: it.left)
        run = [line[0]]
        for letter in line[1:]:
            if letter.left - run[-1].right > 0.9 * max(letter.size, run[-1].size):
                yield run
                run = []
            run.append(letter)
        yield run


def sizes(found, least):
    """Letters that are too small."""
    for letter in found:
        if letter.size < least - EXACT:
            yield f"{letter.c!r} is {letter.size:.2f} pt"


def safe(found, width, height, tabs):
    """Letters too near to the trim. Words on the tabs belong to the edge."""
    margin = SAFE * POINTS
    for letter in found:
        # The ink of these marks fills half their square.
        white = (letter.right - letter.left) / 2 if letter.c in SQUEEZED else 0
        near = min(letter.left + white, letter.top, width - letter.right + white, height - letter.bottom)
        if near < margin and letter.c not in tabs:
            yield f"{letter.c!r} is {near / POINTS:.1f} mm from the trim"


def in_labels(found, width, height):
    """Letters of a sheet of labels that come too near to a cut."""
    across, down = LABEL_GRID
    left, top = (width / POINTS - across * LABEL[0]) / 2, (height / POINTS - down * LABEL[1]) / 2
    for letter in found:
        x0, x1 = (letter.left / POINTS - left) / LABEL[0], (letter.right / POINTS - left) / LABEL[0]
        y0, y1 = (letter.top / POINTS - top) / LABEL[1], (letter.bottom / POINTS - top) / LABEL[1]
        (dx, dy) = (LABEL_SAFE / LABEL[0], LABEL_SAFE / LABEL[1])
        if int(x0 - dx) != int(x1 + dx) or int(y0 - dy) != int(y1 + dy) or min(x0, y0) < 0:
            yield f"{letter.c!r} lies on the cut of a label"


def over_another(found):
    """Letters that lie on one another."""
    cells = defaultdict(list)
    for letter in found:
        if letter.upright and letter.size < WATERMARK:
            cells[(int(letter.x // 20), int(letter.y // 20))].append(letter)
    for (cx, cy), here in cells.items():
        near = [it for dx in (0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, -1) for it in cells.get((cx + dx, cy + dy), ())]
        for index, a in enumerate(here):
            for b in here[index + 1:] + [it for it in near if it not in here]:
                across = min(a.right, b.right) - max(a.left, b.left)
                down = min(a.bottom, b.bottom) - max(a.top, b.top)
                least = 0.35 * min(a.right - a.left, b.right - b.left) if a.y == b.y else 0.12 * min(a.size, b.size)
                if a.y == b.y and (a.c in SQUEEZED or b.c in SQUEEZED):
                    continue
                if across > least and down > 0.12 * min(a.size, b.size):
                    yield f"{a.c!r} and {b.c!r} lie on one another"


def line_ends(found):
    """Lines that start or end with a mark that must not stand there."""
    for run in runs([it for it in found if it.upright]):
        first, last = run[0], run[-1]
        if first.c in NEVER_FIRST and not (first.c == "·" and len(run) > 1):
            yield f"a line starts with {''.join(it.c for it in run[:8])!r}"
        text = "".join(it.c for it in run)
        if TORN_HOURS.search(text):
            yield f"hours are torn: {text[:8]!r}"
        if last.c in NEVER_LAST:
            yield f"a line ends with {''.join(it.c for it in run[-8:])!r}"


def spacing(found):
    """Pairs of a Han and a Latin letter, and those that touch."""
    pairs, touching = 0, []
    for run in runs([it for it in found if it.upright]):
        for a, b in zip(run, run[1:]):
            if HAN.match(a.c) and LATIN.match(b.c) or LATIN.match(a.c) and HAN.match(b.c):
                pairs += 1
                if b.left - a.right < SPACE_LEAST * min(a.size, b.size):
                    touching.append(f"{''.join(it.c for it in run[max(0, run.index(a) - 4):run.index(b) + 4])!r} touches")
    return pairs, touching


def in_boxes(page, found):
    """Text of flowcharts that leaves its box. Boxes are what is drawn in black 0.7 pt; their kind is told by their form."""
    boxes, outside = 0, []
    for drawing in page.get_drawings():
        if drawing["type"] not in ("s", "fs") or not drawing["width"] or abs(drawing["width"] - 0.7) > 0.01 or drawing["fill"] is None:
            continue
        box = drawing["rect"]
        if box.width < 12 or box.height < 7:
            continue
        middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        points = [it[1] for it in drawing["items"] if it[0] == "l"]
        diamond = len(points) in (3, 4) and all(it[0] == "l" for it in drawing["items"]) and all(
            min(abs(p.x - middle[0]), abs(p.y - middle[1])) < 0.5 for p in points
        )
        inside = [it for it in found if box.x0 < (it.left + it.right) / 2 < box.x1 and box.y0 < (it.top + it.bottom) / 2 < box.y1]
        boxes += bool(inside)
        for it in inside:
            if diamond:
                # The ink of a letter, which is a little less than its square.
                reach = max(
                    abs(x - middle[0]) / (box.width / 2) + abs(y - middle[1]) / (box.height / 2)
                    for x in (it.left + 0.06 * it.size, it.right - 0.06 * it.size) for y in (it.top + 0.06 * it.size, it.bottom)
                )
                if reach > 1.02:
                    outside.append(f"{it.c!r} leaves its diamond")
            elif it.left < box.x0 - 0.2 or it.right > box.x1 + 0.2 or it.top < box.y0 - 0.2 or it.bottom > box.y1 + 0.2:
                outside.append(f"{it.c!r} leaves its box")
    return boxes, outside


def look(job):
    """All that is to be said of one file."""
    path, name, style, large, tabs = job
    said = defaultdict(list)
    counts = defaultdict(int)
    with pymupdf.open(path) as pdf:
        for number, page in enumerate(pdf, 1):
            found = letters(page)
            width, height = page.rect.width, page.rect.height
            counts["letters"] += len(found)
            place = f"{name} page {number}"

            def tell(key, problems, place=place):
                said[key] += [f"{place}: {it}" for it in problems]

            tell("size", sizes(found, LEAST_LARGE if large else LEAST))
            plain = [it for it in found if it.size < WATERMARK or it.upright]
            tell("safe", in_labels(plain, width, height) if style == "场所标签" else safe(plain, width, height, tabs))
            tell("over", over_another(found))
            tell("ends", line_ends(found))
            pairs, touching = spacing(found)
            counts["pairs"] += pairs
            tell("spacing", touching)
            if style == "业务手册":
                boxes, outside = in_boxes(page, found)
                counts["boxes"] += boxes
                tell("boxes", outside)
            tell("faces", {f"{it.font} is no face of ours" for it in found if not FACES.match(it.font)})
    with pikepdf.open(path) as pdf:
        order, rows = tags(pdf)
        counts["rows"] += len(rows)
        if style not in ("汇编", "操作卡"):
            said["rows"] += [f"{name}: a row is cut between pages {sorted(row)}" for row in rows if len(row) > 1]
        for index, (kind, number) in enumerate(order):
            if kind != "H":
                continue
            counts["heads"] += 1
            after = next((page for other, page in order[index + 1:] if other != "H"), number)
            if after != number:
                said["lonely"].append(f"{name} page {number}: a heading is left alone at the foot")
        continued, lacking = headless(pdf)
        counts["continued"] += continued
        said["heads"] += [f"{name}: page {number} goes on with a table without its head" for number in lacking]
    return dict(said), dict(counts)


def tags(pdf):
    """The content in the order of the tags as (H or something else, page), and the pages of each row of a table."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    order, rows = [], []

    def walk(node, kind, page, row):
        if isinstance(node, int) or not isinstance(node, pikepdf.Object):
            return mark(kind, page, row)
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid, kind, page, row)
            return None
        page = pages.get(node["/Pg"].objgen, page) if "/Pg" in node else page
        role = str(node.get("/S", ""))
        if re.fullmatch(r"/(H\d?|Title)", role):
            kind = "H"
        elif role in ("/TH", "/TD", "/LI", "/P", "/Figure", "/Table", "/L"):
            kind = role if kind != "H" else kind
        if role == "/TR":
            row = set()
            rows.append(row)
        if "/K" in node:
            walk(node["/K"], kind, page, row)
        elif "/MCID" in node:
            mark(kind, page, row)
        return None

    def mark(kind, page, row):
        if page is None:
            return
        if not order or order[-1] != (kind, page):
            order.append((kind, page))
        if row is not None:
            row.add(page)

    root = pdf.Root.StructTreeRoot
    walk(root["/K"], "", None, None)
    return order, rows


def kids(node):
    """What an element of the tags holds."""
    below = node.get("/K", [])
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def marks(node, pages, page=None):
    """Page and number of every piece of content under an element."""
    if isinstance(node, pikepdf.Dictionary):
        page = pages.get(node["/Pg"].objgen, page) if "/Pg" in node else page
        if "/MCID" in node:
            yield page, int(node["/MCID"])
        for kid in kids(node):
            yield from marks(kid, pages, page)
    elif isinstance(node, int):
        yield page, node


def elements(node, role):
    """All elements of a role."""
    if isinstance(node, pikepdf.Dictionary):
        if str(node.get("/S", "")) == role:
            yield node
        for kid in kids(node):
            yield from elements(kid, role)


def glyphs(holder, within=None):
    """Fonts and glyphs that a page draws, each with the number of its content, or `None` for what is no content."""
    font, open_marks = None, []
    for operands, operator in pikepdf.parse_content_stream(holder):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            open_marks.append(int(number) if number is not None else None if str(operands[0]) == "/Artifact" else "inherited")
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            # The same face has another name on another page.
            font = holder["/Resources"]["/Font"][str(operands[0])].objgen
        here = next((it for it in reversed(open_marks) if it != "inherited"), within)
        if name == "Tj":
            yield here, font, bytes(operands[0])
        elif name == "TJ":
            yield here, font, b"".join(bytes(it) for it in operands[0] if isinstance(it, pikepdf.String))
        elif name == "Do":
            form = holder.get("/Resources", {}).get("/XObject", {}).get(str(operands[0]))
            if form is not None and form.get("/Subtype") == "/Form":
                yield from glyphs(form, here)


def headless(pdf):
    """Pages on which a table goes on and its head is not drawn again.

    The head is content where the table begins. Where it is repeated it is drawn with the same glyphs as an artifact.
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    drawn = {}

    def on(number):
        if number not in drawn:
            drawn[number] = list(glyphs(pdf.pages[number - 1].obj))
        return drawn[number]

    continued, found = 0, []
    for table in (it for root in kids(pdf.Root.StructTreeRoot) for it in elements(root, "/Table")):
        head = {mark for kid in kids(table) if str(kid.get("/S", "")) == "/THead" for mark in marks(kid, pages)}
        if not head:
            continue
        said = {(font, text) for page, number in head for mark, font, text in on(page) if mark == number}
        for number in sorted({page for page, _ in marks(table, pages)} - {page for page, _ in head}):
            continued += 1
            if said - {(font, text) for mark, font, text in on(number) if mark is None}:
                found.append(number)
    return continued, found


def main():
    """Looks at every file and judges all together."""
    dist, want = Path(sys.argv[1]), expected.read(sys.argv[2])
    tabs = set("".join(want["lines"])) | set("MZXFSCWJZJGAYJCGHB")
    jobs = [
        (str(dist / file["path"]), file["path"], about["style"], about["large"], tabs)
        for about in want["books"].values() for file in about["files"] if (dist / file["path"]).is_file()
    ]
    said, counts = defaultdict(list), defaultdict(int)
    with ProcessPoolExecutor(2) as pool:
        for problems, seen in pool.map(look, jobs):
            for key, its in problems.items():
                said[key] += its
            for key, count in seen.items():
                counts[key] += count
    n = counts["letters"]

    def one(name, key, detail, count):
        judge(name, said[key] if count else ["nothing was seen"], detail)

    one("layout-size", "size", f"{n} letters, {LEAST} pt the least, {LEAST_LARGE} pt in large print", n)
    one("layout-safe", "safe", f"{n} letters, {SAFE} mm from the trim, {LABEL_SAFE} mm from the cut of a label", n)
    one("layout-over", "over", f"{n} letters, none on another", n)
    one("layout-ends", "ends", f"{n} letters, no line starts or ends with a mark that must not stand there", n)
    one("layout-spacing", "spacing", f"{counts['pairs']} pairs of Han and Latin letters", counts["pairs"])
    one("layout-faces", "faces", f"{n} letters in two faces and the bold of one", n)
    one("layout-boxes", "boxes", f"{counts['boxes']} boxes of flowcharts, their text inside", counts["boxes"])
    one("layout-rows", "rows", f"{counts['rows']} rows of tables, none cut", counts["rows"])
    one("layout-heads", "heads", f"{counts['continued']} pages on which a table goes on, each with its head", counts["continued"])
    one("layout-lonely", "lonely", f"{counts['heads']} headings, none alone at a foot", counts["heads"])
    close()


if __name__ == "__main__":
    main()
