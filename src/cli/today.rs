//! The day of today: as asked, as the build asks (`SOURCE_DATE_EPOCH`), or of the clock. The engine has no clock.

use std::time::{SystemTime, UNIX_EPOCH};

use loketmeter::text::dates::Date;

const SECONDS_A_DAY: u64 = 86_400;

/// What was given is no date.
#[derive(Debug, thiserror::Error)]
#[error("2026-11-23")]
pub(crate) struct NoDate;

/// Reads a date for the option `--today`.
pub(crate) fn parse(text: &str) -> Result<Date, NoDate> {
    let whole = text.len() == "2026-11-23".len();
    Date::from_iso(text).filter(|_| whole).ok_or(NoDate)
}

/// The day that was asked for, else that of the computer; absent when its clock is out of order.
pub(crate) fn today(asked: Option<Date>) -> Option<Date> {
    asked.or_else(|| {
        let fixed = std::env::var("SOURCE_DATE_EPOCH").ok();
        let fixed = fixed.and_then(|seconds| seconds.trim().parse::<u64>().ok());
        let now = || Some(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs());
        let days = fixed.or_else(now)? / SECONDS_A_DAY;
        Date::from_days(u32::try_from(days).ok()?)
    })
}
