//! Markdown in, HTML with holes out: tables of both.

use std::fmt::Write as _;

use super::{Document, MarkdownOptions, Origin};
use crate::base::paths::SourcePath;
use crate::base::source::Source;
use crate::base::yaml::{Block, Seg};
use crate::diag::Diagnostic;
use crate::parse::body::{Body, HoleKind, LinkTarget, word_hash};

const PLAIN: MarkdownOptions =
    MarkdownOptions { html: false, typography: false, highlight: false, max_depth: 256 };

/// Renders a page's body with `options`.
pub fn parse(text: &str, options: MarkdownOptions) -> (Body, Vec<Diagnostic>) {
    let source = Source::new(SourcePath::new("a.md"), text);
    let mut document = Document::new(options, "nl", text);
    document.cites = true;
    let (body, _) = document.body(text, &Origin::file(&source, 0), false);
    (body, document.finish())
}

/// HTML with its holes shown: `{L0|text}`, `{link 0}` and so on.
fn shown(body: &Body) -> String {
    let mut out = String::new();
    let mut from = 0;
    for hole in &body.holes {
        out.push_str(&body.html[from..hole.at as usize]);
        from = hole.at as usize;
        let _ = match &hole.kind {
            HoleKind::LinkStart(link) => write!(out, "{{L{link}|"),
            HoleKind::LinkEnd(_) => write!(out, "}}"),
            HoleKind::Link(link) => write!(out, "{{link {link}}}"),
            HoleKind::Image(image) => write!(out, "{{image {image}}}"),
            HoleKind::Component(call) => {
                let call = &body.components[*call as usize];
                write!(out, "{{{} {}}}", call.name, shown(&call.body))
            }
            HoleKind::Transclusion(link) => write!(out, "{{page {link}}}"),
            HoleKind::Fact(fact) => write!(out, "{{={}}}", body.facts[*fact as usize].0),
            HoleKind::Citations(group) => {
                let names: Vec<&str> =
                    body.citations[*group as usize].iter().map(|cited| &*cited.name).collect();
                write!(out, "{{@{}}}", names.join(" "))
            }
            HoleKind::Text(key) => write!(out, "{{{key}}}"),
        };
    }
    out.push_str(&body.html[from..]);
    out
}

