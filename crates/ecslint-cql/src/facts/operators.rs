//! The operators, with both spellings.

/// An operator between a subject and its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// `==`
    Equals,
    /// `!=`
    NotEquals,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `exists`
    Exists,
    /// `!exists`
    NotExists,
    /// `in`
    In,
    /// `!in`
    NotIn,
    /// `=~`
    Matches,
    /// `!~`
    NotMatches,
}

/// How an operator is written. Both forms are documented: developer guide, 2026-11-22.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorInfo {
    /// Which it is.
    pub operator: Operator,
    /// The short form; the only form of `exists` and `in`.
    pub symbol: &'static str,
    /// The form in words.
    pub word: &'static str,
    /// What it asks.
    pub summary: &'static str,
}

/// All operators.
pub static OPERATORS: &[OperatorInfo] = &[
    row(Operator::Equals, "==", "equals", "the value is the argument"),
    row(Operator::NotEquals, "!=", "not_equals", "there is a value, and it is not the argument"),
    row(Operator::Greater, ">", "greater_than", "the value is greater"),
    row(Operator::GreaterOrEqual, ">=", "greater_than_equal", "the value is greater or equal"),
    row(Operator::Less, "<", "less_than", "the value is less"),
    row(Operator::LessOrEqual, "<=", "less_than_equal", "the value is less or equal"),
    row(Operator::Exists, "exists", "exists", "the instance has it"),
    row(Operator::NotExists, "!exists", "not_exists", "the instance does not have it"),
    row(Operator::In, "in", "in", "the value is one of the list"),
    row(Operator::NotIn, "!in", "not_in", "there is a value, and it is not in the list"),
    row(Operator::Matches, "=~", "matches", "the value matches the regular expression"),
    row(Operator::NotMatches, "!~", "not_matches", "there is a value, and it does not match the regular expression"),
];

const fn row(operator: Operator, symbol: &'static str, word: &'static str, summary: &'static str) -> OperatorInfo {
    OperatorInfo { operator, symbol, word, summary }
}

impl Operator {
    /// How it is written. The table lists every operator, in the order of the type.
    pub fn info(self) -> &'static OperatorInfo {
        &OPERATORS[self as usize]
    }

    /// The short form: `==`, `!exists`, `in`.
    pub fn symbol(self) -> &'static str {
        self.info().symbol
    }

    /// The operator that is spelled so, in either form.
    pub fn from_spelling(spelling: &str) -> Option<Operator> {
        OPERATORS.iter().find(|row| row.symbol == spelling || row.word == spelling).map(|row| row.operator)
    }

    /// Whether it stands alone, without an argument.
    pub const fn is_presence(self) -> bool {
        matches!(self, Operator::Exists | Operator::NotExists)
    }

    /// Whether it takes a list.
    pub const fn takes_list(self) -> bool {
        matches!(self, Operator::In | Operator::NotIn)
    }

    /// Whether it takes a regular expression.
    pub const fn takes_pattern(self) -> bool {
        matches!(self, Operator::Matches | Operator::NotMatches)
    }

    /// Whether it asks for an order.
    pub const fn is_ordering(self) -> bool {
        matches!(self, Operator::Greater | Operator::GreaterOrEqual | Operator::Less | Operator::LessOrEqual)
    }

    /// The operator that says the opposite about a value that is there.
    pub const fn opposite(self) -> Operator {
        match self {
            Operator::Equals => Operator::NotEquals,
            Operator::NotEquals => Operator::Equals,
            Operator::Greater => Operator::LessOrEqual,
            Operator::GreaterOrEqual => Operator::Less,
            Operator::Less => Operator::GreaterOrEqual,
            Operator::LessOrEqual => Operator::Greater,
            Operator::Exists => Operator::NotExists,
            Operator::NotExists => Operator::Exists,
            Operator::In => Operator::NotIn,
            Operator::NotIn => Operator::In,
            Operator::Matches => Operator::NotMatches,
            Operator::NotMatches => Operator::Matches,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_type() {
        for row in OPERATORS {
            assert_eq!(row.operator.info(), row);
            assert_eq!(row.operator.opposite().opposite(), row.operator);
        }
    }
}
