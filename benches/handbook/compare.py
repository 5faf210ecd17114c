"""Sets a book with Typst's own compiler, to compare: `python3 compare.py FOLDER FONTS`, after `pip install typst==0.15.2`.

FOLDER is what `cargo bench -- typst FOLDER 1094` wrote, FONTS the folder of the faces. Prints seconds, peak MB and MB.
"""

import resource
import sys
import time
from pathlib import Path

import typst

project = Path(sys.argv[1]) / "typst"
start = time.monotonic()
pdf = typst.compile(
    str(project / (project / "main").read_text()), root=str(project), font_paths=[sys.argv[2]], ignore_system_fonts=True,
    format="pdf", pdf_standards=["ua-1", "a-2a"],
)
seconds = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"{seconds:.3f} s, {peak} MB at the peak, {len(pdf) / 1e6:.1f} MB")
