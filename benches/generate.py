#!/usr/bin/env python3
"""Writes a site of N pages to a new folder: python3 generate.py N FOLDER [--model]

The pages are the same on every machine. Their words are made up from Dutch-looking syllables, drawn so
that few are common and most are rare, as in a real text; pages link to each other and have headings,
lists, tables, quotes and code.

With --model the site has a content model: two kinds, of which one in fifty pages is a term that other
pages mention, facets, relations with their inverses, an order, and lists.
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


MODEL = """\
version: 1
language: nl
lifecycle:
  field: status
  default: klaar
  states:
    concept: {label: Concept, public: false}
    klaar: {label: Klaar, public: true}
vocabularies:
  themas: {aarde: Aarde, water: Water, lucht: Lucht, vuur: Vuur, hout: Hout, steen: Steen}
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
    sort: [title]
    fields:
      thema: {type: choice, from: themas, many: true, facet: true, label: Thema, place: facts}
      duur: {type: integer, min: 1, max: 99, label: Duur, place: facts}
      kern: {type: text, label: Kern}
  begrip:
    label: {one: begrip, many: begrippen}
    folder: begrippen
    url: /begrippen/{id}/
    glossary: {definition: uitleg}
    fields:
      uitleg: {type: text, required: always, label: Uitleg}
relations:
  hoort-bij:
    from: [artikel]
    to: [artikel]
    label: Hoort bij
    inverse: {name: omvat, label: Omvat}
  verwant:
    from: [artikel]
    to: [artikel]
    symmetric: true
    label: Verwant
  volgt-op:
    from: [artikel]
    to: [artikel]
    max: 1
    ordered: true
    acyclic: true
    label: Volgt op
    inverse: {name: gaat-voor, label: Gaat voor}
  gebruikt:
    from: [artikel]
    to: [begrip]
    automatic: glossary
    label: Gebruikt de begrippen
    inverse: {name: gebruikt-in, label: Staat in}
lists:
  nieuw: {label: Nieuw, kind: [artikel], sort: [-published], limit: 10}
  per-thema: {label: Naar thema, kind: [artikel], filter: {duur: [95, 96, 97]}, group: thema, sort: [title], limit: 60}
navigation:
  home: [nieuw, per-thema]
"""

# One page in so many is a term, and so many pages in a row follow on each other.
TERMS = 50
ROW = 10


def is_term(number):
    return number % TERMS == TERMS // 2


def article(rng, number, count):
    """The fields of an article that only a site with a model has."""
    lines = [f"thema: [{', '.join(sorted(rng.sample(['aarde', 'water', 'lucht', 'vuur', 'hout', 'steen'], 2)))}]"]
    lines += [f"duur: {rng.randint(1, 99)}"]

    def others(many):
        # Few pages are named by many: as in a real site, the first ones.
        drawn = {int(count * rng.random() ** 3) for _ in range(many)} - {number}
        return [name(other) for other in sorted(drawn) if not is_term(other)]

    for relation, many in (("hoort-bij", 2), ("verwant", 2)):
        if named := others(many):
            lines += [f"{relation}: [{', '.join(named)}]"]
    if number % ROW and not is_term(number - 1):
        lines += [f"volgt-op: {name(number - 1)}"]
    return lines


def page(text, number, count, model=False):
    rng = text.rng
    tags = ", ".join(sorted(set(f"onderwerp-{rng.randint(1, 40)}" for _ in range(3))))
    day = f"20{rng.randint(20, 25)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    lines = ["---", f"title: {text.title()} {number}", f"summary: {text.sentence()}".replace("**", "").replace(",", "")]
    lines += [f"published: {day}"]
    if not model:
        lines += [f"tags: [{tags}]"]
    elif is_term(number):
        # A word that pages use now and then: with 10,000 pages each has about ten of the 200 terms.
        lines[1] = f"title: {text.vocabulary[1500 + number // TERMS]}"
        lines += [f"uitleg: {text.sentence()}".replace("**", "").replace(",", "")]
    else:
        lines += article(rng, number, count)
    lines += ["---", ""]
    for section in range(rng.randint(3, 6)):
        if section:
            lines += [f"## {text.title()}", ""]
        for _ in range(rng.randint(1, 3)):
            lines += [text.paragraph(), ""]
        other = rng.randrange(count)
        if section % 2:
            up = "../.." if model else ".."
            file = f"{up}/{folder(other, model)}/{name(other)}.md"
            lines += [f"Zie ook [[{name(other)}]] en [{text.title()}]({file}).", ""]
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


def folder(number, model=False):
    part = f"deel-{number % 20:02}"
    if not model:
        return part
    return f"begrippen/{part}" if is_term(number) else f"artikelen/{part}"


def name(number):
    return f"bladzijde-{number}"


def write(count, root, model=False):
    root = pathlib.Path(root)
    root.mkdir(parents=True)  # fails when it is there: nothing is overwritten
    rng = random.Random(20261123)
    text = Text(rng, words(rng, 20000))
    (root / "leidraad.yaml").write_text("title: Proefsite\nlanguage: nl\n", encoding="utf-8")
    if model:
        (root / "model.yaml").write_text(MODEL, encoding="utf-8")
    for number in range(count):
        file = root / "content" / folder(number, model) / f"{name(number)}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(text, number, count, model), encoding="utf-8")


if __name__ == "__main__":
    rest = [given for given in sys.argv[1:] if given != "--model"]
    if len(rest) != 2:
        sys.exit(__doc__)
    write(int(rest[0]), rest[1], "--model" in sys.argv)
