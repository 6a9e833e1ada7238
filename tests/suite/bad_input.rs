//! Input that no one should give and everyone does: each is a finding or a clear error with a way out,
//! and nothing is lost.

use crate::test_site::TestSite;

/// A site of one page, to which a test adds what is wrong.
fn site(wrong: &str) -> TestSite {
    let fine = "
-- leidraad.yaml --
title: Proef
language: nl
-- content/goed.md --
# Goed

Een gewone pagina.
";
    TestSite::new(&format!("{fine}{}", wrong.trim_start()))
}

/// With an error among its findings a build publishes nothing, and an earlier site stays as it was.
fn nothing_is_published(site: &TestSite) {
    let before = site.tree("public");
    assert_eq!(site.run(&["build"]).code, 1);
    assert_eq!(site.tree("public"), before, "the published site stays as it was");
}

/// A good build first; then the wrong file; then nothing may have changed.
fn nothing_is_lost(path: &str, bytes: impl AsRef<[u8]>) {
    let site = site("");
    site.run_ok(&["build"]);
    site.write(path, bytes);
    nothing_is_published(&site);
}

#[test]
fn no_leidraad_yaml() {
    let site = TestSite::new("-- content/a.md --\n# A\n");
    let answer = site.run(&["check"]);
    assert_eq!(answer.code, 2);
    insta::assert_snapshot!(answer);
    assert!(!site.has("public"));
}

