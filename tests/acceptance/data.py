"""Judge of what machines read: the JSON of every document, the sitemap, the feed, JSON-LD, and the list with its hashes.

python3 data.py DIST STANDARDS BIAOCHI
"""

import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

import expected
from verdict import close, judge

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def local(dist, base, address):
    """The file behind an address of the site."""
    path = address.removeprefix(f"{base}/").split("#")[0]
    return dist / (f"{path}index.html" if path == "" or path.endswith("/") else path)


def documents(dist, want):
    """The index names every document, and each file says what it should."""
    index = json.loads((dist / "index.json").read_text("utf-8"))
    rows = {row["id"]: row for row in index["documents"]}
    ids = {name for name in want["names"] if "/" not in name}
    for lacking in sorted(ids - set(rows)):
        yield f"index.json lacks {lacking}"
    for strange in sorted(set(rows) - ids):
        yield f"index.json names {strange}, which nobody wrote"
    codes = {row: code for code, row in want["codes"].items()}
    for name, row in rows.items():
        if row["name"] != want["names"].get(name) or row["code"] != codes.get(name):
            yield f"index.json: {name} is {row['name']!r} with the code {row['code']}"
        document = json.loads((dist / row["json"]).read_text("utf-8"))
        if document["name"] != row["name"] or document["id"] != name:
            yield f"{row['json']} is of {document['name']!r}"
        guide = want["guides"].get(name)
        if guide and [material["name"] for material in document["materials"]] != guide["materials"]:
            yield f"{row['json']}: other materials"
        if guide and [step["name"] for step in document["steps"]] != guide["steps"]:
            yield f"{row['json']}: other steps"
        if name in want["indicators"]:
            held = sorted(it["id"] for department in document["departments"] for it in department["items"])
            if held != sorted(want["indicators"][name]):
                yield f"{row['json']}: other indicators"


def sitemap(dist, want):
    """Every address has its page, and every document its address."""
    root = xml.parse(dist / "sitemap.xml").getroot()
    addresses = [it.text for it in root.iter(f"{SITEMAP}loc")]
    for address in addresses:
        if not address.startswith(want["base_url"]) or not local(dist, want["base_url"], address).is_file():
            yield f"sitemap.xml: {address} has no page"
    if len(set(addresses)) != len(addresses):
        yield "sitemap.xml: an address stands twice"
    for name in want["guides"]:
        if f"{want['base_url']}/guides/{name}/" not in addresses:
            yield f"sitemap.xml lacks {name}"


def feed(dist, want):
    """A valid feed with every change, the newest first."""
    root = xml.parse(dist / "changes.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated"):
        if root.find(f"{ATOM}{name}") is None:
            yield f"changes.xml has no {name}"
    names = [entry.find(f"{ATOM}id").text for entry in entries]
    if len(set(names)) != len(names):
        yield "changes.xml: an id stands twice"
    count = sum(guide["changes"] for guide in want["guides"].values())
    if len(entries) != count:
        yield f"changes.xml has {len(entries)} entries, not {count}"
    dates = [entry.find(f"{ATOM}updated").text for entry in entries]
    if dates != sorted(dates, reverse=True) or not all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", it) for it in dates):
        yield "changes.xml: dates out of order"
    for entry in entries:
        address = entry.find(f"{ATOM}link").get("href")
        if not local(dist, want["base_url"], address).is_file():
            yield f"changes.xml: {address} has no page"


def linked(dist, want):
    """The service of each guide in its page."""
    for name, guide in want["guides"].items():
        page = (dist / f"guides/{name}/index.html").read_text("utf-8")
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
        if len(found) != 1:
            yield f"{name}: {len(found)} pieces of JSON-LD"
            continue
        service = json.loads(found[0])
        if service["@type"] != ["GovernmentService", "cpsv:PublicService"] or service["name"] != guide["name"]:
            yield f"{name}: JSON-LD of {service['name']!r}"
        if [it["name"] for it in service["cpsv:hasInput"]] != guide["materials"]:
            yield f"{name}: JSON-LD with other materials"
        canonical = html.unescape(re.search(r'<link rel="canonical" href="([^"]+)"', page)[1])
        if service["url"] != canonical:
            yield f"{name}: JSON-LD of {service['url']}, the page is {canonical}"


def inventory(dist):
    """Every file with its true hash, and no other."""
    listed = json.loads((dist / "manifest.json").read_text("utf-8"))
    there = {str(path.relative_to(dist)) for path in dist.rglob("*") if path.is_file()} - {"manifest.json", ".biaochi-output"}
    for path in sorted(there ^ set(listed["files"])):
        yield f"manifest.json and the folder differ in {path}"
    for path in sorted(there & set(listed["files"])):
        if hashlib.sha256((dist / path).read_bytes()).hexdigest() != listed["files"][path]:
            yield f"manifest.json: another hash for {path}"
    fonts = Path(__file__).parents[2] / "assets/fonts"
    faces = {hashlib.sha256(path.read_bytes()).hexdigest() for path in fonts.glob("*.otf")}
    if set(listed["fonts"]) != faces:
        yield "manifest.json: other faces than those in assets/fonts"


