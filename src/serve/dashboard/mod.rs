//! The editors' dashboard at `/_leidraad/`, in the preview only: what there is, what is wrong, what is
//! due, and how kinds of pages relate. In goes a state of the preview, out comes one page of HTML, every
//! word of the site escaped in it; lists are cut short and tell how much they leave out.

mod desk;
mod kinds;
mod lists;
mod picture;
mod reviews;

use super::place::Reach;
use super::preview::State;
use super::words::escape;
use crate::base::hash::ContentHash;
use desk::Desk;

/// Its own address.
pub const ADDRESS: &str = "/_leidraad/";
/// What it may load: its own style and script, its own events.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page, and the stamp by which a browser knows whether it is still the same.
pub struct Page {
    /// The whole document.
    pub html: String,
    /// Its stamp.
    pub seen: String,
}

/// Draws the page.
pub fn page(state: &State, reach: &Reach) -> Page {
    let desk = Desk::new(state, reach);
    let language = if desk.say("nl", "en") == "nl" { "nl" } else { "en" };
    let title = escape(desk.site.config.title.get(desk.language));
    let overview = desk.say("Overzicht", "Overview");
    let home = escape(&desk.site.config.href("/")).into_owned();
    let sections = [
        ("pages", desk.say("Pagina's", "Pages"), kinds::table(&desk)),
        ("findings", desk.say("Bevindingen", "Findings"), lists::findings(&desk)),
        ("reviews", desk.say("Herzieningen", "Reviews"), reviews::timeline(&desk)),
        ("drafts", desk.say("Nog niet openbaar", "Not public yet"), lists::drafts(&desk)),
        ("orphans", desk.say("Waar niets naartoe leidt", "Where nothing leads"), lists::orphans(&desk)),
        ("relations", desk.say("Hoe pagina's samenhangen", "How pages relate"), picture::section(&desk)),
    ];
    let mut main = format!(
        "<main><header><h1>{overview}: {title}</h1><p><a href=\"{home}\">{}</a></p></header>\n",
        desk.say("Naar de site", "To the site")
    );
    main.push_str(&format!("<nav aria-label=\"{}\"><ul>", desk.say("Op deze pagina", "On this page")));
    for (id, heading, _) in &sections {
        main.push_str(&format!("<li><a href=\"#{id}\">{heading}</a></li>"));
    }
    main.push_str("</ul></nav>\n");
    for (id, heading, body) in &sections {
        main.push_str(&format!(
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\"><h2 id=\"{id}-heading\">{heading}</h2>\n{body}</section>\n"
        ));
    }
    main.push_str("</main>");
    let seen = ContentHash::of(main.as_bytes()).short(16);
    let html = format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{overview}: {title}</title><link rel=\"stylesheet\" href=\"/_leidraad/dashboard.css\">\
         <link rel=\"icon\" href=\"data:,\">\
         <script src=\"/_leidraad/dashboard.js\" data-seen=\"{seen}\" defer></script></head>\n\
         <body>{main}</body></html>\n"
    );
    Page { html, seen }
}
