//! Dates with their day of the week: that the two fit.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::seen::Seen;
use crate::base::date::Date;
use crate::base::source::Span;
use crate::diag::Diagnostic;
use crate::diag::codes::text::DATE_WEEKDAY;

/// The names of a language, Monday and January first.
struct Names {
    days: [&'static str; 7],
    months: [&'static str; 12],
}

const DUTCH: Names = Names {
    days: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
};
const ENGLISH: Names = Names {
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

static DATES: LazyLock<[(Regex, &Names); 3]> = LazyLock::new(|| {
    let pattern = |names: &Names, form: &str| {
        let form = form.replace("DAY", &names.days.join("|")).replace("MONTH", &names.months.join("|"));
        Regex::new(&format!("(?i){form}")).expect("a pattern that stands in the program")
    };
    let day_first =
        r"\b(?P<d>DAY),?\s(?:the\s)?(?P<n>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>MONTH),?\s(?P<y>\d{4})\b";
    let month_first = r"\b(?P<d>DAY),?\s(?P<m>MONTH)\s(?P<n>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})\b";
    [
        (pattern(&DUTCH, day_first), &DUTCH),
        (pattern(&ENGLISH, day_first), &ENGLISH),
        (pattern(&ENGLISH, month_first), &ENGLISH),
    ]
});

/// Looks at all text that readers see.
pub fn find(text: &str, seen: &Seen, span: &dyn Fn(Range<usize>) -> Span, found: &mut Vec<Diagnostic>) {
    // A day of the week with its date is rare, and every name of one holds this.
    if !text.contains("dag ") && !text.contains("day") {
        return;
    }
    for (pattern, names) in &*DATES {
        for captures in pattern.captures_iter(text) {
            let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
            let Some(whole) = captures.get(0).filter(|whole| seen.raw(text, whole.start())) else { continue };
            let number = |name: &str| part(name).parse::<i16>().unwrap_or(0);
            let month = names.months.iter().position(|month| month.eq_ignore_ascii_case(part("m")));
            let date = &text[whole.start() + part("d").len()..whole.end()];
            let date = date.trim_start_matches([',', ' ', '\n']);
            let day = Date::new(number("y"), month.map_or(1, |month| month as i8 + 1), number("n") as i8);
            let finding = Diagnostic::new(&DATE_WEEKDAY, span(whole.range())).arg("date", date);
            match day {
                Err(_) => found.push(finding.form("never").help("never-help")),
                Ok(day) => {
                    let right = names.days[day.weekday().to_monday_zero_offset() as usize];
                    if !right.eq_ignore_ascii_case(part("d")) {
                        found.push(finding.arg("day", right).arg("written", part("d")).help("help"));
                    }
                }
            }
        }
    }
}
