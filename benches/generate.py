#!/usr/bin/env python3
"""Writes a site of N plain pages to a new folder: python3 generate.py N FOLDER

The pages are the same on every machine. Their words are made up from Dutch-looking syllables, drawn so
that few are common and most are rare, as in a real text; pages link to each other and have headings,
lists, tables, quotes and code.
"""
import pathlib
import random
import sys

ONSETS = "b bl br d dr f fl g gr h j k kl kn kr l m n p pl pr r s sch sl sp st str t tr v vl w wr z zw".split()
NUCLEI = "a aa e ee i ie o oe oo u uu ij ei ui eu ou".split()
CODAS = ["", "", "", "n", "r", "l", "t", "s", "k", "m", "p", "f", "ng", "nd", "rt", "st", "cht", "ns"]
ENDINGS = ["", "", "", "en", "er", "ing", "heid", "lijk", "je", "s"]


def words(rng, count):
    made, seen = [], set()
    while len(made) < count:
        syllables = rng.choice([1, 1, 2, 2, 2, 3])
        word = "".join(rng.choice(ONSETS) + rng.choice(NUCLEI) + rng.choice(CODAS) for _ in range(syllables))
        word += rng.choice(ENDINGS)
        if word not in seen:
            seen.add(word)
            made.append(word)
    return made


class Text:
    def __init__(self, rng, vocabulary):
        self.rng = rng
        self.vocabulary = vocabulary
        # Word n occurs about 1/n as often as the first.
        total, self.weights = 0.0, []
        for rank in range(len(vocabulary)):
            total += 1.0 / (rank + 2.7)
            self.weights.append(total)

    def take(self, count):
        return self.rng.choices(self.vocabulary, cum_weights=self.weights, k=count)

    def sentence(self):
        taken = self.take(self.rng.randint(6, 18))
        if len(taken) > 10:
            taken[len(taken) // 2] += ","
        if self.rng.random() < 0.15:
            at = self.rng.randrange(len(taken))
            taken[at] = f"**{taken[at].strip(',')}**"
        return " ".join(taken).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.rng.randint(3, 6)))

    def title(self):
        return " ".join(self.take(self.rng.randint(2, 5))).capitalize()


def page(text, number, count):
    rng = text.rng
    tags = ", ".join(sorted(set(f"onderwerp-{rng.randint(1, 40)}" for _ in range(3))))
    day = f"20{rng.randint(20, 25)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    lines = ["---", f"title: {text.title()} {number}", f"summary: {text.sentence()}".replace("**", "").replace(",", "")]
    lines += [f"published: {day}", f"tags: [{tags}]", "---", ""]
    for section in range(rng.randint(3, 6)):
        if section:
            lines += [f"## {text.title()}", ""]
        for _ in range(rng.randint(1, 3)):
            lines += [text.paragraph(), ""]
        other = rng.randrange(count)
        if section % 2:
            lines += [f"Zie ook [[{name(other)}]] en [{text.title()}](../{folder(other)}/{name(other)}.md).", ""]
        kind = rng.random()
        if kind < 0.3:
            lines += [f"- {text.sentence()}" for _ in range(rng.randint(3, 6))] + [""]
        elif kind < 0.4:
            lines += ["| een | twee |", "|---|---|"]
            lines += ["| " + " | ".join(text.take(2)) + " |" for _ in range(4)] + [""]
        elif kind < 0.5:
            lines += [f"> {text.sentence()}", ""]
        elif kind < 0.53:
            lines += ["```rust", "fn main() {", f'    println!("{text.take(1)[0]}");', "}", "```", ""]
    return "\n".join(lines)


def folder(number):
    return f"deel-{number % 20:02}"


def name(number):
    return f"bladzijde-{number}"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    count, root = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    root.mkdir(parents=True)  # fails when it is there: nothing is overwritten
    rng = random.Random(20261123)
    text = Text(rng, words(rng, 20000))
    (root / "leidraad.yaml").write_text("title: Proefsite\nlanguage: nl\n", encoding="utf-8")
    for number in range(count):
        file = root / "content" / folder(number) / f"{name(number)}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(text, number, count), encoding="utf-8")


main()
