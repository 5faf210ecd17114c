"""Judge of a city's labels: 4,809 places from a CSV file get codes and labels in seconds, and every label can be read.

python3 labels.py BIAOCHI STANDARDS
"""

import csv
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pymupdf

import expected
import qr
from verdict import close, judge

PLACES = 4_809
"""Communities that the reports speak of."""
A_SHEET = 24
"""Labels on a sheet."""
SECONDS = 60
"""What no run may take on any machine; how long it takes is for the benchmark."""


def city(folder, standards):
    """A handbook with a table of so many places and a book of their labels."""
    shutil.copytree(standards, folder, dirs_exist_ok=True)
    with open(folder / "places/city.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["编号", "名称", "区县", "街道", "来源"])
        for number in range(1, PLACES + 1):
            rows.writerow([f"s{number:04}", f"示例小区 {number:04}", f"示例{number % 9 + 1}区", f"示例街道 {number % 97 + 1:02}", "示例"])
    (folder / "places/city.yaml").write_text(
        f"类型: 场所\n编号: city\n名称: 办事码场所\n来源: 示例\n一句话: 生成的场所\n数据: places/city.csv\n声明: {PLACES}\n", "utf-8",
    )
    manifest = (folder / "biaochi.yaml").read_text("utf-8")
    before, rest = manifest.split("\n书:\n", 1)
    after = rest.split("\n联系:", 1)[1]
    row = "  - {编号: place-labels, 书名: 办事码标签, 样式: 场所标签, 收录: [city]}"
    (folder / "biaochi.yaml").write_text(f"{before}\n书:\n{row}\n联系:{after}", "utf-8")
    ledger = (folder / "codes.csv").read_text("utf-8").splitlines(True)
    kept = [line for line in ledger if ",books/" not in line or line.strip().endswith(",books/place-labels")]
    (folder / "codes.csv").write_text("".join(kept), "utf-8")


def pieces(pdf, folder):
    """The PDF in some parts, so that two readers have something to do."""
    with pymupdf.open(pdf) as whole:
        count = len(whole)
        for number, first in enumerate(range(0, count, 26)):
            part = pymupdf.open()
            part.insert_pdf(whole, from_page=first, to_page=min(first + 25, count - 1))
            path = Path(folder) / f"part-{number}.pdf"
            part.save(path)
            yield (str(path), f"from page {first + 1}", False)


def main():
    """Makes the city, prints it, reads it."""
    biaochi, standards = sys.argv[1:3]
    wrong = []
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "city"
        city(folder, standards)
        subprocess.run([biaochi, "codes", "issue", str(folder)], check=True, capture_output=True)
        start = time.monotonic()
        done = subprocess.run(
            [biaochi, "build", str(folder), "--only", "pdf", "--out", str(Path(work) / "out")], capture_output=True, text=True,
        )
        seconds = time.monotonic() - start
        if done.returncode:
            judge("labels-built", [done.stderr.strip().splitlines()[-1]], "the labels of a city")
            close()
        if seconds > SECONDS:
            wrong.append(f"took {seconds:.0f} s")
        pdf = Path(work) / "out/pdf/place-labels.pdf"
        with pymupdf.open(pdf) as whole:
            sheets = len(whole)
        if sheets != -(-PLACES // A_SHEET):
            wrong.append(f"{sheets} sheets, not {-(-PLACES // A_SHEET)}")
        judge("labels-built", wrong, f"{PLACES} labels on {sheets} sheets in {seconds:.1f} s")
        want = expected.read(folder)
        with ProcessPoolExecutor(2) as pool:
            results = list(pool.map(qr.read, pieces(pdf, work)))
        found = [it for _, found, _ in results for it in found]
        rows = {qr.address(want["base_url"], code, row): row for code, row in want["codes"].items()}
        read = [rows.get(it.url, it.url) for it in found]
        ordered = [f"places/city/s{number:04}" for number in range(1, PLACES + 1)]
        lacking = sorted(set(ordered) - set(read))
        problems = [f"{row} was not read" for row in lacking] + [f"{row} is strange" for row in sorted(set(read) - set(ordered))]
        problems += [f"{len(read)} symbols"] if len(read) != PLACES else []
        judge("labels-read", problems, f"{len(read)} symbols at {qr.DPI} dpi, each the code of its place in the ledger")
        askew = [f"{it.url} reads as {it.askew}" for it in found if it.askew != [it.url]]
        judge("labels-askew", askew, f"{len(found)} symbols, blurred and turned")
        letters = [f"{it.url} without its letters" for it in found if not it.letters]
        judge("labels-letters", letters, f"{len(found)} codes in letters")
    close()


if __name__ == "__main__":
    main()