def ask(*command):
    """Runs a command in English: its exit code, what it prints, and what it says beside."""
    done = subprocess.run([str(it) for it in command], capture_output=True, text=True, env={**os.environ, "BIAOCHI_LANG": "en"})
    return done.returncode, done.stdout, done.stderr


def verified(dist, biaochi):
    """`verify` knows a whole folder from one that lost, changed or gained a file."""

    def says(folder):
        return ask(biaochi, "verify", folder)[:2]

    if says(dist)[0] != 0:
        yield f"verify finds the build itself wrong: {says(dist)[1][:200]}"
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / "copy"
        shutil.copytree(dist, copy)
        (copy / "404.html").unlink()
        with open(copy / "about/index.html", "a", encoding="utf-8") as file:
            file.write("<!-- -->")
        (copy / "strange.html").write_text("", "utf-8")
        code, told = says(copy)
        for path in ("404.html", "about/index.html", "strange.html"):
            if path not in told:
                yield f"verify doesn't tell of {path}"
        if code != 1 or len(told.splitlines()) != 3:
            yield f"verify ends with {code} and tells {len(told.splitlines())} things"


def symbols(dist, standards, biaochi, want):
    """`codes verify` reads every code of site and books, and tells one that leads elsewhere, nowhere, or can't be read."""

    def says(folder):
        return ask(biaochi, "codes", "verify", folder, "--path", standards)

    code, told, summary = says(dist)
    drawn = sum(path.read_text("utf-8").count('class="qr"') for path in dist.rglob("*.html"))
    drawn += len(list((dist / "qr").glob("*.svg")))
    counts = re.search(r"(\d+) QR codes of pages and (\d+) of print", summary)
    if code != 0 or told or counts is None or int(counts[1]) != drawn:
        yield f"codes verify ends with {code}, {drawn} are drawn: {told[:200]} {summary[:200]}"
    # Each file shows the code of each document and place in it, once at least.
    issued = set(want["codes"].values())
    files = [file for book in want["books"].values() for file in book["files"]]
    least = sum(len(issued & set(file["holds"])) + sum(len(rows) for rows in file["places"].values()) for file in files)
    if counts is not None and int(counts[2]) < least:
        yield f"codes verify reads {counts[2]} codes in print, at least {least} are printed"
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / "copy"
        shutil.copytree(dist, copy, ignore=shutil.ignore_patterns("pdf", "print"))
        first, second, last = [sorted((copy / "qr").glob("*.svg"))[at] for at in (0, 1, -1)]
        first.write_text(second.read_text("utf-8"), "utf-8")
        (copy / "q" / second.stem / "index.html").unlink()
        (copy / "Q" / second.stem / "index.html").unlink()
        # On paper as well: the book stays, the page of one of its guides goes.
        codes = {row: code for code, row in want["codes"].items()}
        printed = next(codes[name] for name in want["guides"] if codes[name] not in (first.stem, second.stem))
        (copy / "pdf").mkdir()
        shutil.copy(dist / "pdf" / "handbook.pdf", copy / "pdf")
        (copy / "Q" / printed / "index.html").unlink()
        code, told, _ = says(copy)
        wanted = {
            f"qr/{first.name}: ": "no page", f"qr/{second.name}: ": "no page", f"Q/{second.stem}/: ": "ledger",
            "pdf/handbook.pdf:": f"`Q/{printed}/`",
        }
        for start, words in wanted.items():
            lines = [line for line in told.splitlines() if line.startswith(start)]
            if not any(words in line for line in lines):
                yield f"codes verify says {lines} of {start}"
        if code != 1:
            yield f"codes verify ends with {code} on a spoiled site"
        first.write_text(last.read_text("utf-8"), "utf-8")
        if not any(line.startswith(f"qr/{first.name}: ") and "another" in line for line in says(copy)[1].splitlines()):
            yield "codes verify doesn't tell a code that leads to another page"
        for path in (copy / "qr").glob("*.svg"):
            path.write_text(path.read_text("utf-8").replace("h7v1", "h1v1"), "utf-8")
        if "can't be read" not in says(copy)[1]:
            yield "codes verify reads codes that lost their corners"


def main():
    """Each question."""
    dist, want, biaochi = Path(sys.argv[1]), expected.read(sys.argv[2]), sys.argv[3]
    guides = len(want["guides"])
    judge("data-json", documents(dist, want), "every document as JSON, by the index")
    judge("data-sitemap", sitemap(dist, want), "each address with its page")
    judge("data-feed", feed(dist, want), "every change record, newest first")
    judge("data-linked", linked(dist, want), f"JSON-LD of {guides} guides")
    judge("data-inventory", inventory(dist), "SHA-256 of every file and face")
    judge("data-verify", verified(dist, biaochi), "a whole folder told from one that lost, changed or gained a file")
    judge("data-symbols", symbols(dist, sys.argv[2], biaochi, want), "every code of site and books read, and spoiled ones told")
    close()


main()
