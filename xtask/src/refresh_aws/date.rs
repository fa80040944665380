//! A calendar date, which is all that a fact needs.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context as _;

/// A day in the Gregorian calendar, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// Four digits.
    pub(crate) year: u64,
    /// 1 to 12.
    pub(crate) month: u64,
    /// 1 to 31.
    pub(crate) day: u64,
}

impl Date {
    /// Today by the clock of this machine.
    pub(crate) fn today() -> anyhow::Result<Self> {
        let since =
            SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970; pass --date")?;
        Ok(Self::from_days(since.as_secs() / 86_400))
    }

    /// The date that is `days` after 1970-01-01. Years are counted from March, so that a leap day comes last.
    pub(crate) fn from_days(days: u64) -> Self {
        const DAYS_IN_400_YEARS: u64 = 146_097;
        let from_march_0000 = days + 719_468;
        let era = from_march_0000 / DAYS_IN_400_YEARS;
        let day_of_era = from_march_0000 % DAYS_IN_400_YEARS;
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        Self { year, month, day }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refusal = || format!("`{text}` is not a date of the form YYYY-MM-DD");
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return Err(refusal()) };
        let number = |digits: &str, width: usize| -> Option<u64> {
            (digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
        };
        match (number(year, 4), number(month, 2), number(day, 2)) {
            (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => Ok(Self { year, month, day }),
            _ => Err(refusal()),
        }
    }
}
