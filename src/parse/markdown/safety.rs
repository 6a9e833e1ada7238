//! What holds for any text: the body is sound, and nothing in it runs.

use proptest::prelude::*;

use super::MarkdownOptions;
use super::tests::parse;
use crate::parse::body::{Body, HoleKind, LinkTarget};

/// Every tag of ours, and nothing else that a browser would run.
fn assert_harmless(html: &str, text: &str) {
    const TAGS: &[&str] = &[
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "em",
        "strong",
        "del",
        "code",
        "pre",
        "blockquote",
        "aside",
        "ul",
        "ol",
        "li",
        "label",
        "input",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "br",
        "section",
        "sup",
        "a",
        "span",
        "figure",
        "figcaption",
    ];
    const ATTRIBUTES: [&str; 12] = [
        "id",
        "class",
        "type",
        "disabled",
        "checked",
        "scope",
        "start",
        "role",
        "href",
        "aria-label",
        "tabindex",
        "/",
    ];
    for part in html.split('<').skip(1) {
        let (tag, rest) = part.split_once('>').unwrap_or_else(|| panic!("open tag in {text:?}: {html}"));
        assert!(!rest.contains('>'), "{text:?}: {html}");
        let mut inner = tag.trim_start_matches('/');
        let name = inner.split(' ').next().unwrap_or("");
        assert!(TAGS.contains(&name), "<{name}> in {text:?}: {html}");
        inner = inner[name.len()..].trim_start();
        while !inner.is_empty() {
            let end = inner.find(['=', ' ']).unwrap_or(inner.len());
            assert!(ATTRIBUTES.contains(&&inner[..end]), "{} in {text:?}: {html}", &inner[..end]);
            inner = &inner[end..];
            if let Some(value) = inner.strip_prefix("=\"") {
                let (value, rest) = value.split_once('"').unwrap_or_else(|| panic!("open value in {text:?}"));
                assert!(!value.contains("script:"), "{text:?}: {html}");
                inner = rest;
            }
            inner = inner.trim_start();
        }
    }
}

