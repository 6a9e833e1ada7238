//! `check --fix`: what is certain is mended, byte for byte and nothing else; what is not, stays.

use crate::test_site::TestSite;

const MODEL: &str = "
-- leidraad.yaml --
title: Site
language: nl
-- model.yaml --
version: 1
kinds:
  stuk:
    label: Stuk
    folder: stukken
    fields:
      soort: {type: choice, values: {vrijwilliger: Vrijwilliger, familie: Familie, niveau-a: A}}
      dag: {type: date}
      doi: {type: text, format: doi}
      intro: {type: text}
      aantal: {type: integer}
      groep: {type: group, many: true, fields: {van: {type: integer}, label: {type: text}}}
";

fn site() -> TestSite {
    TestSite::new(MODEL)
}

/// A page as it is, as it becomes, and the code that is mended.
struct Case {
    code: &'static str,
    file: &'static str,
    before: &'static str,
    after: &'static str,
}

const CASES: [Case; 20] = [
    Case {
        code: "unknown-field",
        file: "content/stukken/a.md",
        before: "\u{feff}---\r\ntitle: A  \r\n# soorrt\r\n\"soorrt\":   familie # zo\r\n---\r\n\r\nTekst  \r\n",
        after: "\u{feff}---\r\ntitle: A  \r\n# soorrt\r\n\"soort\":   familie # zo\r\n---\r\n\r\nTekst  \r\n",
    },
    Case {
        code: "unknown-choice",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\nsoort: 'vrijwiliger'\n---\nvrijwiliger\n",
        after: "---\ntitle: A\nsoort: 'vrijwilliger'\n---\nvrijwiliger\n",
    },
    Case {
        code: "unknown-choice",
        file: "content/stukken/a.md",
        before: "---\ntitle: 👪 A\nsoort: Familie\n---\n\tx",
        after: "---\ntitle: 👪 A\nsoort: familie\n---\n\tx",
    },
    Case {
        code: "unknown-kind",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\nkind: Stuk\n---\nx\n",
        after: "---\ntitle: A\nkind: stuk\n---\nx\n",
    },
    Case {
        code: "date-invalid",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\ndag: \"2026-1-2\"\n---\nx\n",
        after: "---\ntitle: A\ndag: \"2026-01-02\"\n---\nx\n",
    },
    Case {
        code: "text-format",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\ndoi: https://doi.org/10.1000/x.1\n---\nx\n",
        after: "---\ntitle: A\ndoi: 10.1000/x.1\n---\nx\n",
    },
    Case {
        code: "text-format",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\nslug: Een Pagina\n---\nx\n",
        after: "---\ntitle: A\nslug: een-pagina\n---\nx\n",
    },
    Case {
        code: "yaml-syntax",
        file: "content/stukken/a.md",
        before: "---\ntitle: Netwerk: één \"nu\"\nsoort: familie\n---\nx\n",
        after: "---\ntitle: \"Netwerk: één \\\"nu\\\"\"\nsoort: familie\n---\nx\n",
    },
    Case {
        code: "yaml-syntax",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\ngroep:\n\t- {van: 1}\n\t- {van: 2}\n---\n\tx\n",
        after: "---\ntitle: A\ngroep:\n  - {van: 1}\n  - {van: 2}\n---\n\tx\n",
    },
    Case {
        code: "yaml-syntax",
        file: "content/stukken/a.md",
        before: "---\r\ntitle: A\r\ngroep:\r\n  - van: 1\r\n\tlabel: x\r\n---\r\nx\r\n",
        after: "---\r\ntitle: A\r\ngroep:\r\n  - van: 1\r\n    label: x\r\n---\r\nx\r\n",
    },
    Case {
        code: "yaml-syntax",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\nsoort:familie # zo\n---\nsoort:familie\n",
        after: "---\ntitle: A\nsoort: familie # zo\n---\nsoort:familie\n",
    },
    Case {
        code: "front-matter-unclosed",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\nsoort: familie\n\nTekst.\n",
        after: "---\ntitle: A\nsoort: familie\n---\n\nTekst.\n",
    },
    Case {
        code: "front-matter-unclosed",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\n\u{2014}\nTekst.\n",
        after: "---\ntitle: A\n---\nTekst.\n",
    },
    Case {
        code: "front-matter-unclosed",
        file: "content/stukken/a.md",
        before: "----\ntitle: A\n---\nTekst.\n",
        after: "---\ntitle: A\n---\nTekst.\n",
    },
    Case {
        code: "wrong-type",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\naantal: 08\n---\nx 08\n",
        after: "---\ntitle: A\naantal: 8\n---\nx 08\n",
    },
    Case {
        code: "date-invalid",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\ndag: \u{201c}2026-01-02\u{201d}\n---\nx\n",
        after: "---\ntitle: A\ndag: 2026-01-02\n---\nx\n",
    },
    Case {
        code: "unknown-choice",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\nsoort: \u{2018}familie\u{2019}\n---\nx\n",
        after: "---\ntitle: A\nsoort: familie\n---\nx\n",
    },
    Case {
        code: "field-invisible",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\u{200b}b\u{2060}c\n---\nx\n",
        after: "---\ntitle: Abc\n---\nx\n",
    },
    Case {
        code: "invisible-character",
        file: "content/stukken/a.md",
        before: "---\ntitle: A\n---\nEen\u{200b} en \u{200b}twee.\n",
        after: "---\ntitle: A\n---\nEen en twee.\n",
    },
    Case {
        code: "config-unknown-key",
        file: "leidraad.yaml",
        before: "title: Site\nlanguage: nl\ndescrption: x # y\n",
        after: "title: Site\nlanguage: nl\ndescription: x # y\n",
    },
];