#[test]
fn markdown_becomes_html_with_holes() {
    let table = [
        (
            "a *b* **c** ~~d~~ `<e>` & <",
            "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>&lt;e&gt;</code> &amp; &lt;</p>\n",
        ),
        ("a\\\nb\nc", "<p>a<br>\nb\nc</p>\n"),
        (
            "1. a\n   - b\n2. c\n\n***",
            "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>\n<hr>\n",
        ),
        ("3. a\n\n   b", "<ol start=\"3\">\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        (
            "> [!WARNING]\n> a",
            "<aside class=\"alert alert-warning\">\n<p class=\"alert-title\">{alert-warning}</p>\n<p>a</p>\n</aside>\n",
        ),
        (
            "- [x] a [[b]]\n- [ ] c\n  - d",
            "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" checked> a {link 0}</label></li>\n<li class=\"task\"><label><input type=\"checkbox\"> c</label>\n<ul>\n<li>d</li>\n</ul>\n</li>\n</ul>\n",
        ),
        (
            "|  | a |\n|---|--:|\n| [[x\\|y]] | z<br>q |",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{table}\">\n<table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"align-right\">a</th></tr>\n</thead>\n<tbody>\n<tr><td>{L0|y}</td><td class=\"align-right\">z<br>\nq</td></tr>\n</tbody>\n</table>\n</div>\n",
        ),
        (
            "```rust x\n<&\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">&lt;&amp;\n</code></pre>\n",
        ),
        ("![a *b*](i.png \"Een kop\")", "<figure>\n{image 0}\n<figcaption>Een kop</figcaption>\n</figure>\n"),
        ("![a](i.png)", "<p>{image 0}</p>\n"),
        ("x ![a](i.png \"t\")", "<p>x {image 0}</p>\n"),
        ("![[p#k]]\n\n![[i.png|a]]", "{page 0}\n<p>{image 0}</p>\n"),
        (
            "zie [[=getal]] en [[n]] en [[n|t *u*]] en [[#k]]",
            "<p>zie {=getal} en {link 0} en {L1|t <em>u</em>} en {link 2}</p>\n",
        ),
        (
            "https://a.nl/b_c, (www.d.nl) `www.e.nl` [www.f.nl](g)",
            "<p>{L0|https://a.nl/b_c}, ({L1|www.d.nl}) <code>www.e.nl</code> {L2|www.f.nl}</p>\n",
        ),
        ("a <!-- weg --> b\n\n<!-- ook\n\nweg -->\n\nc", "<p>a  b</p>\n<p>c</p>\n"),
        ("p\n:::doos\n- a\n:::\nq", "<p>p</p>\n{doos <ul>\n<li>a</li>\n</ul>\n}\n<p>q</p>\n"),
        ("::::a\n:::b\nx\n:::\n::::", "{a {b <p>x</p>\n}\n}\n"),
        ("- i\n  :::doos\n  x\n  :::\n- j", "<ul>\n<li>i\n{doos <p>x</p>\n}\n</li>\n<li>j</li>\n</ul>\n"),
        (":::a\n[x][r]\n:::\n\n[r]: https://x.nl", "{a <p>{L0|x}</p>\n}\n"),
        ("```\n:::a\n```", "<pre tabindex=\"0\"><code>:::a\n</code></pre>\n"),
        ("- [x] a\n  -", "<ul>\n<li>\n<h2 id=\"x-a\">[x] a</h2>\n</li>\n</ul>\n"),
    ];
    for (text, expected) in table {
        let (body, found) = parse(text, PLAIN);
        assert_eq!(shown(&body), expected, "{text}");
        let found: Vec<_> = filled(found).iter().map(|d| d.code.name).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

/// Findings, but for headings with nothing below them: the texts here are short.
fn filled(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.retain(|found| *found.code != crate::diag::codes::slips::HEADING_EMPTY_SECTION);
    found
}

#[test]
fn what_is_wrong_is_told_where_it_stands() {
    // (text, code, the text it points at)
    let table = [
        ("# A", "heading-level-one", "# A"),
        ("## A {#x}\n## B {#x}", "duplicate-anchor", "## B {#x}"),
        ("## A {onclick=x}", "heading-attribute", "## A {onclick=x}"),
        ("## A {#x\"y}", "heading-attribute", "## A {#x\"y}"),
        ("[a](javascript:x \"t\")", "link-scheme", "javascript:x"),
        ("![a](data:image/png;base64,x)", "link-scheme", "data:image/png;base64,x"),
        ("![a](mailto:x@y.nl)", "link-scheme", "mailto:x@y.nl"),
        ("[a]()", "link-empty", ""),
        ("a ![[b]] c", "transclusion-inline", "b"),
        ("- ![[b]]", "transclusion-inline", "b"),
        ("a[^x] b", "footnote-missing", "[^x]"),
        ("a\n\n[^x]: b", "footnote-unused", "[^x]: b"),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", "footnote-duplicate", "[^x]: c"),
        ("a <b>c</b>", "raw-html", "<b>"),
        ("<div>\n\na", "raw-html", "<div>"),
        (":::a\nb", "component-unclosed", "a"),
        ("a\n\n:::\n", "component-stray", ":::"),
        (":::{.x}", "component-stray", ":::{.x}"),
        ("> :::a\n> b", "component-place", ":::a"),
        ("- a\n\n      :::b\n\n- c", "", ""),
        ("1. a\n\n    :::b", "component-place", ":::b"),
        (":::a x=\"y\n:::", "component-argument", "x=\"y"),
        (":::a x=1 x=2\n:::", "component-argument", "x=2"),
        ("a \\[^x] `[^y]`", "", ""),
    ];
    for (text, code, place) in table {
        let (_, found) = parse(text, PLAIN);
        let found = filled(found);
        let told: Vec<_> = found.iter().map(|d| d.code.name).collect();
        assert_eq!(told.join(" "), code, "{text}");
        if let Some(found) = found.first() {
            assert_eq!(&text[found.span.start as usize..found.span.end as usize], place, "{text}");
        }
    }
}

#[test]
fn headings_have_anchors_of_their_own_and_sections_that_end() {
    let text = "## Één\n\na\n\n### Twee\n\n## Één\n\n> ## In\n>\n> b\n\n:::c\n## Één {#één}\n## Twee\n:::\n\n## Laatste {#twee}\n";
    let (body, found) = parse(text, PLAIN);
    assert_eq!(filled(found).len(), 1, "an anchor with an accent is refused");
    let outline: Vec<_> = body.outline.iter().map(|h| format!("{}{}", h.level, h.id)).collect();
    assert_eq!(outline, ["2een", "3twee-2", "2een-2", "2in", "2een-3", "2twee-3", "2twee"]);
    let part = |at: usize| &body.html[body.outline[at].start as usize..body.outline[at].end as usize];
    assert!(part(0).starts_with("<h2 id=\"een\">") && part(0).ends_with("</h3>\n"));
    assert_eq!(part(3), "<h2 id=\"in\">In</h2>\n<p>b</p>\n");
    assert_eq!(part(5), "");
    assert!(part(2).ends_with("</blockquote>\n\n"), "{:?}", part(2));
    let sections: Vec<_> = body.sections.iter().map(|s| (s.anchor.as_deref(), s.text.as_str())).collect();
    assert_eq!(sections[0], (Some("een"), "a"));
    assert_eq!(sections[3], (Some("in"), "b"));
}

#[test]
fn the_first_heading_can_be_the_title() {
    let source = Source::new(SourcePath::new("a.md"), "# De *titel* [x](y)\n\na\n\n# B");
    let mut document = Document::new(PLAIN, "nl", &source.text);
    let (body, title) = document.body(&source.text, &Origin::file(&source, 0), true);
    assert_eq!(title.as_deref(), Some("De titel x"));
    assert_eq!(body.html, "<p>a</p>\n<h2 id=\"b\">B</h2>\n");
    assert!(body.holes.is_empty());
    assert_eq!(document.finish().len(), 1);
}

#[test]
fn footnotes_stand_below_the_text_with_ways_back() {
    let (body, found) = parse("a[^x] b[^1] c[^x]\n\n[^1]: een\n\n[^x]: twee [[l]]\n\n    - drie\n\nd", PLAIN);
    assert!(found.is_empty());
    let html = shown(&body);
    assert!(html.starts_with(
        "<p>a<sup class=\"footnote-ref\"><a href=\"#fn_1\" id=\"fnref_1\" role=\"doc-noteref\">1</a></sup> b"
    ));
    assert!(html.contains("<p>d</p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{footnotes}\">\n<ol>\n<li id=\"fn_1\">\n<p>twee {link 0}</p>\n<ul>\n<li>drie</li>\n</ul>\n <a href=\"#fnref_1\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"{footnote-back} 1a\">a</a> <a href=\"#fnref_1_2\""), "{html}");
    assert!(html.contains("<p>een <a href=\"#fnref_2\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"{footnote-back} 2\">↩</a></p>\n</li>"), "{html}");
}

#[test]
fn links_know_their_place_text_section_and_sentence() {
    let text =
        "Eerst. Zie [het **doel**](<a b.md#k> \"t\") bijv. hier. Dan.\n\n## Kop\n\n[[k:naam#deel]] helpt.";
    let (body, _) = parse(text, PLAIN);
    let [first, second] = &body.links[..] else { panic!("two links") };
    assert_eq!(first.target, LinkTarget::File { path: "a b.md".into(), anchor: Some("k".into()) });
    assert_eq!(&text[first.span.start as usize..first.span.end as usize], "a b.md#k");
    assert_eq!(
        (first.text.as_str(), first.title.as_deref(), first.section.as_deref()),
        ("het doel", Some("t"), None)
    );
    let sentence = &first.sentence;
    assert_eq!((&*sentence.before, &*sentence.link, &*sentence.after), ("Zie ", "het doel", " bijv. hier."));
    assert_eq!(
        (second.section.as_deref(), &*second.sentence.link, &*second.sentence.after),
        (Some("kop"), "", " helpt.")
    );
}

#[test]
fn running_text_leaves_out_links_headings_and_code() {
    let (body, _) = parse("## Kop\n\nEen A&B\nregel *met* [link](x) en `code` [[=f]]slot.\n\n- punt", PLAIN);
    let ran: Vec<_> =
        body.running_text.iter().map(|r| &body.html[r.start as usize..r.end as usize]).collect();
    assert_eq!(ran, ["Een A&amp;B\nregel ", "met", " ", " en ", " ", "slot.", "punt"]);
    assert!(body.words.contains(&word_hash("slot")) && !body.words.contains(&word_hash("code")));
}

#[test]
fn a_field_points_at_its_value_and_has_no_paragraph() {
    let source = std::sync::Arc::new(Source::new(SourcePath::new("a.md"), "x: \"a [b](c:d) -- 'e'\"\n"));
    let block = Block::read(&source, 0..source.text.len(), false).unwrap();
    let mut document = Document::new(MarkdownOptions::default(), "nl", "");
    let path = [Seg::from("x")];
    let body = document.field("a [b](c:d) -- 'e'", &Origin::field(&block, &path), true);
    assert_eq!(body.html, "a b – ‘e’");
    let found = document.finish();
    assert_eq!(found[0].span, block.value_span(&path));
}

#[test]
fn nesting_has_an_end() {
    for text in
        [">".repeat(5000), format!("{}a", "- ".repeat(5000)), "*a ".repeat(5000), ":::a\n".repeat(200)]
    {
        let (body, found) = parse(&text, PLAIN);
        let told = found.iter().filter(|d| d.code.name == "markdown-too-deep").count();
        assert_eq!(told, usize::from(text.starts_with(['>', '-'])));
        assert!(body.html.matches("<ul>").count() <= 256);
    }
}
