"""What the sources promise: names, materials, steps, items, indicators, books and codes.

Read with PyYAML and not with biaochi, so that a mistake in biaochi's own reading shows.
As a program it prints the same as JSON: `python3 expected.py standards`.
"""

import csv
import json
import sys
from pathlib import Path

import yaml

KINDS = {
    "业务手册": {"办事指南"},
    "清单手册": {"清单"},
    "检查手册": {"检查指标"},
    "汇编": {
        "一件事", "服务清单", "操作卡", "标准", "标准体系", "机构", "场所", "术语", "视频", "研判案例", "日历",
    },
}
"""What each style of book holds."""

CODED = {"办事指南", "一件事", "清单", "服务清单", "检查指标", "行为清单", "操作卡", "标准", "标准体系"}
"""Kinds that are printed with a code; the others are tables."""


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
                yield document | {"file": str(path)}


def ledger(standards):
    """Which document each code was issued to, by id."""
    with open(standards / "codes.csv", encoding="utf-8-sig", newline="") as lines:
        return {row["码"].strip(): row["文档"].strip().rsplit("/", 1)[-1] for row in csv.DictReader(lines)}


def contents(book, held):
    """The documents that a book holds: those of its style, narrowed by line, kind or id."""
    wanted = book.get("收录", [])
    right = (d for d in held if d["类型"] in KINDS[book["样式"]])
    return [d["编号"] for d in right if not wanted or {d.get("条线"), d["类型"], d["编号"]} & set(wanted)]


def read(standards):
    """Everything that the judges compare the output with."""
    standards = Path(standards)
    found = list(documents(standards))
    (manifest,) = (d for d in found if d["类型"] == "手册")
    return {
        "base_url": manifest["网址"].rstrip("/"),
        "lines": [line["名称"] for line in manifest["条线"]],
        "names": {d["编号"]: d["名称"] for d in found if "编号" in d},
        "guides": {
            d["编号"]: {
                "name": d["名称"],
                "line": d["条线"],
                "materials": [m["名称"] for m in d.get("材料") or []],
                "steps": [s["步骤"] for s in d["流程"]],
            }
            for d in found
            if d["类型"] == "办事指南"
        },
        "items": {d["编号"]: [i["名称"] for i in d["项目"]] for d in found if d["类型"] == "清单"},
        "indicators": {d["编号"]: [i["编号"] for i in d["指标"]] for d in found if d["类型"] == "检查指标"},
        "books": {
            b["编号"]: {"title": b["书名"], "style": b["样式"], "holds": contents(b, found)}
            for b in manifest.get("书", [])
        },
        "coded": [d["编号"] for d in found if d["类型"] in CODED],
        "codes": ledger(standards),
    }


if __name__ == "__main__":
    json.dump(read(sys.argv[1]), sys.stdout, ensure_ascii=False, indent=1)
