//! The day of a build: read once, here and nowhere else.

use std::env;

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::base::date::Date;
use crate::base::error::{Error, Result};

/// The day that was given, else that of `SOURCE_DATE_EPOCH` (seconds, in UTC), else that of the clock.
pub fn today(given: Option<Date>) -> Result<Date> {
    if let Some(day) = given {
        return Ok(day);
    }
    let Some(epoch) = env::var_os("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty()) else {
        return Ok(Offset::UTC.to_datetime(Timestamp::now()).date());
    };
    let seconds = epoch.to_str().and_then(|text| text.parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let moment =
        moment.ok_or_else(|| Error::usage("SOURCE_DATE_EPOCH is not a number of seconds since 1970"))?;
    Ok(Offset::UTC.to_datetime(moment).date())
}
