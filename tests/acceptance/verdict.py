"""What a judge says: one line, `ok NAME: detail` or `FAIL NAME: detail`, and under a FAIL what is wrong."""

import sys

SHOWN = 12
"""So many problems are printed under a FAIL; more would bury the first, which is often the cause."""

failed = []


def judge(name, problems, detail):
    """Says whether `name` holds: it does when nothing is in `problems`."""
    problems = list(dict.fromkeys(problems))
    if not problems:
        print(f"ok {name}: {detail}", flush=True)
        return
    failed.append(name)
    print(f"FAIL {name}: {len(problems)} wrong; looked at {detail}", flush=True)
    for problem in problems[:SHOWN]:
        print(f"     {problem}", flush=True)
    if len(problems) > SHOWN:
        print(f"     and {len(problems) - SHOWN} more", flush=True)


def close():
    """Ends the judge: 1 when something failed."""
    sys.exit(1 if failed else 0)
