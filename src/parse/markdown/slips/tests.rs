//! What is told and, above all, what is not: each slip beside its neighbours.

use crate::parse::markdown::MarkdownOptions;
use crate::parse::markdown::tests::parse;

/// The codes found in a text, in order.
fn codes(text: &str) -> Vec<&'static str> {
    let (_, found) = parse(text, MarkdownOptions::default());
    found.iter().map(|found| found.code.name).collect()
}

#[test]
fn slips_are_told() {
    let table: &[(&str, &str)] = &[
        ("##Kop\n", "markup-heading"),
        ("Tekst\n###Kop met tekst\n", "markup-heading"),
        ("Tekst.\n\n#Wat je doet\n\nTekst.", "markup-heading"),
        ("> ##Kop in citaat", "markup-heading"),
        ("-[ ] bel de school", "markup-list"),
        ("-eerste punt\n-tweede punt", "markup-list"),
        ("- eerste\n-tweede punt", "markup-list"),
        ("-eerste punt\n- tweede", "markup-list"),
        ("1.eerste punt\n2.tweede punt", "markup-list"),
        ("• een\n• twee", "markup-list"),
        ("• een\n\n• twee", "markup-list"),
        ("– een\n– twee", "markup-list"),
        ("\u{f0b7} een", "markup-list"),
        ("zie [tekst] (https://a.nl)", "markup-link"),
        ("zie [tekst] (../a.md)", "markup-link"),
        ("zie [tekst](a.md en meer", "markup-link"),
        ("zie [tekst](a b.md)", "markup-link"),
        ("dit is **vet en zo", "markup-emphasis"),
        ("dit is vet** en zo", "markup-emphasis"),
        ("dit is ** vet ** en zo", "markup-emphasis"),
        ("> [!LET OP]\n> tekst", "box-unknown"),
        ("> [!note] tekst", "box-unknown"),
        ("[!NOTE]\ntekst", "box-unknown"),
        ("| a | b |\n| c | d |", "markup-table"),
        ("| a | b |\n|---|\n| c | d |", "markup-table"),
        ("| a | b |\n|---|---|\n| c | d | e |", "table-cells"),
        ("| a | b |\n|---|---|\n| c |", "table-cells"),
        ("5&amp;nbsp;km", "entity-double"),
        ("5&amp;#160;km", "entity-double"),
        ("cafÃ©", "text-garbled"),
        ("## CafÃ©\n\ntekst", "text-garbled"),
        ("een \u{fffd} teken", "text-garbled"),
        ("een \u{f04a} teken", "text-garbled"),
        ("hy\u{ad}phen", "invisible-character"),
        ("a\u{200b}b", "invisible-character"),
        ("[a](https://a.nl/b\u{200b})", "invisible-character"),
        ("links \u{200f}rechts", "invisible-character"),
        ("TODO: bellen", "placeholder"),
        ("tekst (TODO)", "placeholder"),
        ("- FIXME nog bellen", "placeholder"),
        ("bel 06 XXX", "placeholder"),
        ("check!!", "placeholder"),
        ("(nog invullen)", "placeholder"),
        ("Lorem ipsum dolor", "placeholder"),
        ("tekst [Opmerking JD1] meer", "placeholder"),
        ("tekst. [Opmerking JK1: klopt dit nog? Navragen]", "placeholder"),
        ("- [] bel de school", "markup-list"),
        ("Zij hebben hun eigen eigen kracht.", "word-twice"),
        ("Vraag het aan de\nde buurvrouw.", "word-twice"),
        ("- Een een gezin kiest.", "word-twice"),
        ("Rond iemand ontstaat een net- werk van steun.", "word-torn"),
        ("Kom maandag 20 november 2026 langs.", "date-weekday"),
        ("Kom dinsdag 31 november 2026 langs.", "date-weekday"),
        ("Het spreekuur is Sunday 23 November 2026.", "date-weekday"),
        ("Een telefoontje na drie maanden is geen\n\n## Kop\n\ntekst", "text-unfinished"),
        ("- Een telefoontje na drie maanden is geen\n- en meer", "text-unfinished"),
        ("𝗝𝗲 𝗺𝗮𝗴 nee zeggen.", "text-styled"),
        ("tekst\n\n<!-- nog nakijken\n\nmeer tekst", "comment-unclosed"),
        ("tekst <!-- nog nakijken", "comment-unclosed"),
        ("Dit is niet genoeg.[1]", "note-mark"),
        ("Dit is niet genoeg [12].\n", "note-mark"),
        ("1. een\n2. twee\n4. vier", "list-numbers"),
        ("5. een\n5. twee\n6. vier", "list-numbers"),
        ("## LET OP DE RELATIE\n\ntekst", "heading-loud"),
        ("## Let op!!!\n\ntekst", "heading-loud"),
        ("zie [a](https://team.sharepoint.com/sites/x)", "link-local"),
        ("zie [a](https://a.nl/een-lange-na…)", "link-mistyped"),
        ("![Schermafbeelding 2026-11-20 om 14.32.07](a.png)", "image-alt"),
        ("![IMG_2041](a.png)", "image-alt"),
        ("tekst [Comment AB2]: meer", "placeholder"),
        ("Beste «Voornaam»,", "placeholder"),
        ("Beste {{naam}},", "placeholder"),
        ("Beste [naam],", "placeholder"),
        ("[a](https://https://a.nl)", "link-mistyped"),
        ("[a](https:/a.nl)", "link-mistyped"),
        ("[a](https://a.nl.)", "link-mistyped"),
        ("[a](mailto:)", "link-mistyped"),
        ("[a](mailto:jan)", "link-mistyped"),
        ("[a](http://localhost:80/b)", "link-local"),
        ("[a](http://192.168.1.4/)", "link-local"),
        ("[a](https://a.nl/?utm_source=b)", "link-tracking"),
        ("## A\n\n## B\n\ntekst", "heading-empty-section"),
        ("tekst\n\n## A", "heading-empty-section"),
        ("**Wat je doet**\n\ntekst", "bold-heading"),
        ("tekst\n\n    Dit is een hele zin die per ongeluk inspringt.", "text-indented"),
        ("```\ncode\n\ntekst", "code-unclosed"),
    ];
    let wrong: Vec<_> = table.iter().filter(|(text, code)| codes(text) != [*code]).collect();
    let said: Vec<_> = wrong.iter().map(|(text, code)| (text, code, codes(text))).collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn another_language_is_told_unless_it_is_marked_or_mixed() {
    let english = "This is what they said about the help that they had from the team.";
    let own = "Dit is wat zij zeiden over de hulp die het team hun heeft gegeven, en dat was goed.";
    let told = ["language-unmarked"];
    let whole = [english; 5].join("\n\n");
    let table: &[(String, &[&str])] = &[
        (english.into(), &told),
        (format!("> {english}"), &told),
        (format!("{own}\n\n{english}\n\n{own}"), &told),
        (format!("{english}\n\n{own}\n\n{own}\n\n{own}\n\n{english}"), &["language-unmarked"; 2]),
        (whole, &told),
        (format!("## How to be there for your child\n\n{own}"), &told),
        ("Wir haben uns nicht auf den Plan geeinigt, und das ist auch gut so.".into(), &told),
        ("Nous avons parlé avec la famille et elle est contente de cette aide.".into(), &told),
        (own.into(), &[]),
        (
            format!("Zij schrijven: \u{201c}{english}\u{201d} En dat is precies wat wij hier ook vaak zien."),
            &[],
        ),
        ("Signs of Safety, Family Group Conference, Youth Initiated Mentoring.".into(), &[]),
        (format!("## The Art of Living\n\n{own}"), &[]),
        (format!("`{english}`"), &[]),
        (format!("```\n{english}\n```"), &[]),
        (format!(":::foreign lang=en\n{english}\n:::"), &[]),
        (format!(":::quote lang=\"en-GB\" source=x\n{english}\n:::\n\n{own}"), &[]),
        (format!(":::foreign lang=en\n{own}\n:::"), &told),
        (format!(":::foreign lang=ja\n{english}\n:::"), &[]),
        (format!(":::foreign lang=engels\n{english}\n:::"), &["component-argument"]),
        (format!("## How to be there for your child {{#x lang=en}}\n\n{own}"), &[]),
        (format!("## How to be there for your child {{lang=engels}}\n\n{own}"), &["heading-attribute"]),
    ];
    let said = table.iter().map(|(text, expected)| (text, codes(text), expected));
    let wrong: Vec<_> = said.filter(|(_, found, expected)| found != *expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let (body, _) = parse("## Help {#x .y lang=en}\n\ntekst", MarkdownOptions::default());
    assert!(body.html.starts_with("<h2 id=\"x\" class=\"y\" lang=\"en\">"), "{}", body.html);
}

#[test]
fn their_neighbours_are_not() {
    let table = [
        // Words that stand twice on purpose, hyphens that belong there, whole dates, open ends.
        "Wie wil dat je je schaamt? De mensen die die keuze maken.",
        "Heel heel heel klein, en heel heel groot.",
        "een een-op-eengesprek, en: nee, nee, nooit",
        "de twee-\ntwee mensen",
        "jeugd- en gezinshulp, voor- of nadelen, in- tot uitgaand",
        "Kom vrijdag 20 november 2026, of maandag, 20 minuten lang.",
        "`maandag 20 november 2026`",
        "Dit hoort bij de volgende rij van een\n\n- een\n- twee",
        "Naam van de",
        "Zie x[1] en `a.[1]`, [tekst][1] en [2](b.md).\n\n[1]: https://a.nl",
        "Een noot.[^1]\n\n[^1]: Zo.",
        "1. een\n1. twee\n1. drie",
        "3. drie\n4. vier\n\ntekst\n\n1. een",
        "1. een\n   1. binnen\n   2. nog een\n2. twee",
        "- [ ] open\n- [x] klaar",
        "tekst <!-- nakijken --> meer\n\n<!--\nblok\n-->\n\ntekst",
        "`<!--` opent commentaar",
        "Laat 𝑥 een getal zijn.",
        "## API\n\ntekst\n\n## Let op!\n\ntekst\n\n## VNG en NJi: EKC in 2026\n\ntekst",
        "![Een foto van opa](a.png)\n\n![Foto: opa en oma](b.png)\n\n![Image of 2 people](c.png)",
        // Headings and hashtags.
        "## Kop\n\ntekst",
        "\\##Kop",
        "`##Kop`",
        "```\n##Kop\n-punt een\n-punt twee\n```",
        "#MeToo is een begin.",
        "Zie #12 en #13.",
        "a ##b",
        "####### zeven",
        // Lists.
        "- een\n- twee",
        "-5 graden\n-6 graden",
        "–",
        "– zegt ze.",
        "een -twee",
        "*schuin* en\n*nog eens*",
        "1.5 liter\n2.5 liter",
        "\\-een punt\n\\-twee punt",
        "-x\n-y",
        "+31 6 12\n+31 6 13",
        // Links.
        "[tekst](a.md)",
        "\\[tekst] (https://a.nl)",
        "noot [1] (pagina 3)",
        "[tekst](<a b.md>)",
        "`[a](b c)`",
        "[a](b.md \"met titel\")",
        "de lijst [x] (zie boven)",
        "[[a]] en [[b|c]]",
        // Emphasis.
        "**vet**",
        "een **vet**, en **meer**.",
        "2**3 en 4**5",
        "\\*\\*a",
        "`**a`",
        "de map content/** hier",
        "**kwargs",
        "a ** b",
        // Boxes.
        "> [!NOTE]\n> tekst",
        "> [!tip]\n> tekst",
        "> [naam](a.md) zegt",
        "> \\[!X] tekst",
        // Tables.
        "| a | b |\n|---|---|\n| c | d |",
        "a | b",
        "| a |",
        "|x| is de absolute waarde",
        "| a | b |\n|---|---|\n| c \\| d | e |",
        "```\n| a | b |\n| c | d |\n```",
        "| a | b |",
        // Entities.
        "5&nbsp;km",
        "R&amp;D",
        "`&amp;nbsp;`",
        "Jansen &amp; zonen; samen",
        // Characters.
        "café â la ïef Ã",
        "👨‍👩‍👧 samen",
        "می‌خواهم",
        "\u{200f}שלום",
        "5\u{a0}km",
        "`\u{ad}`",
        "„Ä“ en ‘é’",
        // Leftovers.
        "de TODO-lijst",
        "een to do",
        "`TODO: x`",
        "Super Bowl XXX begon",
        "06-XXXX",
        "«Bonjour tout le monde»",
        "`{{naam}}`",
        "\\[naam]",
        "[naam](a.md)",
        "dat moet hij nog invullen voordat hij samen met haar verder kan gaan praten",
        "Goed gedaan!!",
        "Waarom??",
        "[^1]\n\n[^1]: noot",
        // Addresses.
        "[a](https://a.nl/b_(c))",
        "[a](https://web.archive.org/web/2020/https://b.nl/)",
        "<http://localhost:1717>",
        "http://localhost:1717/ is het adres",
        "[http://localhost:1717](http://localhost:1717)",
        "[a](mailto:a@b.nl)",
        "[a](mailto:?subject=x)",
        "[a](https://a.nl/?q=utm)",
        "[a](tel:112)",
        // Shape.
        "## A\n\n### B\n\ntekst",
        "## A\n\n- punt",
        "## A\n\n:::b\ntekst\n:::",
        "## A\n\n---",
        "**Let op:**\n\ntekst",
        "**Doe dit nu.**\n\ntekst",
        "- **punt**\n- twee",
        "**vet** en meer\n\ntekst",
        "    let x = 1;",
        "    ls\n    cd a",
        "- punt\n\n      Dit is een hele zin; x = 1.",
        "```\ncode\n```",
        "~~~\ncode\n~~~\n\ntekst",
        "> ```\n> a\n> ```",
        "- ```\n  a\n  ```",
        "kort\n\nkort",
        "<!-- TODO: x -->",
        // What pages of others hold.
        "* de opties -ffunction,\n  -fdata en --gc staan nu aan",
        "de tekens { en } werden {{ and }} in die versie",
        "**`Naam 1.79`**\n\ntekst",
        "**Vrager <-> Poort**\n\ntekst",
        "# A\n\n```\na\n```\n\nom de stappen die nog volgen zo te doen dat niemand er meer naar hoeft om te kijken, of doe ze zelf.\n\n```\nb\n```\n\nom de stappen die nog volgen zo te doen dat niemand er meer naar hoeft om te kijken, of doe ze zelf.",
    ];
    let wrong: Vec<_> = table
        .iter()
        .map(|text| (text, codes(text)))
        .filter(|(_, found)| {
            found.iter().any(|code| crate::diag::codes::slips::ROWS.iter().any(|row| row.name == *code))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
