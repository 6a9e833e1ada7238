//! How many pages there are, by kind and state.

use super::super::about::scheduled;
use super::super::words::{capital, escape};
use super::desk::Desk;
use crate::base::paths::UrlPath;
use crate::site::PageIx;

/// A table: a row for each kind, a column for each state.
pub fn table(desk: &Desk<'_>) -> String {
    let (site, states) = (desk.site, &desk.site.model.lifecycle.states);
    let mut counts = vec![vec![0; states.len()]; site.model.kinds.len()];
    let mut ahead = 0;
    for (ix, page) in site.pages.iter().enumerate().filter(|(_, page)| !page.parsed.landing) {
        let state = page.parsed.checked.builtins.state;
        counts[page.parsed.kind][state] += 1;
        ahead += usize::from(states[state].public && scheduled(site, ix as PageIx, desk.today).is_some());
    }
    let cell = |count: usize| match count {
        0 => "<td class=\"none\">0</td>".to_owned(),
        count => format!("<td>{}</td>", desk.number(count)),
    };
    let row = |head: String, counts: &[usize]| {
        let cells: String = counts.iter().map(|count| cell(*count)).collect();
        format!("<tr><th scope=\"row\">{head}</th>{cells}{}</tr>\n", cell(counts.iter().sum()))
    };
    let heads: String = states
        .iter()
        .map(|state| format!("<th scope=\"col\">{}</th>", escape(state.label.get(desk.language))))
        .collect();
    let (kind, all) = (desk.say("Soort", "Kind"), desk.say("Alle", "All"));
    let caption = desk.say("Pagina's naar soort en stand", "Pages by kind and state");
    let mut out = format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption>{caption}</caption>\
         <thead><tr><th scope=\"col\">{kind}</th>{heads}<th scope=\"col\">{all}</th></tr></thead><tbody>\n"
    );
    let mut sums = vec![0; states.len()];
    for (n, counts) in counts.iter().enumerate().filter(|(n, _)| !site.model.kinds[*n].label.is_empty()) {
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        out.push_str(&row(name(desk, n), counts));
    }
    out.push_str(&format!("</tbody><tfoot>{}</tfoot></table></div>\n", row(all.to_owned(), &sums)));
    if ahead > 0 {
        let say = if ahead == 1 {
            desk.say("pagina verschijnt later.", "page appears later.")
        } else {
            desk.say("pagina's verschijnen later.", "pages appear later.")
        };
        out.push_str(&format!("<p>{} {say}</p>\n", desk.number(ahead)));
    }
    out
}

/// The name of a kind, a link when it has an index.
fn name(desk: &Desk<'_>, kind: usize) -> String {
    let kind = &desk.site.model.kinds[kind];
    let label = capital(kind.label_many.get(desk.language));
    let text = escape(&label);
    let index = kind.index.as_ref().map(|index| index.get(desk.site.config.language()));
    match index.filter(|index| desk.site.routes().get(&UrlPath::new(index)).is_some()) {
        Some(index) => format!("<a href=\"{}\">{text}</a>", escape(&desk.site.config.href(index))),
        None => text.into_owned(),
    }
}
