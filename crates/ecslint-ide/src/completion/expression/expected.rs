//! What the language expects behind a part of an expression.

use ecslint_cql::facts::Operator;

/// What may come next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expected<'t> {
    /// A comparison, `not` or a parenthesis.
    Operand,
    /// An operator for this subject.
    Operator(&'t str),
    /// What this subject is compared with.
    Argument(&'t str),
    /// `and`, `or`, or a parenthesis that closes, where one is open.
    Connective { open: usize },
}

/// Where reading is.
enum State<'t> {
    Operand,
    Operator(&'t str),
    Argument(&'t str),
    /// The bracket of a list is due.
    List(&'t str),
    Item(&'t str),
    /// A comma or the end of the list is due.
    Comma(&'t str),
    Connective,
}

/// What is expected behind `text`, which ends between words; `None` where it cannot be read.
pub(super) fn expected(text: &str) -> Option<Expected<'_>> {
    let mut state = State::Operand;
    let mut open = 0_usize;
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { break };
        let (next, length) = match state {
            State::Operand => match first {
                '(' => {
                    open += 1;
                    (State::Operand, 1)
                }
                '!' => (State::Operand, 1),
                _ => {
                    let word = word(rest)?;
                    let next = if word.eq_ignore_ascii_case("not") { State::Operand } else { State::Operator(word) };
                    (next, word.len())
                }
            },
            State::Operator(subject) => {
                let spelling = operator(rest)?;
                let operator = Operator::from_spelling(&spelling.to_ascii_lowercase())?;
                let next = if operator.is_presence() {
                    State::Connective
                } else if operator.takes_list() {
                    State::List(subject)
                } else {
                    State::Argument(subject)
                };
                (next, spelling.len())
            }
            State::Argument(subject) => match argument(rest) {
                Some(length) => (State::Connective, length),
                None => return Some(Expected::Argument(subject)),
            },
            State::List(subject) if first == '[' => (State::Item(subject), 1),
            State::List(_) => return None,
            State::Item(_) | State::Comma(_) if first == ']' => (State::Connective, 1),
            State::Item(subject) => match argument(rest) {
                Some(length) => (State::Comma(subject), length),
                None => return Some(Expected::Argument(subject)),
            },
            State::Comma(subject) if first == ',' => (State::Item(subject), 1),
            State::Comma(_) => return None,
            State::Connective => match first {
                ')' => {
                    open = open.checked_sub(1)?;
                    (State::Connective, 1)
                }
                '&' | '|' if rest.starts_with("&&") || rest.starts_with("||") => (State::Operand, 2),
                _ => {
                    let word = word(rest)?;
                    let joins = word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("or");
                    if !joins {
                        return None;
                    }
                    (State::Operand, word.len())
                }
            },
        };
        state = next;
        rest = rest.get(length..)?;
    }
    match state {
        State::Operand => Some(Expected::Operand),
        State::Operator(subject) => Some(Expected::Operator(subject)),
        State::Argument(subject) | State::Item(subject) => Some(Expected::Argument(subject)),
        State::List(_) | State::Comma(_) => None,
        State::Connective => Some(Expected::Connective { open }),
    }
}

/// The word that `text` begins with.
fn word(text: &str) -> Option<&str> {
    let ends = |character: char| character.is_whitespace() || "()[],'\"=!<>~&|".contains(character);
    let word = text.split(ends).next()?;
    (!word.is_empty()).then_some(word)
}

/// The operator that `text` begins with: signs, or a word with or without `!`.
fn operator(text: &str) -> Option<&str> {
    let signs = text.len() - text.trim_start_matches(['=', '!', '<', '>', '~']).len();
    match &text[..signs] {
        "" => word(text),
        "!" => word(&text[1..]).and_then(|word| text.get(..word.len() + 1)),
        signs => Some(signs),
    }
}

/// The length of the value that `text` begins with; `None` where its quote is not closed.
fn argument(text: &str) -> Option<usize> {
    match text.chars().next()? {
        quote @ ('\'' | '"') => text[1..].find(quote).map(|length| length + 2),
        first => {
            let ends = |character: char| character.is_whitespace() || ")],".contains(character);
            // A character that ends words and begins nothing is passed over.
            Some(text.find(ends).unwrap_or(text.len()).max(first.len_utf8()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_behind_a_part_is_known() {
        for (text, state) in [
            ("", Some(Expected::Operand)),
            ("not(", Some(Expected::Operand)),
            ("!(", Some(Expected::Operand)),
            ("attribute:a ", Some(Expected::Operator("attribute:a"))),
            ("attribute:a == ", Some(Expected::Argument("attribute:a"))),
            ("attribute:a==b ", Some(Expected::Connective { open: 0 })),
            ("attribute:a exists ", Some(Expected::Connective { open: 0 })),
            ("attribute:a !exists && ", Some(Expected::Operand)),
            ("attribute:a in ", None),
            ("attribute:a in [b, ", Some(Expected::Argument("attribute:a"))),
            ("attribute:a in [b] or (task:group == ", Some(Expected::Argument("task:group"))),
            ("(a == 'b c' ", Some(Expected::Connective { open: 1 })),
            ("a == 'b ", Some(Expected::Argument("a"))),
            ("a == b c ", None),
            (") ", None),
            ("a == é, ", None),
        ] {
            assert_eq!(expected(text), state, "{text}");
        }
    }
}
