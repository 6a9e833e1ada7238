#!/usr/bin/env python3
"""Which part of a build the checks take: python3 benches/checks.py [pages] [--runs N] [--parts] [--program FILE].

Makes a site with generate.py, builds it from nothing some times, and holds the median of the stage `check`
against the median of the whole. Ends with 1 when the checks take more than a quarter. With --parts it also
builds the site in other forms, by turns: with advice on language switched on, with a `urls.lock`, with all
rules on personal data off, with everything that can be switched on; and tells what each adds."""

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


# What each form of the site has in leidraad.yaml, and whether it has a urls.lock.
WRITING = ["sentence-long", "text-hard", "word-avoided", "abbreviation-unexplained"]
PERSONAL = ["personal-number", "personal-address", "personal-phone"]
FORMS = {
    "as it is": ({}, False),
    "personal data off": (dict.fromkeys(PERSONAL, "off"), False),
    "advice on language": (dict.fromkeys(WRITING, "advice"), False),
    "urls.lock": ({}, True),
    "all of it": (dict.fromkeys(WRITING, "advice"), True),
}
SYNONYMS = "words:\n- preferred: gezin\n  avoided: [huishouden, bijstand, zorgverlening]\n"


def build(program, site):
    """Seconds of the whole, of parsing and of checking."""
    shutil.rmtree(site / "public", ignore_errors=True)
    command = [program, "-v", "--root", site, "--date", "2026-11-23", "build"]
    started = time.monotonic()
    ended = subprocess.run(command, capture_output=True, text=True, env={"LANG": "C"})
    whole = time.monotonic() - started
    stages = {name: float(ms) / 1000 for name, ms in re.findall(r"(\w+) ([0-9.]+) ms", ended.stderr.split("\n")[0])}
    if ended.returncode != 0 or "check" not in stages:
        sys.exit(f"the build failed:\n{ended.stderr[:4000]}")
    return whole, stages["parse"], stages["check"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", nargs="?", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--parts", action="store_true")
    arguments.add_argument("--program", default=HERE.parent / "target/release/leidraad")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="leidraad-checks-") as folder:
        site = Path(folder) / "site"
        generate = [sys.executable, HERE / "generate.py", str(given.pages), site, "--model"]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        settings = (site / "leidraad.yaml").read_text()
        forms = FORMS if given.parts else {"as it is": FORMS["as it is"]}
        lock = site / "urls.lock"
        if given.parts:
            (site / "data").mkdir(exist_ok=True)
            (site / "data/synonyms.yaml").write_text(SYNONYMS)
            subprocess.run([given.program, "--root", site, "lock"], check=True, stdout=subprocess.DEVNULL)
            lines = lock.read_text()
        runs = {name: [] for name in forms}
        for _ in range(given.runs):
            for name, (checks, locked) in forms.items():
                rows = "".join(f"  {code}: {severity}\n" for code, severity in checks.items())
                (site / "leidraad.yaml").write_text(settings + (f"checks:\n{rows}" if rows else ""))
                lock.write_text(lines) if locked else lock.unlink(missing_ok=True)
                runs[name].append(build(given.program, site))
    medians = {name: [statistics.median(part) for part in zip(*of)] for name, of in runs.items()}
    whole, parse, check = medians["as it is"]
    print(f"{given.pages} pages: build {whole:.2f} s, checks {check * 1000:.0f} ms, {check / whole:.1%} (bar {BAR:.0%})")
    worst = 0
    for name, (whole, parse, check) in medians.items():
        worst = max(worst, check / whole)
        if given.parts:
            more = (check - medians["as it is"][2]) * 1000
            print(f"{name:20} build {whole:6.2f} s  parse {parse:6.2f} s  check {check * 1000:6.0f} ms "
                  f"{check / whole:6.1%}  ({more:+.0f} ms)")
    sys.exit(worst > BAR)


if __name__ == "__main__":
    main()
