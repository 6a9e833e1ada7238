//! What an editor wants to know of the page they look at: how to link to it, its file, what leads to it,
//! and what its readers see of its state. Plain text; the script sets it as text nodes.

use serde_json::{Value, json};

use super::place::{Reach, href, page_of, title, wikilink};
use super::preview::State;
use super::words::{capital, day, say};
use crate::base::date::Date;
use crate::base::paths::UrlPath;
use crate::site::{PageIx, Site};

/// So many pages of one relation are listed; of the others is told how many they are.
const MOST: usize = 20;

/// What the panel says of the page at `url`: `{title, kind, link, file, edit, banner, readers, incoming}`.
/// `null` for an address that is no page of a file.
pub fn about(state: &State, reach: &Reach, url: Option<&UrlPath>) -> String {
    let site = state.snapshot.site();
    let page = url.and_then(|url| page_of(site.routes().get(url)?));
    let told = page.map_or(Value::Null, |page| told(state, reach, page));
    told.to_string()
}

fn told(state: &State, reach: &Reach, page: PageIx) -> Value {
    let (site, language) = (state.snapshot.site(), state.snapshot.language());
    let parsed = &site.page(page).parsed;
    let source = &parsed.source;
    let at = source.position(parsed.front.start_span().start);
    json!({
        "title": title(site, page),
        "kind": capital(site.kind(page).label.get(language)),
        "link": wikilink(site, page),
        "file": source.path.as_str(),
        "edit": reach.edit(&site.config, &source.path, at.line, at.column),
        "banner": banner(site, page, language, state.snapshot.today()),
        "readers": readers(site, page, language, state.snapshot.today()),
        "incoming": incoming(site, page, language),
    })
}

/// The day on which a page appears, when that lies ahead. The preview shows such a page already, so the
/// site itself does not say it.
pub fn scheduled(site: &Site, page: PageIx, today: Date) -> Option<Date> {
    let parsed = &site.page(page).parsed;
    parsed.checked.builtins.published.filter(|day| *day > today && !parsed.landing)
}

/// The strip above a page that the public does not see, in a line.
pub fn banner(site: &Site, page: PageIx, language: &str, today: Date) -> Option<String> {
    let state = site.state(page);
    if site.page(page).parsed.landing {
        return None;
    }
    let label = state.label.get(language);
    match (state.public, scheduled(site, page, today)) {
        (false, None) => Some(format!(
            "{label}: {}",
            say(language, "staat niet op de openbare site", "not on the public site")
        )),
        (false, Some(from)) => Some(format!(
            "{label}: {} ({} {})",
            say(language, "staat niet op de openbare site", "not on the public site"),
            say(language, "verschijnt niet vóór", "not before"),
            day(language, from)
        )),
        (true, Some(from)) => Some(format!(
            "{} {}: {}",
            say(language, "Verschijnt op", "Appears on"),
            day(language, from),
            say(language, "staat nog niet op de openbare site", "not on the public site yet")
        )),
        (true, None) => None,
    }
}

/// What readers see of the state and the review of a page, a line each: `{text, tone}`, the tone one of
/// `good`, `soon`, `late`, `plain`.
fn readers(site: &Site, page: PageIx, language: &str, today: Date) -> Vec<Value> {
    let (state, lifecycle) = (site.state(page), &site.model.lifecycle);
    let parsed = &site.page(page).parsed;
    let builtins = &parsed.checked.builtins;
    let line = |tone: &str, text: String| json!({"tone": tone, "text": text});
    let mut lines = Vec::new();
    let hidden = banner(site, page, language, today);
    let label = state.label.get(language);
    lines.push(match &hidden {
        Some(why) => line("plain", why.clone()),
        None if state.withdrawn => line(
            "plain",
            format!(
                "{label}: {}",
                say(
                    language,
                    "lezers zien dat deze pagina niet meer geldt",
                    "readers see that this page no longer holds"
                )
            ),
        ),
        None if state.notice => line(
            "soon",
            format!(
                "{label}: {}",
                say(language, "lezers zien dat in een melding", "readers see that in a notice")
            ),
        ),
        None => line("good", say(language, "Lezers zien deze pagina.", "Readers see this page.").to_owned()),
    });
    if parsed.landing || state.withdrawn {
        return lines;
    }
    if !lifecycle.reviewed.is_empty() {
        lines.push(match builtins.reviewed {
            Some(on) => line(
                "good",
                format!("{} {}.", say(language, "Beoordeeld op", "Reviewed on"), day(language, on)),
            ),
            None => line("plain", say(language, "Nog niet beoordeeld.", "Not reviewed yet.").to_owned()),
        });
    }
    if lifecycle.due.is_empty() {
        return lines;
    }
    lines.push(match builtins.review_due {
        None => line("plain", say(language, "Geen datum voor herziening.", "No date for review.").to_owned()),
        Some(due) => {
            let (left, on) = ((due - today).get_days(), day(language, due));
            if left < 0 {
                let late = say(language, "Herziening te laat: had gemoeten vóór", "Review overdue since");
                let seen = say(language, "; lezers zien een waarschuwing", "; readers see a warning");
                line("late", format!("{late} {on}{}.", if hidden.is_none() { seen } else { "" }))
            } else if left <= lifecycle.warn_days_before {
                let days =
                    if left == 1 { say(language, "dag", "day") } else { say(language, "dagen", "days") };
                let text = say(language, "Herzien voor", "Review due by");
                line("soon", format!("{text} {on}: {} {left} {days}.", say(language, "nog", "in")))
            } else {
                line("good", format!("{} {on}.", say(language, "Herzien voor", "Review due by")))
            }
        }
    });
    lines
}

/// What leads to a page, by relation: `{label, total, pages}`; then links in text.
fn incoming(site: &Site, page: PageIx, language: &str) -> Vec<Value> {
    let mut groups = Vec::new();
    for (n, relation) in site.model.relations.iter().enumerate() {
        let edges = if relation.symmetric { site.edges_from(page) } else { site.edges_to(page) };
        let pages: Vec<PageIx> = edges.iter().filter(|e| e.relation == n).map(|e| e.page).collect();
        let label = relation.inverse.as_ref().map_or(&relation.label, |inverse| &inverse.label);
        groups.push((capital(label.get(language)), pages));
    }
    let links = site.backlinks(page).iter().map(|link| link.page).collect();
    groups.push((say(language, "Links in tekst", "Links in text").to_owned(), links));
    let listed = groups.into_iter().filter(|(_, pages)| !pages.is_empty()).map(|(label, pages)| {
        let shown: Vec<Value> = pages
            .iter()
            .take(MOST)
            .map(|from| json!({"title": title(site, *from), "href": href(site, *from)}))
            .collect();
        json!({"label": label, "total": pages.len(), "pages": shown})
    });
    listed.collect()
}
