"""What the sources promise: names, materials, steps, items, indicators, books and codes.

Read with PyYAML and not with biaochi, so that a mistake in biaochi's own reading shows.
As a program it prints the same as JSON: `python3 expected.py standards`.
"""

import csv
import json
import sys
from pathlib import Path

import yaml

SHEETS = {"一件事", "服务清单", "操作卡", "标准", "标准体系", "机构", "场所", "术语", "视频", "研判案例", "日历"}
KINDS = {
    "业务手册": {"办事指南"},
    "清单手册": {"清单"},
    "检查手册": {"检查指标"},
    "检查记录表": {"检查指标"},
    "汇编": SHEETS,
    "告知单": {"办事指南"},
    "窗口条": {"办事指南"},
    "操作卡": {"操作卡"},
    "行为卡": {"行为清单"},
    "场所标签": {"场所"},
    "门贴": {"场所"},
}
"""What each style of book holds."""

CODED = {"办事指南", "一件事", "清单", "服务清单", "检查指标", "行为清单", "操作卡", "标准", "标准体系", "视频"}
"""Kinds that are printed with a code of their own; the others are tables."""

PAPERS = {"口袋书": (105, 144), "A6": (105, 148), "A5": (148, 210), "A4": (210, 297), "A3": (297, 420), "三分之一A4": (99, 210)}
"""Width and height of each trim, in millimetres."""

USUAL = dict.fromkeys(KINDS, "A5") | {
    "业务手册": "口袋书", "清单手册": "口袋书", "检查记录表": "A4", "告知单": "A4", "窗口条": "三分之一A4",
    "行为卡": "口袋书", "场所标签": "A4", "门贴": "A3",
}
"""The trim of each style when the manifest names none and asks for no large print, which is A4."""


