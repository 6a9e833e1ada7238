#!/usr/bin/env python3
"""Which part of a build the checks take: python3 benches/checks.py [pages] [--runs N] [--program FILE].

Makes a site with generate.py, builds it from nothing some times, and holds the median of the stage `check`
against the median of the whole. Ends with 1 when the checks take more than a quarter."""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BAR = 0.25


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pages", nargs="?", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--program", default=HERE.parent / "target/release/leidraad")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="leidraad-checks-") as folder:
        site = Path(folder) / "site"
        generate = [sys.executable, HERE / "generate.py", str(given.pages), site, "--model"]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        wholes, checks = [], []
        for _ in range(given.runs):
            shutil.rmtree(site / "public", ignore_errors=True)
            command = [given.program, "-v", "--root", site, "--date", "2026-11-23", "build"]
            started = time.monotonic()
            ended = subprocess.run(command, capture_output=True, text=True, env={"LANG": "C"})
            wholes.append(time.monotonic() - started)
            found = re.search(r"check ([0-9.]+) ms", ended.stderr)
            if ended.returncode != 0 or not found:
                sys.exit(f"the build failed:\n{ended.stderr}")
            checks.append(float(found.group(1)) / 1000)
    whole, check = statistics.median(wholes), statistics.median(checks)
    print(f"{given.pages} pages: build {whole:.2f} s, checks {check * 1000:.0f} ms, {check / whole:.1%} (bar {BAR:.0%})")
    sys.exit(check / whole > BAR)


if __name__ == "__main__":
    main()
