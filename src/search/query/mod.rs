//! A search as the browser does it, in the program: for tests of a site's search and for holding `search.js` to
//! the same answers. Goes in: an index that was read, and a query. Comes out: pages, best first. Each step
//! stands here as it stands in `search.js` and `search-more.js`; a change there is one here.
//!
//! `understand` says what words may stand for, with `guess` for those that stand nowhere; `rank` weighs the
//! pages that hold them; `place` finds the heading, and says how nearly a name is what was typed.

mod candidate;
mod guess;
mod place;
mod rank;
mod understand;

use std::collections::HashSet;

use crate::search::analysis::plain_anchor;
use crate::search::reader::Reader;

/// A page that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its number among the documents.
    pub document: u32,
    /// Its address, with the anchor when a heading is nearer than the title.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The heading; "" when the result leads to the top of the page.
    pub section: String,
    /// How well it fits; only the order means something.
    pub score: f64,
}

/// What a search gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The best, in order.
    pub found: Vec<Found>,
    /// How many pages hold a word of the query.
    pub total: usize,
    /// Words as typed, and what was found instead.
    pub corrected: Vec<(String, String)>,
}

/// A card of a page, as results show it.
struct Card {
    url: String,
    title: String,
    headings: Vec<String>,
    anchors: Vec<(String, String)>,
}

/// The best `limit` pages for a query whose last word may be unfinished. `None` when a file is damaged.
pub fn search(reader: &Reader, query: &str, limit: usize) -> Option<Answer> {
    let stop: HashSet<&str> = reader.meta.stop.split(' ').collect();
    let groups = understand::groups(reader, &stop, query)?;
    let mut lists = rank::lists(reader, &groups, false)?;
    if rank::wants_more(&lists, limit) {
        lists = rank::lists(reader, &groups, true)?;
    }
    let ranked = rank::ranked(reader, &lists, limit);
    let said = place::said(query, &groups);
    let mut found = Vec::new();
    for result in &ranked.best {
        let card = card(reader, result.document)?;
        let place = place::heading(result, &card.headings, groups.len());
        let title = place::likeness(&card.title, &said, &stop);
        let heading = place.map_or(0.0, |n| place::likeness(&card.headings[n], &said, &stop));
        let score = result.score * place::same(title, heading);
        let anchor = place.map(|n| {
            let given = card.anchors.iter().find(|(place, _)| *place == n.to_string());
            given.map_or_else(|| plain_anchor(&card.headings[n]), |(_, anchor)| anchor.clone())
        });
        let url = match anchor.filter(|anchor| !anchor.is_empty()) {
            Some(anchor) => format!("{}#{anchor}", card.url),
            None => card.url,
        };
        let section = place.map(|n| card.headings[n].clone()).unwrap_or_default();
        found.push(Found { document: result.document, url, title: card.title, section, score });
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
    let corrected = groups.into_iter().filter_map(|group| Some((group.typed, group.corrected?)));
    Some(Answer { found, total: ranked.total, corrected: corrected.collect() })
}

fn card(reader: &Reader, document: u32) -> Option<Card> {
    let card = reader.card(document)?;
    let text = |n: usize| card.get(n).and_then(|value| value.as_str()).map(str::to_owned);
    let headings = card.get(4).and_then(|value| value.as_array()).into_iter().flatten();
    let anchors = card.get(5).and_then(|value| value.as_object()).into_iter().flatten();
    Some(Card {
        url: text(0)?,
        title: text(1)?,
        headings: headings.map(|heading| heading.as_str().unwrap_or_default().to_owned()).collect(),
        anchors: anchors.filter_map(|(n, anchor)| Some((n.clone(), anchor.as_str()?.to_owned()))).collect(),
    })
}