#[test]
fn an_unknown_key_in_the_configuration() {
    let site = site("-- leidraad.yaml --\ntitel: Proef\nlanguage: nl\nmenu: {}\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn an_unknown_field_in_a_page() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
language: nl
-- model.yaml --
version: 1
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
    fields:
      doelgroep: {type: text, label: Doelgroep}
-- content/artikelen/a.md --
---
title: Een artikel
doelgreop: ouders
---
",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn not_utf8() {
    // "café" in Windows-1252.
    let site = site("-- content/fout.md [hex] --\n23 20 63 61 66 e9 0a\n");
    insta::assert_snapshot!(site.run(&["check"]));
    nothing_is_lost("content/fout.md", b"# caf\xe9\n");
}

#[test]
fn utf16() {
    let site = site("-- content/fout.md [hex] --\nff fe 23 00 20 00 61 00 0a 00\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let page = "---\ntitle: Begin\n---\n\nTekst.\n";
    let plain = site(&format!("-- content/a.md --\n{page}"));
    let marked = site(&format!("-- content/a.md [bom] --\n{page}"));
    plain.run_ok(&["build"]);
    marked.run_ok(&["build"]);
    assert_eq!(plain.tree("public"), marked.tree("public"));
}

#[test]
fn line_ends_of_windows_give_the_same_site() {
    let page = "---\ntitle: Begin\ndescription: |\n  Twee\n  regels.\n---\n\nTekst,\nnog een regel.\n\n```sh\na\nb\n```\n";
    let unix = site(&format!("-- content/a.md --\n{page}"));
    let windows = site(&format!("-- content/a.md [crlf] --\n{page}"));
    unix.run_ok(&["build"]);
    windows.run_ok(&["build"]);
    let pages = |site: &TestSite| site.tree("public").into_iter().filter(|(path, _)| path.ends_with(".html"));
    for ((path, a), (other, b)) in pages(&unix).zip(pages(&windows)) {
        assert_eq!(path, other);
        assert_eq!(String::from_utf8_lossy(&a), String::from_utf8_lossy(&b), "{path}");
    }
}

#[test]
fn no_front_matter_is_fine_without_a_model_and_told_with_one() {
    let plain = site("-- content/a.md --\nAlleen tekst, zonder kop.\n");
    insta::assert_snapshot!("no_front_matter_plain", plain.run(&["check"]));
    let declared = TestSite::new(
        "
-- leidraad.yaml --
title: Proef
language: nl
-- model.yaml --
version: 1
kinds:
  artikel:
    label: {one: artikel, many: artikelen}
    folder: artikelen
    url: /artikelen/{id}/
    fields:
      doelgroep: {type: text, required: always, label: Doelgroep}
-- content/artikelen/a.md --
Alleen tekst.
",
    );
    insta::assert_snapshot!("no_front_matter_declared", declared.run(&["check"]));
}

#[test]
fn unclosed_front_matter() {
    let site = site("-- content/fout.md --\n---\ntitle: Begin\n\nTekst zonder einde van de velden.\n");
    insta::assert_snapshot!(site.run(&["check"]));
    nothing_is_lost("content/fout.md", "---\ntitle: Begin\n\nTekst.\n");
}

#[test]
fn a_duplicate_key() {
    let site = site("-- content/fout.md --\n---\ntitle: Een\ntitle: Twee\n---\n\nTekst.\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn an_empty_file() {
    let site = site("-- content/leeg.md --\n");
    let answer = site.run(&["check"]);
    let said = format!("{}{}", answer.stdout, answer.stderr);
    assert!(said.contains("content/leeg.md"), "a page without a word is told\n{answer}");
    insta::assert_snapshot!(answer);
}

#[test]
fn a_page_of_five_mebibytes() {
    let line = "Een regel van precies vierenzestig tekens, met einde van regel.\n";
    assert_eq!(line.len(), 64);
    let site = site(&format!("-- content/groot.md [times {}] --\n{line}", (5 << 20) / 64));
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn two_pages_for_one_url_are_an_error_that_names_both() {
    let site = site(
        "
-- content/a.md --
---
title: A
slug: zelfde
---
-- content/b.md --
---
title: B
slug: zelfde
---
",
    );
    let answer = site.run(&["check"]);
    let said = format!("{}{}", answer.stdout, answer.stderr);
    assert!(said.contains("content/a.md") && said.contains("content/b.md"), "{answer}");
    insta::assert_snapshot!(answer);
    nothing_is_published(&site);
}

#[test]
fn a_loop_of_transclusions() {
    let site = site(
        "
-- content/a.md --
# A

![[b]]
-- content/b.md --
# B

![[a]]
",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn a_template_that_does_not_parse() {
    let site = site("-- templates/page.html --\n<!DOCTYPE html>\n<p>{{ page.title </p>\n");
    insta::assert_snapshot!(site.run(&["check"]));
    nothing_is_lost("templates/page.html", "{% if %}");
}

#[test]
fn a_template_that_names_what_is_not_there() {
    let site = site("-- templates/page.html --\n<!DOCTYPE html>\n<p>{{ page.titel }}</p>\n");
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 1);
    insta::assert_snapshot!(answer);
}

#[test]
fn an_output_folder_with_files_that_are_not_ours() {
    let site = site("-- public/foto.jpg --\nniet van leidraad\n-- public/map/brief.txt --\nook niet\n");
    insta::assert_snapshot!(site.run(&["build"]));
    assert_eq!(site.read("public/foto.jpg"), "niet van leidraad\n");
    assert_eq!(site.read("public/map/brief.txt"), "ook niet\n");
}

#[test]
fn an_output_folder_that_holds_the_content() {
    let site = site("");
    for output in [".", "content", "content/uit"] {
        let answer = site.run(&["build", "--output-dir", output]);
        assert_eq!(answer.code, 2, "{answer}");
        assert!(site.has("content/goed.md") && site.has("leidraad.yaml"));
        assert!(!site.has("index.html") && !site.has("content/index.html"), "{answer}");
    }
    insta::assert_snapshot!(site.run(&["build", "--output-dir", "content"]));
}

#[test]
fn a_theme_that_does_not_exist() {
    let site = site("-- leidraad.yaml --\ntitle: Proef\nlanguage: nl\ntheme: leidraat\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn markdown_and_front_matter_are_never_run_as_templates_or_markup() {
    let site = site(
        "-- content/a.md --\n---\ntitle: '{{ 7*7 }}<script>alert(1)</script>'\n---\n\n{{ 7*7 }}<script>alert(2)</script> \
         [x](javascript:alert(3)) <a onclick=\"alert(4)\">y</a>\n",
    );
    assert!(site.run(&["build"]).code <= 1);
    let answer = site.run(&["check"]);
    insta::assert_snapshot!(answer);
    for (path, bytes) in site.tree("public") {
        let html = String::from_utf8_lossy(&bytes);
        assert!(!html.contains("<script>alert") && !html.contains("href=\"javascript:"), "{path}");
        assert!(!html.contains("<a onclick"), "{path}");
    }
}

#[test]
fn a_slip_in_the_fields_is_told_at_its_own_line_in_plain_words() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Slips
language: nl
-- content/bracket.md --
---
title: Bracket
tags: [a, b
---
-- content/colon.md --
---
title: Colon
summary the colon is gone
weight: 2
---
-- content/close.md --
---
title: Close
--- here
Text

---

More text
-- content/quote.md --
---
title: 'Foto's van de kring'
---
-- content/number.md --
---
title: Number
weight: 99999999999999999999999
---
",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn the_last_line_of_the_configuration_without_a_colon_is_told_itself() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Colon
language: en
menus:
  main:
    - {label: A, url: /}
base_url https://x.nl/
-- content/one.md --
---
title: One
---
",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn characters_that_show_nothing_do_not_reach_the_terminal() {
    let site = TestSite::new(
        "
-- leidraad.yaml --
title: Hidden
language: en
-- content/one.md --
---
title: \"One\\x1b[2J\"
summary: a \u{202e}b
---
",
    );
    insta::assert_snapshot!(site.run(&["check"]));
}
