//! Whether a site after a move says what it said before: the same findings, the same relations, the same
//! links. The last word before anything is written.

use std::collections::BTreeMap;

use super::pair::Pair;
use super::place::Moves;
use crate::base::paths::SourcePath;
use crate::diag::Diagnostic;
use crate::site::{Lead, PageIx, Site};

/// What a move would change beyond names and places.
#[derive(Debug, Default)]
pub struct Differences {
    /// Findings that were not there before.
    pub findings: Vec<Diagnostic>,
    /// Pages whose relations or links would lead elsewhere, by file.
    pub pages: Vec<SourcePath>,
}

/// Holds the site before and after against each other, with the findings of each.
pub fn differences(
    (old, before): (&Site, &[Diagnostic]),
    (new, after): (&Site, &[Diagnostic]),
    moves: &Moves,
) -> Differences {
    let mut known: BTreeMap<(&str, SourcePath), usize> = BTreeMap::new();
    for finding in before {
        *known.entry((finding.code.name, moves.of(&finding.span.path))).or_default() += 1;
    }
    let mut found = Differences::default();
    for finding in after {
        match known.get_mut(&(finding.code.name, finding.span.path.clone())) {
            Some(count) if *count > 0 => *count -= 1,
            _ => found.findings.push(finding.clone()),
        }
    }
    let pair = Pair::of(old, new, moves);
    for ix in 0..old.pages.len() as PageIx {
        let same = pair.pages[ix as usize].is_some_and(|to| leads(&pair, ix) == own(new, to));
        if !same {
            found.pages.push(old.page(ix).parsed.source.path.clone());
        }
    }
    found
}

/// What a page leads to: relations, then links in text.
type Leads = (Vec<(usize, bool, Option<PageIx>)>, Vec<Option<PageIx>>);

fn own(site: &Site, ix: PageIx) -> Leads {
    let edges = site.edges_from(ix).iter().map(|edge| (edge.relation, edge.inverse, Some(edge.page)));
    let mut edges: Vec<_> = edges.collect();
    edges.sort();
    let links = site.leads(ix).iter().map(|lead| match lead {
        Lead::Page(page) => Some(*page),
        _ => None,
    });
    (edges, links.collect())
}

fn leads(pair: &Pair<'_>, ix: PageIx) -> Leads {
    let there = |page: Option<PageIx>| page.and_then(|page| pair.pages[page as usize]);
    let (edges, links) = own(pair.old, ix);
    let mut edges: Vec<_> =
        edges.into_iter().map(|(relation, inverse, page)| (relation, inverse, there(page))).collect();
    edges.sort();
    (edges, links.into_iter().map(there).collect())
}
