//! One comparison against one value. `None` stands for "cannot be told".

use std::cmp::Ordering;

use crate::facts::Operator;
use crate::pattern::Compiled;
use crate::time::{self, Precision, Timestamp};
use crate::tree::Value;
use crate::version;

/// What a value is compared with.
pub(super) struct Operand<'o> {
    pub(super) operator: Operator,
    pub(super) values: &'o [Value<'o>],
    pub(super) pattern: Option<&'o Compiled>,
}

impl Operand<'_> {
    /// The operator without its negation, and whether it has one.
    pub(super) fn positive(&self) -> (Operator, bool) {
        match self.operator {
            Operator::NotEquals | Operator::NotIn | Operator::NotMatches | Operator::NotExists => {
                (self.operator.opposite(), true)
            }
            other => (other, false),
        }
    }

    /// The only value, when it holds no placeholder.
    fn single(&self) -> Option<&str> {
        match self.values {
            [value] => value.known(),
            _ => None,
        }
    }

    /// `==`, `in` or `=~` with a text; orders of texts are documented nowhere.
    pub(super) fn text(&self, actual: &str) -> Option<bool> {
        match self.positive().0 {
            Operator::Equals | Operator::In => {
                if self.values.iter().any(|value| value.known() == Some(actual)) {
                    return Some(true);
                }
                let is_complete = !self.values.is_empty() && self.values.iter().all(|value| !value.has_placeholder);
                is_complete.then_some(false)
            }
            Operator::Matches => self.pattern?.is_match(actual),
            operator => {
                // Where numbers and letters come to the same order, it cannot be another one.
                let wanted = self.single()?;
                let numbers = actual.parse::<u64>().ok()?.cmp(&wanted.parse::<u64>().ok()?);
                (numbers == actual.cmp(wanted)).then(|| ordered(operator, numbers))?
            }
        }
    }

    /// `true` or `false`; in another case it may or may not count.
    pub(super) fn boolean(&self, actual: bool) -> Option<bool> {
        let text = if actual { "true" } else { "false" };
        let is_clear =
            |value: &Value<'_>| value.known().is_none_or(|known| !known.eq_ignore_ascii_case(text) || known == text);
        if self.pattern.is_none() && !self.values.iter().all(is_clear) {
            return None;
        }
        self.text(text)
    }

    /// A version. Equality is that of texts; two spellings of one version cannot be told.
    pub(super) fn version(&self, actual: &str) -> Option<bool> {
        let wanted = self.single()?;
        let (operator, _) = self.positive();
        if operator == Operator::Equals && actual == wanted {
            return Some(true);
        }
        match (operator, version::compare(actual, wanted)?) {
            (Operator::Equals, Ordering::Equal) => None,
            (operator, order) => ordered(operator, order),
        }
    }

    /// A number.
    pub(super) fn count(&self, actual: u64) -> Option<bool> {
        let wanted = self.single()?.parse::<i128>().ok()?;
        ordered(self.positive().0, i128::from(actual).cmp(&wanted))
    }

    /// A moment. Whether a date alone means its first moment or all of the day is not documented, so on that day only
    /// what both readings say is said.
    pub(super) fn moment(&self, actual: Timestamp) -> Option<bool> {
        let wanted = time::read(self.single()?)?;
        let (operator, _) = self.positive();
        let first = ordered(operator, actual.cmp(&wanted.moment))?;
        let on_day = (0..86_400).contains(&(actual.0.saturating_sub(wanted.moment.0)));
        if wanted.precision == Precision::Second || !on_day {
            return Some(first);
        }
        (ordered(operator, Ordering::Equal) == Some(first)).then_some(first)
    }
}

/// What an order says to an operator; `None` for one that asks for no order.
fn ordered(operator: Operator, order: Ordering) -> Option<bool> {
    match operator {
        Operator::Equals => Some(order.is_eq()),
        Operator::Greater => Some(order.is_gt()),
        Operator::GreaterOrEqual => Some(order.is_ge()),
        Operator::Less => Some(order.is_lt()),
        Operator::LessOrEqual => Some(order.is_le()),
        _ => None,
    }
}
