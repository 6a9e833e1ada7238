//! Work lists: findings by severity, pages that are not public, pages that nothing leads to.

use super::super::about::scheduled;
use super::super::words::{day, escape};
use super::desk::Desk;
use crate::diag::{Diagnostic, Severity};
use crate::site::PageIx;

/// The findings, a list for each severity.
pub fn findings(desk: &Desk<'_>) -> String {
    let snapshot = &desk.state.snapshot;
    let mut out = String::new();
    if let Some(trouble) = &desk.state.trouble {
        out.push_str(&format!("<p class=\"error\">{}</p>\n", escape(trouble)));
    }
    let severities = [
        (Severity::Error, desk.say("Fouten", "Errors"), desk.say("Geen fouten.", "No errors.")),
        (Severity::Warning, desk.say("Let op", "Warnings"), desk.say("Niets.", "None.")),
        (Severity::Advice, desk.say("Adviezen", "Advice"), desk.say("Geen adviezen.", "None.")),
    ];
    for (severity, heading, none) in severities {
        let of: Vec<&Diagnostic> = snapshot.findings().iter().filter(|f| f.severity == severity).collect();
        let (name, count) = (severity.name(), desk.number(of.len()));
        let list = desk.list(&of, none, |finding| line(desk, finding));
        out.push_str(&format!("<div class=\"{name}\"><h3>{heading} ({count})</h3>\n{list}</div>\n"));
    }
    out
}

fn line(desk: &Desk<'_>, finding: &Diagnostic) -> String {
    let message = finding.message.text(desk.language);
    let help = finding.help.as_ref().map(|help| help.text(desk.language));
    let help = help.map(|help| format!("<br>{}", escape(&help))).unwrap_or_default();
    let page = desk.site.page_around(&finding.span);
    let page = page.map(|page| format!("{} ", desk.page(page))).unwrap_or_default();
    format!(
        "<li>{}{help}<br>{page}{} <span class=\"soft\">{}</span></li>\n",
        escape(&message),
        desk.file(&finding.span, true),
        finding.code.name
    )
}

/// Whether the public sees a page, today; the preview itself shows more.
fn is_public(desk: &Desk<'_>, page: PageIx) -> bool {
    desk.site.page(page).parsed.landing
        || desk.site.state(page).public && scheduled(desk.site, page, desk.today).is_none()
}

/// Pages that the public does not see: by state, and those whose day is still to come by that day.
pub fn drafts(desk: &Desk<'_>) -> String {
    let site = desk.site;
    let hidden: Vec<PageIx> =
        (0..site.pages.len() as PageIx).filter(|page| !is_public(desk, *page)).collect();
    let mut out = String::new();
    for (n, state) in site.model.lifecycle.states.iter().enumerate().filter(|(_, state)| !state.public) {
        let in_state = |page: &PageIx| site.page(*page).parsed.checked.builtins.state == n;
        let of: Vec<PageIx> = hidden.iter().copied().filter(in_state).collect();
        let label = escape(state.label.get(desk.language)).into_owned();
        let list = desk.list(&of, desk.say("Geen.", "None."), |page| {
            let kind = escape(site.kind(*page).label.get(desk.language)).into_owned();
            desk.line(*page, &format!(" <span class=\"soft\">{kind}</span>"))
        });
        out.push_str(&format!("<h3>{label} ({})</h3>\n{list}", desk.number(of.len())));
    }
    let ahead = |page: PageIx| Some((scheduled(site, page, desk.today)?, page));
    let mut later: Vec<_> =
        hidden.iter().filter(|page| site.state(**page).public).filter_map(|page| ahead(*page)).collect();
    later.sort();
    let heading = desk.say("Verschijnt later", "Appears later");
    let list = desk.list(&later, desk.say("Geen.", "None."), |(on, page)| {
        desk.line(*page, &format!(" <span class=\"soft\">{}</span>", day(desk.language, *on)))
    });
    out.push_str(&format!("<h3>{heading} ({})</h3>\n{list}", desk.number(later.len())));
    out
}

/// Public pages that nothing on the site leads to.
pub fn orphans(desk: &Desk<'_>) -> String {
    let site = desk.site;
    let public = |page: PageIx| is_public(desk, page);
    let alone = |page: &PageIx| site.is_orphan(*page, &public);
    let of: Vec<PageIx> = (0..site.pages.len() as PageIx).filter(alone).collect();
    let none = desk
        .say("Naar elke openbare pagina leidt een andere.", "Each public page has another that leads to it.");
    let list = desk.list(&of, none, |page| desk.line(*page, ""));
    match of.len() {
        0 => list,
        count => format!("<p>{} {}</p>\n{list}", desk.number(count), desk.say("in totaal", "in all")),
    }
}