def front_matter(path):
    """The YAML of a file: all of it, or what stands between the first two `---` of a Markdown file."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = text.split("---", 2)[1]
    # All scalars as they are written: no dates, numbers or booleans.
    return yaml.load(text, yaml.BaseLoader)


def documents(standards):
    """All documents below a folder, each with its file, in the order of their paths."""
    for path in sorted(standards.rglob("*")):
        if path.suffix in {".md", ".yaml", ".yml"} and path.is_file():
            document = front_matter(path)
            if isinstance(document, dict) and "类型" in document:
                yield document | {"file": str(path), "root": standards}


def ledger(standards):
    """What each code was issued to, as written: an id, `books/ID` or `places/TABLE/PLACE`."""
    with open(standards / "codes.csv", encoding="utf-8-sig", newline="") as lines:
        return {row["码"].strip(): row["文档"].strip() for row in csv.DictReader(lines)}


def places(document):
    """The rows of a table of places, by id."""
    rows = list(document.get("条目") or [])
    if document.get("数据"):
        with open(document["root"] / document["数据"], encoding="utf-8-sig", newline="") as lines:
            rows += list(csv.DictReader(lines))
    return {row["编号"].strip(): row["名称"].strip() for row in rows}


class Shelf:
    """The documents, and what the words of a selection can mean among them."""

    def __init__(self, manifest, held):
        self.held = held
        self.lines = [line["名称"] for line in manifest["条线"]]
        self.departments = {d["代码"]: d["名称"] for d in manifest.get("部门", [])}

    def department(self, name):
        """The code of a department, by code or name."""
        return next((code for code, its in self.departments.items() if name in (code, its)), None)

    def contents(self, book):
        """Documents, indicators of each set and places of each table that a book holds."""
        wanted = set(book.get("收录", []))
        lines = wanted & set(self.lines)
        departments = {self.department(name) for name in wanted} - {None}
        institutions = wanted & {i for d in self.held for item in d.get("指标") or [] for i in item.get("机构") or []}
        ids = wanted - lines - institutions - {name for name in wanted if self.department(name)}
        of_style = [d for d in self.held if d["类型"] in KINDS[book["样式"]]]
        documents, indicators, rows = [], {}, {}
        for d in of_style:
            chosen = not ids and not lines or {d.get("条线"), d["类型"], d["编号"]} & (ids | lines)
            if KINDS[book["样式"]] == {"场所"}:
                its = {p: name for p, name in places(d).items() if chosen or p in ids}
                if its:
                    rows[d["编号"]] = its
                continue
            if not chosen:
                continue
            if d["类型"] == "检查指标":
                indicators[d["编号"]] = [
                    (self.department(item["部门"]), item["编号"]) for item in d["指标"]
                    if (not departments or self.department(item["部门"]) in departments)
                    and (not institutions or institutions & set(item.get("机构") or []))
                ]
            documents.append(d["编号"])
        return documents, indicators, rows

    def files(self, book):
        """The files that a book is printed as, each with what it holds."""
        documents, indicators, rows = self.contents(book)
        whole = f"pdf/{book['编号']}.pdf"
        split = book.get("分册")
        one = {"path": whole, "holds": documents, "indicators": indicators, "places": rows}
        if split == "部门":
            parts = [
                (code.lower(), {name: [it for it in items if it[0] == code] for name, items in indicators.items()})
                for code in self.departments
            ]
            return [
                one | {"path": f"pdf/{book['编号']}/{part}.pdf", "indicators": its}
                for part, its in parts if any(its.values())
            ]
        if split == "条线":
            parts = [
                (number, [d["编号"] for d in self.held if d["编号"] in documents and d.get("条线") == line])
                for number, line in enumerate(self.lines, 1)
            ]
            return [one | {"path": f"pdf/{book['编号']}/line-{n}.pdf", "holds": its} for n, its in parts if its]
        if split == "每份":
            return [
                one | {
                    "path": f"pdf/{book['编号']}/{name}.pdf", "holds": [name],
                    "indicators": {k: v for k, v in indicators.items() if k == name},
                } for name in documents
            ]
        return [one]


def read(standards):
    """Everything that the judges compare the output with."""
    standards = Path(standards)
    found = list(documents(standards))
    (manifest,) = (d for d in found if d["类型"] == "手册")
    shelf = Shelf(manifest, [d for d in found if d["类型"] != "手册"])
    books = {}
    for b in manifest.get("书", []):
        large = b.get("字号") == "大字"
        trim = b.get("开本") or ("A4" if large else USUAL[b["样式"]])
        books[b["编号"]] = {
            "title": b["书名"], "style": b["样式"], "size": PAPERS[trim], "large": large, "press": b.get("印制"),
            "files": shelf.files(b),
        }
    return {
        "base_url": manifest["网址"].rstrip("/"),
        "lines": shelf.lines,
        "names": {d["编号"]: d["名称"] for d in found if "编号" in d}
        | {f"books/{name}": book["title"] for name, book in books.items()}
        | {
            f"places/{d['编号']}/{row}": name
            for d in found if d["类型"] == "场所" for row, name in places(d).items()
        }
        | {item["编号"]: item["名称"] for d in found if d["类型"] == "停用" for item in d["各项"]},
        "guides": {
            d["编号"]: {
                "name": d["名称"],
                "line": d["条线"],
                "materials": [m["名称"] for m in d.get("材料") or []],
                "steps": [s["步骤"] for s in d["流程"]],
                "cases": cases(d),
                "changes": len(d.get("变更") or []),
            }
            for d in found
            if d["类型"] == "办事指南"
        },
        "items": {d["编号"]: [i["名称"] for i in d["项目"]] for d in found if d["类型"] == "清单"},
        "indicators": {d["编号"]: [i["编号"] for i in d["指标"]] for d in found if d["类型"] == "检查指标"},
        "indicator_rows": {
            d["编号"]: [[i["编号"], i.get("机构", []), i["风险"]] for i in d["指标"]] for d in found if d["类型"] == "检查指标"
        },
        "members": {d["编号"]: d.get("成员") or [] for d in found if d["类型"] == "行为清单"},
        "books": books,
        "coded": [d["编号"] for d in found if d["类型"] in CODED],
        "codes": ledger(standards),
    }


def cases(guide):
    """Each case of applicants that differs, with the materials that it needs."""
    found = []
    differences = [it for it in guide.get("差异") or [] if it.get("情形")]
    names = [it["情形"] for it in differences]
    for case in differences:
        materials, spared = [], []
        for material in guide.get("材料") or []:
            only = material.get("适用", "")
            for_another = case["情形"] not in only and any(name in only for name in names)
            is_spared = material["名称"] in case.get("免交材料", []) or for_another
            (spared if is_spared else materials).append(material["名称"])
        found.append({"name": case["情形"], "materials": materials + case.get("另交材料", []), "spared": spared})
    return found


if __name__ == "__main__":
    json.dump(read(sys.argv[1]), sys.stdout, ensure_ascii=False, indent=1)
