//! Pages that reach themselves along a relation that may not lead back.
//!
//! One walk over all pages a relation, so that a chain of twenty thousand is no harder than as many
//! pairs. Every tangle is told: each reference that closes a circle in which some page was not told yet.

use crate::diag::Diagnostic;
use crate::diag::codes::site::RELATION_CIRCLE;
use crate::site::{PageIx, Site, Target};

/// The most pages of a circle that a message names.
const NAMED: usize = 12;

/// Checks every relation that may not lead back.
pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    for (n, _) in site.model.relations.iter().enumerate().filter(|(_, relation)| relation.acyclic) {
        let next: Vec<Vec<usize>> = (0..site.pages.len() as PageIx)
            .map(|ix| {
                let edges = site.edges_from(ix).iter().filter(|edge| edge.relation == n && !edge.inverse);
                edges.map(|edge| edge.page as usize).collect()
            })
            .collect();
        for circle in circles(&next) {
            found.push(finding(site, n, &circle));
        }
    }
}

fn finding(site: &Site, relation: usize, circle: &[usize]) -> Diagnostic {
    let start = circle[0] as PageIx;
    let to = circle.get(1).map_or(start, |to| *to as PageIx);
    let page = &site.page(start).parsed;
    let mut references = page.checked.references.iter().zip(site.targets(start));
    let at = references
        .find(|(reference, target)| reference.relation as usize == relation && **target == Target::Page(to))
        .map(|(reference, _)| page.front.value_span(&reference.path));
    let name = |ix: &usize| site.page(*ix as PageIx).parsed.id.id.to_string();
    let mut way: Vec<String> = match circle.len() {
        ..=NAMED => circle.iter().map(name).collect(),
        long => {
            let (first, last) = (&circle[..NAMED - 1], &circle[long - 1..]);
            let dots = std::iter::once("…".to_owned());
            first.iter().map(name).chain(dots).chain(last.iter().map(name)).collect()
        }
    };
    way.push(name(&circle[0]));
    Diagnostic::new(&RELATION_CIRCLE, at.unwrap_or_else(|| page.front.start_span()))
        .arg("relation", &site.model.relations[relation].name)
        .arg("way", way.join(" → "))
        .help("help")
}

/// Circles in a graph, each from its lowest number on: depth first, a circle for every edge that leads
/// back into the way walked so far, when some number of it stands in no circle yet.
fn circles(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const NEW: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut state = vec![NEW; next.len()];
    let mut told = vec![false; next.len()];
    let mut place = vec![0; next.len()];
    let mut all = Vec::new();
    for start in 0..next.len() {
        if state[start] != NEW {
            continue;
        }
        // The way walked so far, each with how many of its edges were followed.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        state[start] = OPEN;
        place[start] = 0;
        // How many of the first pages of the way stand in no circle yet.
        let mut untold: Vec<usize> = vec![0, 1];
        while let Some((at, followed)) = way.last_mut() {
            let Some(to) = next[*at].get(*followed).copied() else {
                state[*at] = DONE;
                way.pop();
                untold.pop();
                continue;
            };
            *followed += 1;
            match state[to] {
                NEW => {
                    state[to] = OPEN;
                    place[to] = way.len();
                    way.push((to, 0));
                    untold.push(untold[untold.len() - 1] + 1);
                }
                OPEN if untold[way.len()] > untold[place[to]] => {
                    let mut circle: Vec<usize> = way[place[to]..].iter().map(|(ix, _)| *ix).collect();
                    for ix in &circle {
                        told[*ix] = true;
                    }
                    for n in place[to]..way.len() {
                        untold[n + 1] = untold[n] + usize::from(!told[way[n].0]);
                    }
                    let lowest = (0..circle.len()).min_by_key(|n| circle[*n]).unwrap_or(0);
                    circle.rotate_left(lowest);
                    all.push(circle);
                }
                _ => {}
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edge_that_closes_a_circle_of_its_own_is_told() {
        let graph = |edges: &[(usize, usize)], count| {
            let mut next = vec![Vec::new(); count];
            edges.iter().for_each(|(from, to)| next[*from].push(*to));
            circles(&next)
        };
        assert!(graph(&[(0, 1), (0, 2), (1, 3), (2, 3)], 4).is_empty(), "two ways to one page are no circle");
        assert_eq!(graph(&[(2, 1), (1, 0), (0, 2)], 3), [vec![0, 2, 1]]);
        assert_eq!(graph(&[(0, 1), (1, 0), (1, 2), (2, 1)], 3), [vec![0, 1], vec![1, 2]]);
        assert_eq!(graph(&[(3, 3)], 4), [vec![3]]);
        assert_eq!(graph(&[(0, 1), (2, 3), (3, 2), (1, 0)], 4), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn a_chain_of_a_million_is_walked_once() {
        let count = 1_000_000;
        let mut next: Vec<Vec<usize>> = (0..count).map(|n| vec![(n + 1).min(count - 1)]).collect();
        next[count - 1].clear();
        assert!(circles(&next).is_empty());
        next[count - 1].push(0);
        assert_eq!(circles(&next)[0].len(), count);
    }
}
