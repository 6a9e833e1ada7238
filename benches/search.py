#!/usr/bin/env python3
"""What the search costs a build, beside Pagefind on the same pages: python3 benches/search.py [pages] [--runs N]
[--program FILE] --pagefind FILE.

Makes a site with generate.py and a twin of it whose pages all say `search: false`, builds both by turns, each time
to a new folder (where many files were just removed, ext4 makes new ones slowly), and lets Pagefind (its native
program, https://pagefind.app) read the pages that were built. Tells the medians of time and of the most memory in
use:

- `index`: what a build takes more for the search: with it less without it, of two builds after one another;
- `build`: the whole build, with the search in it;
- `pagefind`: Pagefind alone, which needs the built pages first.

Wanted at 10,000 pages: Pagefind takes at least 30 times the time of `index`, and five times its memory."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(command):
    """Seconds, and the most memory in MiB, of a program that must end well."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={"LANG": "C", "PATH": os.environ["PATH"]})
    said = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{said[-4000:]}")
    return time.monotonic() - started, usage.ru_maxrss / 1024


def built(program, site, out):
    return run([program, "-q", "--root", site, "--date", "2026-11-23", "build", "--output-dir", out])


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", nargs="?", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--program", default=HERE.parent / "target/release/leidraad")
    arguments.add_argument("--pagefind", required=True)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="leidraad-search-") as folder:
        site, twin = Path(folder) / "site", Path(folder) / "twin"
        subprocess.run([sys.executable, HERE / "generate.py", str(given.pages), site], check=True, stdout=subprocess.DEVNULL)
        shutil.copytree(site, twin)
        for page in (twin / "content").rglob("*.md"):
            page.write_text(page.read_text().replace("---\n", "---\nsearch: false\n", 1))
        rows = {"index": [], "build": [], "pagefind": []}
        for n in range(given.runs):
            public = Path(folder) / f"public-{n}"
            without, with_it = built(given.program, twin, Path(folder) / f"twin-{n}"), built(given.program, site, public)
            rows["index"].append((with_it[0] - without[0], with_it[1] - without[1]))
            rows["build"].append(with_it)
            out = Path(folder) / f"pagefind-{n}"
            rows["pagefind"].append(run([given.pagefind, "--site", public, "--output-path", out]))
        medians = {name: [statistics.median(row[n] for row in all) for n in (0, 1)] for name, all in rows.items()}
        print(f"{given.pages} pages, {given.runs} runs")
        for name, (seconds, memory) in medians.items():
            print(f"{name:9} {seconds:8.2f} s  {memory:7.0f} MiB")
        index, build, other = medians["index"], medians["build"], medians["pagefind"]
        print(f"pagefind / index: {other[0] / index[0]:.1f} times the time, {other[1] / index[1]:.1f} times the memory")
        print(f"pagefind / build: {other[0] / build[0]:.1f} times the time, {other[1] / build[1]:.1f} times the memory")
        print(f"on disk: {size(Path(folder) / 'public-0/search'):.1f} MB, pagefind {size(Path(folder) / 'pagefind-0'):.1f} MB")


if __name__ == "__main__":
    main()