#[test]
fn nothing_written_by_hand_can_run() {
    let seeds = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title><script>x</script>",
        "\"><script>x</script>",
        "' onclick='x",
        "\" onmouseover=\"x",
        "javascript:alert(1)",
        "jav&#x09;ascript:x",
        "&#106;avascript:x",
        "<!--><script>x</script>-->",
        "]]><svg/onload=x>",
        "{onclick=alert(1)}",
        "{#a\" onclick=\"x}",
        "{.a\"onclick=x}",
        "x\u{0}<b>",
        "`</code><script>`",
        "&lt;script&gt;",
    ];
    for seed in seeds {
        let places = [
            seed.to_owned(),
            format!("a {seed} b"),
            format!("## {seed}"),
            format!("## a {seed}"),
            format!("[{seed}](x)"),
            format!("[a]({seed})"),
            format!("[a](<{seed}>)"),
            format!("[a](x \"{seed}\")"),
            format!("![{seed}](x)"),
            format!("![a](x '{seed}')"),
            format!("![a](x.png \"{seed}\")"),
            format!("```{seed}\nx\n```"),
            format!("```rust\n{seed}\n```"),
            format!("a[^{seed}]\n\n[^{seed}]: x"),
            format!("a[^1]\n\n[^1]: {seed}"),
            format!("[[{seed}]]"),
            format!("[[a|{seed}]]"),
            format!("![[{seed}]]"),
            format!("[[={seed}]]"),
            format!("| {seed} |\n|---|\n| {seed} |"),
            format!("- [ ] {seed}"),
            format!("> [!NOTE]\n> {seed}"),
            format!(":::a x=\"{seed}\"\n{seed}\n:::"),
            format!("<{seed}>"),
            format!("[a]: {seed}\n\n[a]"),
            format!("<div {seed}>\n{seed}"),
        ];
        for text in places {
            let (body, _) = parse(&text, MarkdownOptions::default());
            assert_harmless(&body.html, &text);
            for call in &body.components {
                assert_harmless(&call.body.html, &text);
            }
            for link in &body.links {
                if let LinkTarget::External(address) = &link.target {
                    let lower = address.to_ascii_lowercase();
                    assert!(
                        ["http:", "https:", "mailto:", "tel:"].iter().any(|s| lower.starts_with(s)),
                        "{text:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_text_takes_long() {
    let seeds = [
        "[",
        "[[",
        "[[a",
        "![[",
        "![a](",
        "[a](",
        "[^a",
        "[^a]",
        "[^a]: b\n",
        "\"",
        "'",
        ":::",
        ":::a\n",
        "::::a\n:::\n",
        "http://(",
        "www.",
        "a@b.nl ",
        "*a ",
        "**a",
        "_",
        "~~",
        "`",
        "```\n",
        "# a\n",
        "## a {#b}\n",
        "> ",
        "- a\n",
        "|a|\n",
        "|a|\n|-|\n|b|\n\n",
        "<!--",
        "<b>",
        "<div>\n\n",
        "&amp;",
        "\\",
        "é",
        "a. ",
        "[a]: b\n",
        "[[a]] ",
        "[a](b) ",
        "- [ ] a\n",
        "![a](b \"c\")\n\n",
    ];
    for seed in seeds {
        let text = seed.repeat(50_000 / seed.len());
        let start = std::time::Instant::now();
        parse(&text, MarkdownOptions::default());
        let taken = start.elapsed();
        assert!(taken.as_secs() < 5, "{seed:?} took {taken:?}");
        if taken.as_millis() > 300 {
            println!("{seed:?} {taken:?}");
        }
    }
}

fn assert_sound(body: &Body, text: &str) {
    let html = &body.html;
    let boundary = |at: u32| assert!(html.is_char_boundary(at as usize), "{at} in {html:?} of {text:?}");
    let mut last = 0;
    for hole in &body.holes {
        boundary(hole.at);
        assert!(hole.at >= last);
        last = hole.at;
        match hole.kind {
            HoleKind::LinkStart(l) | HoleKind::LinkEnd(l) | HoleKind::Link(l) | HoleKind::Transclusion(l) => {
                assert!((l as usize) < body.links.len());
            }
            HoleKind::Image(i) => assert!((i as usize) < body.images.len()),
            HoleKind::Component(c) => assert!((c as usize) < body.components.len()),
            HoleKind::Fact(f) => assert!((f as usize) < body.facts.len()),
            HoleKind::Citations(c) => {
                assert!(body.citations.get(c as usize).is_some_and(|group| !group.is_empty()), "{text:?}");
            }
            HoleKind::Text(_) => {}
        }
    }
    let mut last = 0;
    for range in &body.running_text {
        boundary(range.start);
        boundary(range.end);
        assert!(range.start >= last && range.start < range.end, "{text:?}");
        last = range.end;
        assert!(!html[range.start as usize..range.end as usize].contains(['<', '>']), "{html:?}");
        assert!(!body.holes.iter().any(|hole| hole.at > range.start && hole.at < range.end), "{html:?}");
    }
    for heading in &body.outline {
        boundary(heading.start);
        boundary(heading.end);
        assert!(heading.start <= heading.end);
    }
    assert!(body.words.is_sorted_by(|a, b| a < b));
    for link in &body.links {
        assert!(text.get(link.span.start as usize..link.span.end as usize).is_some(), "{text:?}");
    }
    for cited in body.citations.iter().flatten() {
        let written = text.get(cited.span.start as usize..cited.span.end as usize);
        assert!(written.is_some_and(|written| written.starts_with('@')), "{written:?} in {text:?}");
    }
    for call in &body.components {
        assert_sound(&call.body, text);
    }
}

/// Pieces of Markdown that mean something, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "é",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "[[",
        "]]",
        "|",
        "![[",
        "[",
        "](",
        ")",
        "![",
        "[^1]",
        "[@a",
        "[@é]",
        "; @b, p. 1",
        "]",
        "[^1]: ",
        "# ",
        "## ",
        "> ",
        "- ",
        "- [x] ",
        "1. ",
        "    ",
        "\t",
        "```",
        "`",
        "*",
        "**",
        "_",
        "~~",
        ":::",
        ":::a ",
        "::::b",
        "<b>",
        "<!--",
        "-->",
        "<div>",
        "\"",
        "'",
        "...",
        " -- ",
        "www.a.nl",
        "https://x.nl/",
        "{#a}",
        "=",
        "| a |\n|--|\n",
        "\\",
        "&amp;",
        "&",
        "<",
        "\u{0}",
        "[!NOTE]",
        "日",
        "---",
        "[a]: b\n",
        "\u{301}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_gives_a_sound_and_harmless_body(text in pieces()) {
        let (body, found) = parse(&text, MarkdownOptions { highlight: false, ..MarkdownOptions::default() });
        assert_sound(&body, &text);
        assert_harmless(&body.html, &text);
        for found in found {
            prop_assert_ne!(found.code.name, "markdown-failed");
            prop_assert!(text.get(found.span.start as usize..found.span.end as usize).is_some(), "{:?} {:?}", text, found);
        }
    }

    #[test]
    fn any_text_gives_a_sound_body(text in any::<String>()) {
        let (body, _) = parse(&text, MarkdownOptions { highlight: false, ..MarkdownOptions::default() });
        assert_sound(&body, &text);
        assert_harmless(&body.html, &text);
    }
}
