//! How kinds of pages relate, as a picture and as a table: a circle for each kind, as large as it has
//! pages; an arrow for what leads from one kind to another, as thick as there are relations.

use std::collections::{BTreeMap, HashSet};
use std::f64::consts::PI;

use super::super::words::{capital, escape};
use super::desk::Desk;

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 640.0;
/// So many arrows bear their number, the thickest; those of the others are left to the table.
const NUMBERED: usize = 24;

/// A kind on the picture.
struct Node {
    kind: usize,
    pages: usize,
    x: f64,
    y: f64,
    radius: f64,
}

/// The picture, then the same as a table.
pub fn section(desk: &Desk<'_>) -> String {
    let edges = edges(desk);
    if edges.is_empty() {
        return format!("<p>{}</p>\n", desk.say("Er zijn geen relaties.", "There are no relations."));
    }
    let mut between: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for ((_, from, to), count) in &edges {
        *between.entry((*from, *to)).or_default() += count;
    }
    let nodes = nodes(desk, &between);
    format!("{}{}", svg(desk, &nodes, &between), table(desk, &edges))
}

/// Relations that pages of the preview have, by relation and the kinds on both sides.
fn edges(desk: &Desk<'_>) -> BTreeMap<(usize, usize, usize), usize> {
    let site = desk.site;
    let mut counts = BTreeMap::new();
    let mut seen = HashSet::new();
    for page in site.visible_pages() {
        for edge in site.edges_from(page.ix()).iter().filter(|edge| !edge.inverse) {
            if site.visible(edge.page).is_none() {
                continue;
            }
            let (mut from, mut to) = (page.ix(), edge.page);
            if site.model.relations[edge.relation].symmetric {
                // Both sides have it, and it is one.
                (from, to) = (from.min(to), from.max(to));
                if !seen.insert((edge.relation, from, to)) {
                    continue;
                }
            }
            let kinds = (site.page(from).parsed.kind, site.page(to).parsed.kind);
            *counts.entry((edge.relation, kinds.0, kinds.1)).or_default() += 1;
        }
    }
    counts
}

/// The kinds that have pages, in the model's order around the middle.
fn nodes(desk: &Desk<'_>, between: &BTreeMap<(usize, usize), usize>) -> Vec<Node> {
    let mut pages: BTreeMap<usize, usize> = BTreeMap::new();
    for page in desk.site.visible_pages() {
        *pages.entry(desk.site.page(page.ix()).parsed.kind).or_default() += 1;
    }
    let related = |kind: &usize| between.keys().any(|(from, to)| from == kind || to == kind);
    let shown: Vec<(usize, usize)> = pages.into_iter().filter(|(kind, _)| related(kind)).collect();
    let most = shown.iter().map(|(_, pages)| *pages).max().unwrap_or(1) as f64;
    let place = |(n, (kind, pages)): (usize, &(usize, usize))| {
        let turn = 2.0 * PI * n as f64 / shown.len() as f64 - PI / 2.0;
        Node {
            kind: *kind,
            pages: *pages,
            x: WIDTH / 2.0 + turn.cos() * 370.0,
            y: HEIGHT / 2.0 - 8.0 + turn.sin() * 235.0,
            radius: 20.0 + 26.0 * (*pages as f64 / most).sqrt(),
        }
    };
    shown.iter().enumerate().map(place).collect()
}

fn label(desk: &Desk<'_>, kind: usize, one: bool) -> String {
    let kind = &desk.site.model.kinds[kind];
    let label = if one { &kind.label } else { &kind.label_many };
    match label.get(desk.language) {
        "" => desk.say("Voorpagina's van mappen", "Landing pages").to_owned(),
        label => capital(label),
    }
}

fn svg(desk: &Desk<'_>, nodes: &[Node], between: &BTreeMap<(usize, usize), usize>) -> String {
    let name = desk.say("Soorten pagina's en hun relaties", "Kinds of pages and their relations");
    let mut arrows = String::new();
    let mut numbers = String::new();
    let most = between.values().copied().max().unwrap_or(1) as f64;
    let mut counts: Vec<usize> = between.values().copied().collect();
    counts.sort_by(|a, b| b.cmp(a));
    let least = counts.get(NUMBERED).map_or(0, |next| next + 1);
    let node = |kind: usize| nodes.iter().find(|node| node.kind == kind);
    let mut taken = Taken::of(desk, nodes);
    // The thickest first: they have the first choice of a place.
    let mut between: Vec<_> = between.iter().collect();
    between.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for ((from, to), count) in between {
        let (Some(a), Some(b)) = (node(*from), node(*to)) else { continue };
        let (path, places) = if from == to { round(a) } else { across(a, b) };
        // What is rare is thin and pale, so that what is common stands out.
        let share = (*count as f64 / most).sqrt();
        let (width, opacity) = (1.0 + 5.0 * share, 0.35 + 0.65 * share);
        let about =
            format!("{} → {}: {}", label(desk, *from, false), label(desk, *to, false), desk.number(*count));
        arrows.push_str(&format!(
            "<path d=\"{path}\" stroke-width=\"{width:.1}\" opacity=\"{opacity:.2}\" marker-end=\"url(#tip)\"><title>{}</title></path>\n",
            escape(&about)
        ));
        // A number with no place of its own is left to the table.
        let place = places.into_iter().find(|place| *count >= least && taken.is_free(*place));
        if let Some((x, y)) = place {
            taken.boxes.push((x, y, 17.0, 9.0));
            numbers.push_str(&format!(
                "<text class=\"count\" x=\"{x:.0}\" y=\"{:.0}\">{}</text>\n",
                y + 4.0,
                desk.number(*count)
            ));
        }
    }
    let mut circles = String::new();
    for node in nodes {
        let (Node { kind, pages, x, y, radius }, under) = (node, node.name_line());
        circles.push_str(&format!(
            "<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{radius:.0}\"/><text class=\"pages\" x=\"{x:.0}\" y=\"{:.0}\">{}</text>\
             <text x=\"{x:.0}\" y=\"{under:.0}\">{}</text>\n",
            y + 6.0,
            desk.number(*pages),
            escape(&label(desk, *kind, false))
        ));
    }
    let said = desk.say("De tabel eronder zegt hetzelfde.", "The table below says the same.");
    format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\
         <svg class=\"kinds\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{name}. {said}\">\n\
         <defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" \
         markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n\
         <g class=\"arrows\">{arrows}</g><g>{circles}</g><g>{numbers}</g></svg></div>\n"
    )
}

