"""Judge of the looks: some pages of each book as small pictures, compared with those that a person has looked at.

python3 golden.py DIST STANDARDS GOLDEN PICTURES [--write]

PICTURES takes what differs. After a change of the design look at those, then write them to GOLDEN with --write.
"""

import sys
from pathlib import Path

import pymupdf
from PIL import Image, ImageChops, ImageStat

import expected
from verdict import close, judge

LONGEST = 420
"""Pixels of the longer side of a page: small, and enough for what stands where."""
MEAN = 1.0
"""Greatest mean difference of a picture, in 256ths: another version of the renderer draws edges otherwise."""
FAR, FAR_SHARE = 64, 0.004
"""A pixel is far off from this difference on, and that share of them may be."""
PAGES = {
    "业务手册": (7, 8, 9), "清单手册": (2, 3), "检查手册": (3, 4), "检查记录表": (0, 1), "汇编": (4, 5), "告知单": (0,), "窗口条": (0, 1),
    "操作卡": (0, 1), "行为卡": (0, 1), "场所标签": (0,), "门贴": (0,),
}
"""Pages of each style, counted from zero: those in which most of it shows."""


def drawn(path, pages):
    """Pages side by side, in 16 greys so that the file is small."""
    with pymupdf.open(path) as pdf:
        parts = []
        for number in pages:
            if number >= len(pdf):
                continue
            page = pdf[number]
            zoom = LONGEST / max(page.rect.width, page.rect.height)
            pixels = page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), colorspace=pymupdf.csRGB, annots=False)
            parts.append(Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples))
    whole = Image.new("RGB", (sum(it.width + 4 for it in parts), max(it.height for it in parts)), (128, 128, 128))
    left = 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width + 4
    return whole.quantize(32, dither=Image.Dither.NONE)


def differing(new, old):
    """What to say of two pictures; nothing when they look the same."""
    if new.size != old.size:
        return f"is {new.size[0]} × {new.size[1]} pixels, was {old.size[0]} × {old.size[1]}"
    difference = ImageChops.difference(new.convert("L"), old.convert("L"))
    mean = ImageStat.Stat(difference).mean[0]
    far = sum(difference.histogram()[FAR:]) / (new.width * new.height)
    if mean > MEAN or far > FAR_SHARE:
        return f"differs by {mean:.2f} of 256 on average, {far:.2%} of it by far"
    return None


def main():
    """Compares each, or writes them."""
    dist, want = Path(sys.argv[1]), expected.read(sys.argv[2])
    golden, pictures = Path(sys.argv[3]), Path(sys.argv[4])
    writing = "--write" in sys.argv
    (golden if writing else pictures).mkdir(parents=True, exist_ok=True)
    wrong, names = [], set()
    for book, about in want["books"].items():
        path = dist / about["files"][0]["path"]
        picture = drawn(path, PAGES[about["style"]])
        names.add(f"{book}.png")
        if writing:
            picture.save(golden / f"{book}.png", optimize=True)
            continue
        if not (golden / f"{book}.png").is_file():
            wrong.append(f"{book} was never looked at")
        elif problem := differing(picture, Image.open(golden / f"{book}.png")):
            picture.save(pictures / f"{book}.png", optimize=True)
            wrong.append(f"{book} {problem}")
    wrong += [f"{path.name} is of no book" for path in golden.glob("*.png") if path.name not in names]
    if writing:
        print(f"wrote {len(names)} pictures to {golden}; look at them")
        return
    judge("golden", wrong, f"{len(names)} books, some pages of each as they were last looked at")
    close()


main()
