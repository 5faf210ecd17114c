"""Pages as grey pixels, and where a QR symbol stands on them: its module, its size, the white around it."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

DARK = bytes(1 if grey < 128 else 0 for grey in range(256))
LIGHT = 190
"""From this grey on a pixel counts as paper."""


def pages(pdf, folder, dpi):
    """Turns a PDF into one PGM file a page."""
    stem = Path(folder) / f"{Path(pdf).stem}-{dpi}"
    subprocess.run(["pdftoppm", "-gray", "-r", str(dpi), pdf, stem], check=True)
    return sorted(Path(folder).glob(f"{stem.name}-*.pgm"))


def decode(picture):
    """The texts of all QR symbols that zbarimg finds in a picture."""
    command = ["zbarimg", "-q", "--nodbus", "--raw", "-S*.disable", "-Sqrcode.enable", picture]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    # 4 is zbarimg's word for a picture without a symbol.
    if done.returncode not in (0, 4):
        raise RuntimeError(f"zbarimg ended with {done.returncode} on {picture}")
    return done.stdout.split()


def load(pgm):
    """Width, height and grey bytes of a binary PGM file."""
    data = Path(pgm).read_bytes()
    head = re.match(rb"P5\s(?:#[^\n]*\n)*(\d+)\s+(\d+)\s+255\s", data)
    return int(head[1]), int(head[2]), data[head.end():]


@dataclass
class Symbol:
    """A QR symbol on a page, in pixels."""

    left: float
    top: float
    side: float
    module: float
    quiet: float
    """Modules of white around it, on the narrowest side, counted up to 4."""


def symbols(pgm):
    """All upright QR symbols of a page, found by their three finder patterns."""
    width, height, grey = load(pgm)
    centres = finders(width, height, grey.translate(DARK))
    found = []
    for x, y, rough in centres:
        # The nearest fit: farther ones belong to the neighbours.
        for reach in sorted(u - x for u, v, _ in centres if u > x and abs(v - y) < rough):
            if any(abs(u - x) < rough and abs(v - y - reach) < rough for u, v, _ in centres):
                break
        else:
            continue
        # The centres are 7 modules nearer to each other than the edges, and far more exact than a run of pixels.
        modules = min(range(21, 58, 4), key=lambda n: abs(n - 7 - reach / rough))
        module = reach / (modules - 7)
        left, top, side = x - 3.5 * module, y - 3.5 * module, modules * module
        found.append(Symbol(left, top, side, module, quiet(width, height, grey, left, top, side, module)))
    return found


def finders(width, height, dark):
    """Centres of finder patterns and their module: dark and light as 1:1:3:1:1, across and down."""
    columns = [dark[x::width] for x in range(width)]
    hits = []
    for y in range(height):
        for x, module in crossings(dark[y * width:(y + 1) * width]):
            for v, other in crossings(columns[int(x)]):
                if abs(v - y) <= 1.5 * module and abs(other - module) < module / 2:
                    hits.append((x, v, (module + other) / 2))
    clusters = []
    for hit in hits:
        for cluster in clusters:
            x, y, module = cluster[0]
            if abs(hit[0] - x) < 2 * module and abs(hit[1] - y) < 2 * module:
                cluster.append(hit)
                break
        else:
            clusters.append([hit])
    return [tuple(sum(part) / len(cluster) for part in zip(*cluster)) for cluster in clusters]


def crossings(row):
    """Where a row of pixels crosses a finder pattern: centre and module."""
    runs = [(m.start(), m.end()) for m in re.finditer(rb"\x01+|\x00+", row)]
    for index in range(len(runs) - 4):
        five = runs[index:index + 5]
        if not row[five[0][0]]:
            continue
        module = (five[4][1] - five[0][0]) / 7
        if module < 1.5:
            continue
        lengths = [end - start for start, end in five]
        if all(abs(n - want * module) <= max(1, 0.5 * module) for n, want in zip(lengths, (1, 1, 3, 1, 1))):
            yield (five[0][0] + five[4][1]) / 2, module


def quiet(width, height, grey, left, top, side, module):
    """How many modules of white stand around a symbol, in tenths, at most 4."""
    for tenths in range(40, 0, -1):
        reach = tenths / 10 * module
        # One pixel beside the edge may be grey where a module ends between two pixels.
        x0, x1 = left - reach, left + side + reach
        y0, y1 = top - reach, top + side + reach
        if x0 < -0.5 or y0 < -0.5 or x1 > width + 0.5 or y1 > height + 0.5:
            continue
        bands = (
            (x0, y0, x1, top - 1.5),
            (x0, top + side + 1.5, x1, y1),
            (x0, y0, left - 1.5, y1),
            (left + side + 1.5, y0, x1, y1),
        )
        if all(white(width, height, grey, *band) for band in bands):
            return tenths / 10
    return 0.0


def white(width, height, grey, x0, y0, x1, y1):
    """Whether all pixels of a rectangle are paper."""
    x0, x1 = max(0, round(x0 + 0.5)), min(width, int(x1))
    y0, y1 = max(0, round(y0 + 0.5)), min(height, int(y1))
    return all(min(grey[y * width + x0:y * width + x1], default=255) >= LIGHT for y in range(y0, y1))
