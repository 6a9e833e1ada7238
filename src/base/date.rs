//! Calendar days. "Today" is never read here: it is a value of the configuration.

pub use jiff::civil::Date;

/// Reads `2026-11-23`. `None` for anything else, also for days that do not exist.
pub fn parse(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| match i {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().ok();
    Date::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).ok()
}

/// The day, in UTC, of a moment in seconds since 1970. `None` beyond the calendar.
pub fn of_epoch(seconds: i64) -> Option<Date> {
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(moment).date())
}

/// The day of the machine's clock, in UTC, so that a build does not depend on where it runs.
pub fn now() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}

/// Whole months from `from` to `to`, rounded up when days are left; negative never (0 then).
pub fn months_between(from: Date, to: Date) -> i32 {
    let whole = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    (whole + i32::from(to.day() > from.day())).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert!(parse("2026-11-23").is_some());
        for wrong in ["2027-13-01", "2026-02-30", "23-11-2026", "2026-1-2", "", "2026-11-23T10:00"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_part_of_a_month_counts_as_one() {
        let day = |text| parse(text).unwrap();
        assert_eq!(months_between(day("2026-10-01"), day("2029-10-01")), 36);
        assert_eq!(months_between(day("2026-10-01"), day("2029-10-02")), 37);
        assert_eq!(months_between(day("2026-10-01"), day("2025-10-02")), 0);
    }
}