impl Node {
    /// The line on which its name stands: on the outer side, where the fewest arrows are.
    fn name_line(&self) -> f64 {
        let above = self.y < HEIGHT / 2.0 - 60.0;
        if above { self.y - self.radius - 9.0 } else { self.y + self.radius + 17.0 }
    }
}

/// Where no number can stand: on circles, names and other numbers, each as the middle of a box and half
/// its width and height.
struct Taken {
    boxes: Vec<(f64, f64, f64, f64)>,
}

impl Taken {
    fn of(desk: &Desk<'_>, nodes: &[Node]) -> Taken {
        let circles = nodes.iter().map(|node| (node.x, node.y, node.radius, node.radius));
        let names = nodes.iter().map(|node| {
            let letters = label(desk, node.kind, false).chars().count() as f64;
            (node.x, node.name_line() - 5.0, letters * 4.6, 8.0)
        });
        Taken { boxes: circles.chain(names).collect() }
    }

    /// Whether a number has room with its middle here.
    fn is_free(&self, (x, y): (f64, f64)) -> bool {
        let apart =
            |(bx, by, w, h): &(f64, f64, f64, f64)| (x - bx).abs() > w + 15.0 || (y - by).abs() > h + 8.0;
        self.boxes.iter().all(apart)
    }
}

/// A bent arrow from one circle to another, and where its number may stand, best first. Bent to one side
/// of its own direction, so that two that lead both ways lie apart.
fn across(a: &Node, b: &Node) -> (String, Vec<(f64, f64)>) {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.hypot(dy).max(1.0);
    // Towards the middle of the picture lines would meet; each is bent by a part of its length.
    let (cx, cy) = ((a.x + b.x) / 2.0 - dy * 0.16, (a.y + b.y) / 2.0 + dx * 0.16);
    let edge = |node: &Node, gap: f64| {
        let (ex, ey) = (cx - node.x, cy - node.y);
        let far = ex.hypot(ey).max(1.0);
        (node.x + ex / far * (node.radius + gap), node.y + ey / far * (node.radius + gap))
    };
    let ((x1, y1), (x2, y2)) = (edge(a, 2.0), edge(b, 4.0));
    // Nearer to where it comes from than to where it goes, so that numbers of neighbours lie apart.
    let first = if length > 500.0 { 0.36 } else { 0.5 };
    let places = [0.0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18].into_iter().map(|more| {
        let t = first + more;
        let at = |p: f64, c: f64, q: f64| (1.0 - t) * (1.0 - t) * p + 2.0 * t * (1.0 - t) * c + t * t * q;
        (at(x1, cx, x2), at(y1, cy, y2))
    });
    (format!("M{x1:.0} {y1:.0}Q{cx:.0} {cy:.0} {x2:.0} {y2:.0}"), places.collect())
}

/// A loop on the outer side of a circle.
fn round(node: &Node) -> (String, Vec<(f64, f64)>) {
    let (dx, dy) = (node.x - WIDTH / 2.0, node.y - HEIGHT / 2.0);
    let far = dx.hypot(dy).max(1.0);
    // Up or down there are labels: the loop goes to the side that is farther from the middle.
    let side = if dx.abs() < 20.0 { 1.0 } else { (dx / far).signum() };
    let (x, r) = (node.x + side * node.radius, node.radius);
    let path = format!(
        "M{:.0} {:.0}C{:.0} {:.0} {:.0} {:.0} {:.0} {:.0}",
        node.x + side * r * 0.8,
        node.y - r * 0.62 - 2.0,
        x + side * 44.0,
        node.y - r - 16.0,
        x + side * 44.0,
        node.y + r + 4.0,
        node.x + side * (r * 0.86 + 3.0),
        node.y + r * 0.52,
    );
    (path, vec![(x + side * 38.0, node.y - 2.0)])
}

fn table(desk: &Desk<'_>, edges: &BTreeMap<(usize, usize, usize), usize>) -> String {
    let heads = [
        desk.say("Relatie", "Relation"),
        desk.say("Van", "From"),
        desk.say("Naar", "To"),
        desk.say("Aantal", "Number"),
    ];
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let rows: String = edges
        .iter()
        .map(|((relation, from, to), count)| {
            let relation = capital(desk.site.model.relations[*relation].label.get(desk.language));
            format!(
                "<tr><th scope=\"row\">{}</th><td class=\"text\">{}</td><td class=\"text\">{}</td><td>{}</td></tr>\n",
                escape(&relation),
                escape(&label(desk, *from, true)),
                escape(&label(desk, *to, true)),
                desk.number(*count)
            )
        })
        .collect();
    let summary = desk.say("Als tabel", "As a table");
    format!(
        "<details id=\"relations-table\"><summary>{summary}</summary><div class=\"wide\" tabindex=\"0\" role=\"region\" \
         aria-label=\"{summary}\"><table><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div></details>\n"
    )
}
