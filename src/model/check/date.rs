//! Dates: ISO only, with a word about what an editor probably meant.

use serde_yaml::Value as Yaml;

use super::checker::Checker;
use crate::base::date::{self, Date};
use crate::diag::Diagnostic;
use crate::diag::codes::model::{DATE_INVALID, DATE_LIMIT};
use crate::model::schema::{DayLimit, Field, Precision};
use crate::model::value::Value;

/// The first day of what stands there, when it is exact enough.
pub(super) fn read(value: &Yaml, precision: Precision) -> Option<Date> {
    match value {
        Yaml::String(text) => first_day(text.trim(), precision),
        Yaml::Number(year) => first_day(&year.to_string(), precision),
        _ => None,
    }
}

fn first_day(text: &str, precision: Precision) -> Option<Date> {
    match (text.len(), precision) {
        (7, Precision::Month | Precision::Year) => date::parse(&format!("{text}-01")),
        (4, Precision::Year) => date::parse(&format!("{text}-01-01")),
        _ => date::parse(text),
    }
}

impl Checker<'_, '_> {
    /// A date within its limits.
    pub(super) fn date(
        &mut self,
        field: &Field,
        value: &Yaml,
        not_after: Option<&DayLimit>,
        not_before: Option<&DayLimit>,
        precision: Precision,
    ) -> Option<Value> {
        let written = self.text(value).unwrap_or_default();
        let mut text = written.trim();
        if !self.model.declared && matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
            // Other generators write the time behind the day.
            text = text.get(..10).unwrap_or(text);
        }
        let Some(first) = first_day(text, precision) else {
            self.no_date(field, text);
            return None;
        };
        let today = self.page.today;
        let day = |limit: &DayLimit| match limit {
            DayLimit::Today => today,
            DayLimit::Day(day) => *day,
        };
        let broken = match (not_after, not_before) {
            (Some(limit), _) if first > day(limit) => {
                Some((if *limit == DayLimit::Today { "future" } else { "after" }, day(limit)))
            }
            (_, Some(limit)) if first < day(limit) => Some(("before", day(limit))),
            _ => None,
        };
        if let Some((form, limit)) = broken {
            let found = Diagnostic::new(&DATE_LIMIT, self.span()).form(form).arg("value", text);
            self.report(found.arg("field", &field.name).arg("limit", limit), &field.message);
        }
        Some(Value::Date { first, written: text.to_owned() })
    }

    fn no_date(&mut self, field: &Field, text: &str) {
        // Curly quotes of a word processor around a day: a day has none.
        let bare =
            text.trim_matches(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '\u{201a}']);
        if bare != text && date::parse(bare).is_some() {
            let found = Diagnostic::new(&DATE_INVALID, self.span()).form("form").arg("value", text);
            let found = found.arg("field", &field.name).arg("near", bare).help("suggest");
            let fix = self.mend_value(text, bare);
            self.report(found.mend_if(fix), &field.message);
            return;
        }
        let mut parts = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
        let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
        let number = |part: &str| part.parse::<i16>().ok();
        // The last day of the month that a day goes beyond.
        let mut last = None;
        let (form, near) = match parts {
            [Some(year), Some(_), None, _] | [Some(year), None, ..]
                if year.len() == 4 && number(year).is_some() =>
            {
                ("day", None)
            }
            [Some(a), Some(b), Some(c), None] => match (number(a), number(b), number(c)) {
                (Some(year), Some(month), Some(day)) if a.len() == 4 => {
                    last = last_day(year, month).filter(|last| i16::from(last.day()) < day);
                    let form = if month > 12 { "months" } else { "exists" };
                    (form, civil(year, month, day).map(|date| date.to_string()))
                }
                // Day first, as people write it in most of Europe.
                (Some(day), Some(month), Some(year)) if c.len() == 4 => {
                    last = last_day(year, month).filter(|last| i16::from(last.day()) < day);
                    ("form", civil(year, month, day).map(|date| date.to_string()))
                }
                _ => ("form", None),
            },
            _ => ("form", None),
        };
        // 2026-1-2 exists, but is not in the form that sorts.
        let form = if form == "exists" && near.is_some() { "form" } else { form };
        let form = if last.is_some() { "days" } else { form };
        let mut found = Diagnostic::new(&DATE_INVALID, self.span()).form(form).arg("value", text);
        if let Some(last) = last {
            found = found.arg("month", last.month()).arg("year", last.year());
            found = found.arg("days", last.day()).arg("last", last);
        }
        let found = found.arg("field", &field.name);
        let found = match near {
            // 3-4-2026 is another day to an American.
            Some(near) => {
                let first = text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
                let certain = first.len() == 4 || first.parse().is_ok_and(|day: u8| day > 12);
                let fix = self.mend_value(text, &near).filter(|_| certain);
                found.arg("near", &near).help("suggest").mend_if(fix)
            }
            None => found,
        };
        self.report(found, &field.message);
    }
}

/// The last day of a month.
fn last_day(year: i16, month: i16) -> Option<Date> {
    (28..=31).rev().find_map(|day| civil(year, month, day))
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
