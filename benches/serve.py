#!/usr/bin/env python3
"""Measures the preview: python3 benches/serve.py [pages ...] [--plain] [--edits N] [--memory EDITS]

For each number of pages: makes a site with `generate.py`, starts `leidraad serve` on it, and measures
  start   from starting the program to the first page served, against the time it took to parse
  edit    from `write()` of a page to its new bytes over HTTP, everything included
  memory  with --memory: what the program holds while that many edits are made

After each edit every other page that must know of it is asked once, at once, and must be current: lists,
neighbours, relations, pages that link. One that is stale ends the run. Local addresses only.
"""
import argparse
import http.client
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import generate  # noqa: E402


class Preview:
    """The program, serving a folder."""

    def __init__(self, program, root):
        self.root = root
        self.stages = {}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "-v", "--root", str(root), "--date", "2026-11-23", "serve", "--port", "18700"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )
        self.port = None
        while self.port is None:
            line = self.process.stderr.readline()
            if not line:
                sys.exit("the preview ended before it was ready")
            self.hear(line)
        threading.Thread(target=self.listen, daemon=True).start()
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)

    def hear(self, line):
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
            self.port = int(found[1])
        # `-v` tells the time of each stage: "stages: files 12.3 ms, parse 45.6 ms, ..."
        if "stages:" in line and not self.stages:
            self.stages = {name: float(ms) for name, ms in re.findall(r"([a-z]+) ([0-9.]+) ms", line)}

    def listen(self):
        for line in self.process.stderr:
            self.hear(line)

    def get(self, url):
        self.connection.request("GET", url)
        return self.connection.getresponse().read().decode()

    def until(self, url, holds, deed):
        """Opens the page as a browser does, does something, and asks for the page again each time that the
        preview says it changed, until it is as it must be. The time that took, and the page."""
        html = self.get(url)
        seen = re.search(r'data-seen="([^"]+)"', html)[1]
        stream = socket.create_connection(("127.0.0.1", self.port))
        stream.sendall(f"GET /_leidraad/events?page={url}&seen={seen} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        stream.settimeout(60)
        heard = stream.makefile("rb")
        for line in heard:  # The head of the answer: the preview listens now.
            if not line.strip():
                break
        at = time.perf_counter()
        at = deed() or at
        try:
            for line in heard:
                if line.strip() != b"event: reload":
                    continue
                html = self.get(url)
                if holds(html):
                    return time.perf_counter() - at, html
        except TimeoutError:
            pass
        finally:
            heard.close()
            stream.close()
        sys.exit(f"{url} never became what it must be")

    def memory(self):
        """(now, most) in MiB."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return tuple(int(re.search(rf"{key}:\s+(\d+)", text)[1]) / 1024 for key in ("VmRSS", "VmHWM"))

    def cpu(self):
        """Seconds of processor so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


class Site:
    """The generated site: which page stands where, and what it says now."""

    def __init__(self, root, count, model):
        self.root, self.count, self.model = root, count, model
        self.files = [root / "content" / generate.folder(n, model) / f"{generate.name(n)}.md" for n in range(count)]
        self.text = [file.read_text(encoding="utf-8") for file in self.files]
        self.linked = {}
        for number, text in enumerate(self.text):
            for other in re.findall(r"\[\[bladzijde-(\d+)\]\]", text):
                self.linked.setdefault(int(other), set()).add(number)

    def url(self, number):
        if not self.model:
            return f"/{generate.folder(number)}/{generate.name(number)}/"
        kind = "begrippen" if generate.is_term(number) else "artikelen"
        return f"/{kind}/{generate.name(number)}/"

    def title(self, number):
        return re.search(r"^title: (.*)$", self.text[number], re.M)[1]

    def write(self, number, text):
        """Writes a page; the moment just before."""
        self.text[number] = text
        with open(self.files[number], "w", encoding="utf-8") as file:
            at = time.perf_counter()
            file.write(text)
        return at


def stale(what, url):
    sys.exit(f"STALE: {url} does not show {what}")


class Edits:
    """Edits of several kinds; each gives the time until the page's new bytes were served."""

    def __init__(self, site, preview):
        self.site, self.preview, self.number = site, preview, 0

    def mark(self):
        self.number += 1
        return f"merkwoord{self.number}x{os.getpid()}"

    def body(self, page):
        """A sentence more, in place of that of last time."""
        mark = self.mark()
        text = re.sub(r"\n\nNieuwe zin .*", "", self.site.text[page]).rstrip("\n")
        deed = lambda: self.site.write(page, f"{text}\n\nNieuwe zin {mark}.\n")
        return self.preview.until(self.site.url(page), lambda html: mark in html, deed)[0]

    def title(self, page):
        """Another title: in lists, before and after, in relations and where others link to it."""
        mark, site = self.mark(), self.site
        old = site.title(page)
        new = f"{re.sub(r' merkwoord.*', '', old)} {mark}"
        text = re.sub(r"^title: .*$", f"title: {new}", site.text[page], count=1, flags=re.M)
        took, html = self.preview.until(site.url(page), lambda html: mark in html, lambda: site.write(page, text))
        where = ["/a-z/"]
        where += [site.url(other) for other in sorted(site.linked.get(page, ()))[:3]]
        if site.model:
            where += ["/artikelen/"]
            if page + 1 < site.count and f"volgt-op: {generate.name(page)}\n" in site.text[page + 1]:
                where += [site.url(page + 1)]
        else:
            where += [f"/{generate.folder(page)}/"]
            # Those before and after it, as its own page has them now.
            where += re.findall(r'rel="(?:prev|next)"[^>]*href="([^"]+)"', html)
            where += re.findall(r'href="([^"]+)"[^>]*rel="(?:prev|next)"', html)
        for url in where:
            other = self.preview.get(url)
            if mark not in other or f"{old}<" in other:
                stale(f"the title '{new}' of {site.url(page)}", url)
        return took

    def link(self, page):
        """A link to another page: that page must tell of it, and no longer of the one before."""
        site, mark = self.site, self.mark()
        other = (page + site.count // 3 + self.number) % site.count
        # Only the first link of a page to another is told there.
        while generate.is_term(other) or other == page or re.search(rf"{generate.name(other)}(\]\]|\.md)", site.text[page]):
            other = (other + 1) % site.count
        text = re.sub(r"\n\nLees \[\[.*", "", site.text[page]).rstrip("\n")
        before = re.search(r"\n\nLees \[\[(bladzijde-\d+)\]\]", site.text[page])
        deed = lambda: site.write(page, f"{text}\n\nLees [[{generate.name(other)}]] over {mark}.\n")
        took, _ = self.preview.until(site.url(other), lambda html: mark in html, deed)
        if mark not in self.preview.get(site.url(page)):
            stale(mark, site.url(page))
        if before and mark in self.preview.get(site.url(int(before[1].split("-")[1]))):
            stale("that a link went", before[1])
        return took

    def come_and_go(self, page):
        """A file goes and comes again: its address and the lists follow."""
        site = self.site
        text, url, title = site.text[page], site.url(page), site.title(page)
        self.preview.until(url, lambda html: f"<h1>{title}" not in html, lambda: site.files[page].unlink())
        if title in self.preview.get("/a-z/"):
            stale(f"that {url} went", "/a-z/")
        took, _ = self.preview.until(url, lambda html: f"<h1>{title}" in html, lambda: site.write(page, text))
        if title not in self.preview.get("/a-z/"):
            stale(title, "/a-z/")
        return took


def spread(site, count):
    """Pages from first to last that are no terms, and the page that most others link to."""
    pages = [round(n * (site.count - 1) / max(1, count - 1)) for n in range(count)]
    pages = [page - generate.is_term(page) for page in pages]
    popular = max(site.linked, key=lambda page: (len(site.linked[page]), -page))
    return pages, popular - generate.is_term(popular)


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def measure(program, count, model, edits, settle, memory):
    work = pathlib.Path(tempfile.mkdtemp(prefix="leidraad-bench-"))
    try:
        generate.write(count, work / "site", model)
        site = Site(work / "site", count, model)
        starts = []
        for _ in range(3):
            preview = Preview(program, work / "site")
            preview.get(site.url(0))
            took = time.perf_counter() - preview.started
            # The stages are told once the checks are done, which no page waits for.
            deadline = time.perf_counter() + 10
            while not preview.stages and time.perf_counter() < deadline:
                time.sleep(0.01)
            starts.append((took, preview.stages))
            if len(starts) < 3:
                preview.stop()
        took, stages = sorted(starts, key=lambda start: start[0])[1]
        parse = stages.get("files", 0) + stages.get("parse", 0)
        ratio = f"{took * 1e3 / parse:.2f} times files + parse {parse:.0f} ms" if parse else "stages not told"
        print(f"{count:>7}  start    first page {took * 1e3:.0f} ms, {ratio}", flush=True)
        for name, ms in stages.items():
            print(f"{'':>9}         {name} {ms:.1f} ms")
        time.sleep(1)
        made = Edits(site, preview)
        pages, popular = spread(site, max(2, edits // 3))
        rng = random.Random(1)
        todo = [(made.body, page) for page in pages]
        todo += [(made.title, page) for page in pages[:: 2]] + [(made.title, popular)] * 3 + [(made.body, popular)] * 3
        todo += [(made.link, page) for page in pages[1:: 2]]
        todo += [(made.come_and_go, page) for page in pages[:: 4]]
        rng.shuffle(todo)
        times, places, cpu = {}, {}, preview.cpu()
        for kind, page in todo:
            took = kind(page)
            times.setdefault(kind.__name__, []).append(took * 1e3)
            if kind == made.body:
                places.setdefault(page * 3 // count, []).append(took * 1e3)
            time.sleep(rng.uniform(settle / 2, settle * 1.5))
        every = [took for kind in times.values() for took in kind]
        line = "{:>7}  {:<8} median {:5.1f} ms   p95 {:5.1f} ms   most {:5.1f} ms   n {}"
        print(line.format(count, "edit", statistics.median(every), percentile(every, 0.95), max(every), len(every)))
        for kind, took in sorted(times.items()):
            print(line.format("", f" {kind}"[:8], statistics.median(took), percentile(took, 0.95), max(took), len(took)))
        where = ", ".join(f"{name} {statistics.median(places[n]):.1f}" for n, name in enumerate(("first", "middle", "last")) if n in places)
        print(f"{'':>7}  a body by where it stands, median ms: {where}")
        print(f"{'':>7}  processor {(preview.cpu() - cpu) * 1e3 / len(todo):.0f} ms an edit, asking and checking included")
        now, most = preview.memory()
        print(f"{count:>7}  memory   {now:.0f} MiB now, {most:.0f} MiB at most", flush=True)
        if memory:
            hold(preview, made, site, memory)
        preview.stop()
    finally:
        shutil.rmtree(work)


def hold(preview, made, site, edits):
    """Makes edits one after the other and tells what the program holds as they go by."""
    rng = random.Random(2)
    kinds = [made.body, made.body, made.body, made.title, made.link, made.come_and_go]
    samples = []
    for number in range(1, edits + 1):
        page = rng.randrange(site.count)
        rng.choice(kinds)(page - generate.is_term(page))
        if number % max(1, edits // 100) == 0:
            samples.append((number, preview.memory()[0]))
        if number % max(1, edits // 10) == 0:
            print(f"{site.count:>7}  memory   {preview.memory()[0]:.0f} MiB after {number} edits", flush=True)
    # The first fifth warms up; of the rest the line that fits best.
    rest = samples[len(samples) // 5:]
    middle = statistics.mean(n for n, _ in rest)
    mean = statistics.mean(mib for _, mib in rest)
    slope = sum((n - middle) * (mib - mean) for n, mib in rest) / sum((n - middle) ** 2 for n, _ in rest)
    spread_of = statistics.pstdev(mib for _, mib in rest)
    print(f"{site.count:>7}  memory   {slope * 1000:+.2f} MiB a 1,000 edits, +/- {spread_of:.1f} MiB around {mean:.0f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=int, default=[100, 1000, 10000])
    parser.add_argument("--plain", action="store_true", help="without a content model")
    parser.add_argument("--edits", type=int, default=60, help="how many edits, about")
    parser.add_argument("--settle", type=float, default=0.3, help="seconds between two edits")
    parser.add_argument("--memory", type=int, default=0, help="and then so many more, watching memory")
    parser.add_argument("--program", help="the binary; built when not given")
    given = parser.parse_args()
    program = given.program
    if not program:
        subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=HERE.parent, check=True)
        program = str(HERE.parent / "target/release/leidraad")
    print(f"{'plain pages' if given.plain else 'pages with a content model'}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for count in given.pages:
        measure(program, count, not given.plain, given.edits, given.settle, given.memory)


main()
