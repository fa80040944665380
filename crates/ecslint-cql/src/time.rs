//! Moments, as `registeredAt` has them.

use std::fmt::{Display, Formatter};

/// A moment, in seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// How exact a written moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    /// A date alone, which begins at the moment.
    Day,
    Second,
}

/// Whether a moment is written in one of the documented forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Documented,
    /// It can be read, and no document shows the form: fractions, other offsets.
    Other,
}

/// A written moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) moment: Timestamp,
    pub(crate) precision: Precision,
    pub(crate) form: Form,
}

impl Timestamp {
    /// Reads `2018-06-18`, `2018-06-18T22:28:28`, and the same with a fraction, `Z` or an offset such as `+02:00`. Without
    /// an offset the time is taken as UTC, which no document says.
    ///
    /// ```
    /// use ecslint_cql::Timestamp;
    /// assert_eq!(Timestamp::parse("1970-01-02T00:00:00Z"), Some(Timestamp(86_400)));
    /// assert_eq!(Timestamp::parse("18/06/2018"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Timestamp> {
        read(text).map(|written| written.moment)
    }
}

/// As ECS writes it in expressions: `2018-06-18T22:28:28Z`.
impl Display for Timestamp {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let (days, seconds) = (self.0.div_euclid(86_400), self.0.rem_euclid(86_400));
        // The calendar of `days`, the other way round: eras of 400 years that begin on a first of March.
        let days = days + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month < 3);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(formatter, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Reads a written moment.
pub(crate) fn read(text: &str) -> Option<Written> {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let days = days(date)?;
    let midnight = days * 86_400;
    let Some(time) = time else {
        return Some(Written { moment: Timestamp(midnight), precision: Precision::Day, form: Form::Documented });
    };
    let (clock, rest) = time.split_at_checked(8)?;
    let seconds = seconds(clock)?;
    let (rest, has_fraction) = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|character: char| character.is_ascii_digit());
            (zone.len() < fraction.len()).then_some((zone, true))?
        }
        None => (rest, false),
    };
    let offset = offset(rest)?;
    let is_documented = !has_fraction && matches!(rest, "" | "Z" | "+00:00");
    Some(Written {
        moment: Timestamp(midnight + seconds - offset),
        precision: Precision::Second,
        form: if is_documented { Form::Documented } else { Form::Other },
    })
}

fn number(text: &str, digits: usize) -> Option<i64> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

/// Days since 1970-01-01 in the Gregorian calendar.
fn days(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4)?;
    let month = number(parts.next()?, 2)?;
    let day = number(parts.next()?, 2)?;
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    if parts.next().is_some() || day < 1 || day > length {
        return None;
    }
    // Years that begin in March have their leap day at the end, so days before a month follow a simple rule.
    let year = if month < 3 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let before_month = (153 * month + 2) / 5;
    Some(
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + before_month + day
            - 1
            - 719_468,
    )
}

fn seconds(clock: &str) -> Option<i64> {
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let second = number(parts.next()?, 2)?;
    // A minute may have 61 seconds.
    (hour < 24 && minute < 60 && second <= 60).then_some(hour * 3600 + minute * 60 + second)
}

fn offset(zone: &str) -> Option<i64> {
    if zone.is_empty() || zone == "Z" {
        return Some(0);
    }
    let sign = match zone.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_moments() {
        let cases = [
            ("1970-01-01", Some(0)),
            ("2000-02-29", Some(951_782_400)),
            ("2018-06-18T22:28:28Z", Some(1_529_360_908)),
            ("2018-06-18T22:28:28", Some(1_529_360_908)),
            ("2018-06-18T22:28:28+00:00", Some(1_529_360_908)),
            ("2018-06-19T00:28:28.5+02:00", Some(1_529_360_908)),
            ("2018-13-18", None),
            ("2018-02-29", None),
            ("2018-6-18", None),
            ("2018-06-18T22:28", None),
            ("2018-06-18T22:28:28.", None),
            ("2018-06-18T22:28:28é", None),
            ("2018-06-18-01", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Timestamp::parse(text).map(|moment| moment.0), expected, "{text}");
        }
    }

    #[test]
    fn writes_moments() {
        for text in ["1970-01-01T00:00:00Z", "2000-02-29T23:59:59Z", "1999-12-31T00:00:01Z", "2024-03-01T12:00:00Z"] {
            assert_eq!(Timestamp::parse(text).map(|moment| moment.to_string()).as_deref(), Some(text));
        }
        for extreme in [i64::MIN, i64::MAX, -1] {
            assert!(!Timestamp(extreme).to_string().is_empty());
        }
    }
}
