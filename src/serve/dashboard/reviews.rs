//! Reviews on a timeline: what is overdue, what is due this month, in the next three, and later.

use super::super::words::day;
use super::desk::Desk;
use crate::base::date::Date;
use crate::site::PageIx;

/// Four stretches of time with the pages due in them, earliest first.
pub fn timeline(desk: &Desk<'_>) -> String {
    let (site, today) = (desk.site, desk.today);
    if site.model.lifecycle.due.is_empty() {
        let none = desk.say(
            "Het model van deze site kent geen datum voor herziening.",
            "The model of this site knows no date for review.",
        );
        return format!("<p>{none}</p>\n");
    }
    // Pages that the public may see: a draft's review is not due yet.
    let reviewed = |page: &PageIx| {
        let state = site.state(*page);
        state.public && !state.withdrawn && !site.page(*page).parsed.landing
    };
    let pages: Vec<PageIx> = (0..site.pages.len() as PageIx).filter(reviewed).collect();
    let of = |page: &PageIx| site.page(*page).parsed.checked.builtins.review_due;
    let mut due: Vec<(Date, PageIx)> = pages.iter().filter_map(|page| Some((of(page)?, *page))).collect();
    due.sort();
    let names = [
        (desk.say("Te laat", "Overdue"), "late"),
        (desk.say("Deze maand", "This month"), "soon"),
        (desk.say("De drie maanden erna", "The three months after"), "near"),
        (desk.say("Later", "Later"), "later"),
    ];
    let mut out = String::from("<ol class=\"timeline\">\n");
    for (n, (name, class)) in names.into_iter().enumerate() {
        let within: Vec<_> = due.iter().filter(|(on, _)| stretch(today, *on) == n).collect();
        let width = (within.len() * 100).div_ceil(due.len().max(1));
        let count = desk.number(within.len());
        out.push_str(&format!(
            "<li class=\"{class}\"><h3>{name}: {count}</h3><svg viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\"><rect class=\"track\" width=\"100\" height=\"4\"/><rect width=\"{width}\" height=\"4\"/></svg>\n"
        ));
        if !within.is_empty() {
            let open = if n < 2 { " open" } else { "" };
            let list = desk.list(&within, "", |(on, page)| {
                desk.line(*page, &format!(" <span class=\"soft\">{}</span>", day(desk.language, *on)))
            });
            let pages = desk.say("Pagina's", "Pages");
            out.push_str(&format!(
                "<details id=\"review-{class}\"{open}><summary>{pages}</summary>{list}</details>"
            ));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
    let without: Vec<PageIx> = pages.iter().copied().filter(|page| of(page).is_none()).collect();
    if !without.is_empty() {
        let heading = desk.say("Zonder datum voor herziening", "Without a date for review");
        let list = desk.list(&without, "", |page| desk.line(*page, ""));
        let count = desk.number(without.len());
        out.push_str(&format!(
            "<details id=\"review-without\"><summary>{heading}: {count}</summary>\n{list}</details>\n"
        ));
    }
    out
}

/// The stretch of a day: overdue, this month, the three months after it, later.
fn stretch(today: Date, due: Date) -> usize {
    let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    match months(due) - months(today) {
        _ if due < today => 0,
        0 => 1,
        1..=3 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date;

    #[test]
    fn a_day_falls_in_one_stretch() {
        let at = |text| stretch(date::parse("2026-11-23").unwrap(), date::parse(text).unwrap());
        assert_eq!([at("2026-11-22"), at("2026-11-23"), at("2026-11-30")], [0, 1, 1]);
        assert_eq!([at("2026-12-01"), at("2027-02-28"), at("2027-03-01")], [2, 2, 3]);
    }
}