#[test]
fn each_certain_fault_is_mended_and_no_other_byte_changes() {
    for Case { code, file, before, after } in CASES {
        let site = site();
        site.write("content/stukken/b.md", "---\ntitle: B\n---\nx\n");
        site.write(file, before);
        let found = site.run(&["check"]);
        assert!(
            found.stdout.contains(&format!("[{code}]")) && found.stdout.contains("= herstel: "),
            "{found}"
        );
        let dry = site.run(&["check", "--fix", "--dry-run"]);
        assert_eq!((site.read(file).as_str(), dry.code), (before, found.code), "{dry}");
        assert!(dry.stdout.starts_with(&format!("--- {file}\n+++ {file}\n@@ ")), "{dry}");
        let mended = site.run(&["check", "--fix"]);
        assert_eq!((site.read(file).as_str(), mended.code), (after, 0), "{code}: {mended}");
        assert!(mended.stderr.contains("1 bevinding hersteld in 1 bestand"), "{mended}");
        let again = site.run(&["check", "--fix", "--strict"]);
        assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{again}");
        assert!(!again.stderr.contains("hersteld"), "{again}");
        assert_eq!(site.read(file), after);
    }
}

#[test]
fn what_a_person_should_judge_stays() {
    let unsure = [
        // Another choice could be meant, or another day.
        "soort: niveau-b",
        "soort: vrijwillig",
        "dag: 3-4-2026",
        "doi: zie 10.1000/x.1",
        // The field that is meant stands there already, or a second slip of it.
        "soort: familie\nsoorrt: familie",
        "intr: x\ninro: y",
        "inleiding: x",
        // A time, a tab that could go two ways, a number of another kind, an address.
        "10:30",
        "groep:\n  van:\n\tlabel: x",
        "aantal: 0x1F",
        "https://example.org/",
        // A line with more on it than the mark.
        "--- tekst",
    ];
    for line in unsure {
        let site = site();
        let page = format!("---\ntitle: A\n{line}\n---\nx\n");
        site.write("content/stukken/a.md", &page);
        let answer = site.run(&["check", "--fix"]);
        assert_eq!((answer.code, site.read("content/stukken/a.md")), (1, page), "{answer}");
    }
}

#[test]
fn rounds_go_on_until_nothing_is_left_and_all_files_are_named() {
    let site = site();
    // Quotes first; only then can the rest of the front matter be held against the model.
    site.write("content/stukken/a.md", "---\ntitle: A: b\nsoort: vrijwiliger\n---\nx\n");
    site.write("content/stukken/b.md", "---\ntitle: B\nsoorrt: Familie\ndag: 2026-1-2\n---\nx\n");
    let dry = site.run(&["check", "--fix", "--dry-run"]);
    insta::assert_snapshot!("the_change_is_shown_as_a_diff", dry);
    let answer = site.run(&["check", "--fix"]);
    insta::assert_snapshot!("what_was_mended_is_told", answer);
    assert_eq!(site.read("content/stukken/a.md"), "---\ntitle: \"A: b\"\nsoort: vrijwilliger\n---\nx\n");
    assert_eq!(site.read("content/stukken/b.md"), "---\ntitle: B\nsoort: familie\ndag: 2026-01-02\n---\nx\n");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_leaves_all_as_they_were() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let site = site();
    let page = "---\ntitle: A\nsoort: vrijwiliger\n---\nx\n";
    site.write("content/stukken/a.md", page);
    site.write("content/stukken/b.md", page.replace("A", "B"));
    let file = site.root().join("content/stukken/b.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let answer = site.run(&["check", "--fix"]);
    assert_eq!((answer.code, site.read("content/stukken/a.md").as_str()), (2, page), "{answer}");
    assert!(answer.stderr.contains("content/stukken/b.md mag niet worden geschreven"), "{answer}");
    let refused = site.run(&["check", "--dry-run"]);
    assert_eq!(refused.code, 2, "{refused}");
}

#[test]
fn where_fields_end_is_not_guessed() {
    let pages = [
        // The text has what may be fields too, no empty line parts it, or a value may go on in it.
        "---\ntitle: A\n\nTekst.\nsoort: familie\n",
        "---\ntitle: A\nTekst.\n",
        "---\ntitle: A\nintro: |\n  een\n\n  twee\n",
        "---\ntitle: A: b\n\nTekst.\n",
    ];
    for page in pages {
        let site = site();
        site.write("content/stukken/a.md", page);
        let answer = site.run(&["check", "--fix"]);
        assert_eq!((answer.code, site.read("content/stukken/a.md").as_str()), (1, page), "{answer}");
    }
}
