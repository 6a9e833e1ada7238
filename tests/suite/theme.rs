//! What a site may replace of the theme, and that the theme author's guide tells it as it is: its worked
//! example is built from the page, and its table of components is that of the theme.

use std::collections::BTreeMap;

use crate::test_site::{TestSite, project, tree};

const GUIDE: &str = "docs/content/guides/making-a-theme.md";
const COMPONENTS: &str = "docs/content/guides/theme-components.md";

/// A page of the project.
fn text(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files that a page of the manual shows: a line with nothing but a path in backticks, then the text
/// between fences.
fn shown(page: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let path = line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
        let Some(path) = path.filter(|path| path.contains('.') && !path.contains(['`', ' '])) else {
            continue;
        };
        assert_eq!(lines.next(), Some(""), "{path}: an empty line comes before the fence");
        assert!(lines.next().is_some_and(|fence| fence.starts_with("```")), "{path}: no fence");
        let body: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        files.push((path.to_owned(), body.join("\n") + "\n"));
    }
    files
}

/// A site in which nothing is replaced.
const PLAIN: &str = "
-- leidraad.yaml --
title: Notes
language: nl
-- content/one.md --
---
title: One
published: 2026-10-05
---

:::warning
Mind the step.
:::
";

/// The one page of that site, with these files beside it.
fn built(files: &[(&str, &str)]) -> (TestSite, String) {
    let site = TestSite::new(PLAIN);
    for (path, text) in files {
        site.write(path, text);
    }
    site.run_ok(&["build", "--strict"]);
    let page = site.read("public/one/index.html");
    (site, page)
}

#[test]
fn a_site_replaces_a_part_and_keeps_the_rest() {
    let (_, before) = built(&[]);
    let (_, page) = built(&[("templates/parts/footer.html", "<footer>Van {{ site.title }}</footer>\n")]);
    assert!(page.contains("<footer>Van Notes</footer>"), "{page}");
    let head = |page: &str| page.split("<footer").next().map(str::to_owned);
    assert_eq!(head(&page), head(&before), "only the footer is another");
}

#[test]
fn a_site_builds_on_a_template_of_the_theme() {
    let template =
        "{% extends \"theme/page.html\" %}{% block main %}{{ super() }}<p>Meer</p>{% endblock %}\n";
    let (_, page) = built(&[("templates/page.html", template)]);
    assert!(page.contains("<p>Meer</p>") && page.contains("Mind the step."), "{page}");
}

#[test]
fn a_site_replaces_a_text_in_one_language_and_keeps_the_others() {
    let (_, before) = built(&[]);
    let (_, page) = built(&[("strings/nl.yaml", "alert-warning: Pas op\n")]);
    assert!(page.contains("Pas op"), "{page}");
    assert_eq!(page.replace("Pas op", "Let op"), before, "only that text is another");
}

#[test]
fn a_site_gives_a_token_another_value() {
    let link = "<link rel=\"stylesheet\" href=\"{{ site.base_path }}/own.css\">\n";
    let css = ":root { --accent: #6a2c70; }\n";
    let (site, page) = built(&[("templates/parts/head.html", link), ("static/own.css", css)]);
    assert_eq!(site.read("public/own.css"), css);
    let at = |what: &str| page.find(what).unwrap_or_else(|| panic!("no {what} in\n{page}"));
    assert!(at("/assets/site.css") < at("/own.css"), "the site's style sheet comes after the theme's");
    // Rules outside a layer win from all that are inside one; tokens are at their start.
    let theme = site.read("public/assets/site.css");
    assert!(theme.contains("--accent:") && theme.contains("@layer"), "the theme has that token and layers");
}

#[test]
fn a_site_replaces_a_component_and_keeps_the_others_of_its_file() {
    let own = r#"{% component warning(title: string = "") {"markdown": true} %}<aside>{{ body }}</aside>{% endcomponent %}"#;
    let date = "{% component Date(date) %}<time>{{ date.iso }}</time>{% endcomponent %}";
    let files = [("templates/components/own.html", own), ("templates/components/basics.html", date)];
    let (_, page) = built(&files);
    assert!(page.contains("<aside><p>Mind the step.</p>"), "{page}");
    assert!(
        page.contains("<time>2026-10-05</time>"),
        "also in a file with the name of one of the theme\n{page}"
    );
    assert!(page.contains("<nav class=\"breadcrumbs\""), "the rest of that file is there\n{page}");
}

