#!/usr/bin/env python3
"""What `check` says of Markdown that nobody wrote for leidraad:
python3 benches/foreign.py FOLDER... [--code CODE] [--language en] [--keep DIR] [--program FILE].

Copies every .md file below the folders (as PATH, or PATH::GLOB for some files) to a site without a model, checks
it, and prints how often each code was told, on how many pages, and how often per hundred pages. With --code it
prints each finding of that code with its line, to judge whether it is true. Links to files that were not copied
along say nothing about the rules; they stand apart. A true finding is a fault of those pages: only somebody who
reads them can tell."""

import argparse
import collections
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What follows from taking pages out of the folder that they belong to.
APART = {"link-page", "image-missing", "image-elsewhere", "link-heading", "broken-wikilink", "file-case"}


def files(given):
    for text in given:
        folder, _, pattern = text.partition("::")
        root = Path(folder)
        for file in sorted(root.glob(pattern or "**/*.md")):
            if file.is_file() and file.suffix == ".md":
                yield Path(root.name) / file.relative_to(root), file


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="+")
    arguments.add_argument("--code", help="print each finding of this code; 'all' for all but those apart")
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--keep", help="make the site here, and leave it")
    arguments.add_argument("--program", default=HERE.parent / "target/release/leidraad")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="leidraad-foreign-") as folder:
        site = Path(given.keep or folder)
        content = site / "content"
        shutil.rmtree(content, ignore_errors=True)
        pages = 0
        for path, file in files(given.folders):
            into = content / path
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, into)
            pages += 1
        (site / "leidraad.yaml").write_text(f"title: Foreign\nlanguage: {given.language}\n")
        command = [given.program, "--root", site, "--date", "2026-11-23", "check", "--format", "json"]
        told = subprocess.run(command, capture_output=True, text=True)
        if told.returncode not in (0, 1):
            sys.exit(told.stderr)
        found = [json.loads(line) for line in told.stdout.splitlines()]
        for finding in found:
            if given.code == finding["code"] or given.code == "all" and finding["code"] not in APART:
                lines = (site / finding["file"]).read_text("utf-8", "replace").splitlines()
                line = lines[finding["line"] - 1] if finding["line"] <= len(lines) else ""
                print(f"{finding['code']} {finding['file']}:{finding['line']}:{finding['column']}: {finding['message']}")
                print(f"    {line[:160]}")
    count = collections.Counter((finding["code"], finding["severity"]) for finding in found)
    on = {key: len({f["file"] for f in found if (f["code"], f["severity"]) == key}) for key in count}
    print(f"{pages} pages\n")
    print(f"{'code':28}{'severity':10}{'told':>6}{'pages':>7}{'per 100':>9}")
    for apart in (False, True):
        rows = [(key, told) for key, told in count.items() if (key[0] in APART) == apart]
        for (code, severity), times in sorted(rows, key=lambda row: (-row[1], row[0])):
            print(f"{code:28}{severity:10}{times:6}{on[code, severity]:7}{100 * times / max(pages, 1):9.1f}")
        if rows and not apart:
            print("\nout of their folder:")


if __name__ == "__main__":
    main()