#[test]
fn a_theme_lies_between_the_site_and_what_is_built_in() {
    let component = |word: &str| {
        format!(
            "{{% component warning() {{\"markdown\": true}} %}}<b>{word}</b>{{{{ body }}}}{{% endcomponent %}}"
        )
    };
    let site = TestSite::new(PLAIN);
    site.write("leidraad.yaml", "title: Notes\nlanguage: nl\ntheme: own\n");
    site.write("themes/own/theme.yaml", "name: own\nrequires: 1\n");
    site.write("themes/own/templates/components/mine.html", component("theme"));
    site.write("themes/own/templates/parts/footer.html", "<footer>theme</footer>\n");
    site.write("themes/own/strings/nl.yaml", "alert-note: Van het thema\nmine: Van ons\n");
    site.write("themes/own/assets/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    site.run_ok(&["build", "--strict"]);
    let page = site.read("public/one/index.html");
    assert!(page.contains("<b>theme</b>") && page.contains("<footer>theme</footer>"), "{page}");
    assert!(site.read("public/assets/favicon.svg").contains("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    assert!(site.has("public/assets/site.css"), "what the theme lacks is built in");

    site.write("templates/components/mine.html", component("site"));
    site.run_ok(&["build", "--strict"]);
    assert!(site.read("public/one/index.html").contains("<b>site</b>"));
}

#[test]
fn what_is_wrong_in_a_replacement_is_told_at_its_line() {
    let site = TestSite::new(PLAIN);
    site.write("strings/nl.yaml", "search-button: Vind\nalert-waring: Pas op\nmine: Van ons\n");
    site.write(
        "templates/parts/footer.html",
        "<footer>\n{{ site.strings[\"mine\"] }}\n{{ site.titel.x }}\n</footer>\n",
    );
    site.write("templates/components/twice.html", "{% component Twice() %}a{% endcomponent %}\n");
    insta::assert_snapshot!(site.run(&["check"]));
    site.write("templates/components/again.html", "{% component Twice() %}b{% endcomponent %}\n");
    insta::assert_snapshot!(site.run(&["check"]));
}

#[test]
fn the_worked_example_of_the_guide_is_a_site() {
    let files = shown(&text(GUIDE));
    let site = TestSite::new("");
    for (path, text) in &files {
        site.write(path, text);
    }
    for must in ["strings/en.yaml", "static/own.css", "templates/parts/footer.html", "templates/page.html"] {
        assert!(files.iter().any(|(path, _)| path == must), "{must} is not in the guide");
    }
    let answer = site.run_ok(&["check", "--strict"]);
    assert_eq!(answer.stdout, "", "{answer}");
    site.run_ok(&["build", "--strict"]);
    let page = site.read("public/borrowing/index.html");
    for expected in [
        "href=\"/own.css\"",
        "Neighbours, 23 November 2026",
        "Is something wrong on this page? Tell us.",
        "<time class=\"own-date\" datetime=\"2026-10-05\">2026-10-05</time>",
        "<aside class=\"contact\">\n<p><strong>Who has a ladder?</strong> 555-0100</p>\n<p>Call between nine and five.</p>",
    ] {
        assert!(page.contains(expected), "{expected:?} is not in\n{page}");
    }
    assert!(site.read("public/index.html").contains(">Find<"), "the button has its own text");
    assert!(site.read("public/assets/favicon.svg").contains("circle"));
    assert!(site.read("public/own.css").contains("--accent: #6a2c70"));
}

/// What the theme's components are called and take: `Card` and `page, level: integer = 3`.
fn components() -> BTreeMap<String, String> {
    let files = tree(&project().join("themes/leidraad/templates/components"));
    let mut found = BTreeMap::new();
    for (path, bytes) in files {
        let source = String::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        for definition in source.split("{% component ").skip(1) {
            let (name, rest) = definition.split_once('(').expect("a component has arguments");
            let (arguments, _) = rest.split_once(')').expect("the arguments end");
            let own =
                arguments.split(',').map(str::trim).filter(|word| !word.starts_with('@') && !word.is_empty());
            found.insert(name.to_owned(), own.collect::<Vec<_>>().join(", "));
        }
    }
    found
}

#[test]
fn the_manual_has_every_component_of_the_theme_with_what_it_takes() {
    let page = text(COMPONENTS);
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let told: BTreeMap<String, String> = rows
        .map(|(name, rest)| {
            let takes = rest.split(" | ").next().unwrap_or_default();
            (name.to_owned(), takes.trim_matches(['`', ' ', '-', '|']).to_owned())
        })
        .collect();
    let there = components();
    assert!(there.len() > 30, "only {} components were found", there.len());
    let row = |(name, takes): (&String, &String)| {
        let takes = if takes.is_empty() { "-".to_owned() } else { format!("`{takes}`") };
        format!("| `{name}` | {takes} | |")
    };
    let missing: Vec<String> =
        there.iter().filter(|(name, takes)| told.get(*name) != Some(takes)).map(row).collect();
    assert!(missing.is_empty(), "{COMPONENTS} should have these rows:\n{}", missing.join("\n"));
    let gone: Vec<&String> = told.keys().filter(|name| !there.contains_key(*name)).collect();
    assert!(gone.is_empty(), "{COMPONENTS} tells of components that are not there: {gone:?}");
}
