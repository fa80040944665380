//! A text with gaps that the user fills in.

use std::fmt::Write;

/// A text with gaps. It can be written plainly, with something in every gap, and as a snippet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template {
    parts: Vec<Part>,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What stands there in any case.
    Text(String),
    /// A gap with a proposal, which may be empty.
    Gap(String),
    /// A gap that takes one of these; the first is the proposal. There are at least two.
    Choice(Vec<String>),
}

impl Template {
    /// A text without gaps.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let mut template = Self::default();
        template.push(&text.into());
        template
    }

    /// A string of JSON that holds `content`, without gaps.
    pub(super) fn string(content: &str) -> Self {
        Self::text(quoted(content))
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    /// Adds a gap with a proposal.
    pub(super) fn push_gap(&mut self, proposal: impl Into<String>) {
        self.parts.push(Part::Gap(proposal.into()));
    }

    /// Adds a gap that takes one of `options`: a plain text where there is but one, an empty gap where there is none.
    pub(super) fn push_choice(&mut self, mut options: Vec<String>) {
        match (options.pop(), options.is_empty()) {
            (None, _) => self.push_gap(""),
            (Some(only), true) => self.push(&only),
            (Some(last), false) => {
                options.push(last);
                self.parts.push(Part::Choice(options));
            }
        }
    }

    /// The pieces in their order.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Adds a piece.
    pub(super) fn push_part(&mut self, part: Part) {
        match part {
            Part::Text(text) => self.push(&text),
            gap => self.parts.push(gap),
        }
    }

    /// Adds another template.
    pub(super) fn append(&mut self, other: Template) {
        for part in other.parts {
            self.push_part(part);
        }
    }

    /// Whether there is a gap.
    pub(super) fn has_gaps(&self) -> bool {
        self.parts.iter().any(|part| !matches!(part, Part::Text(_)))
    }

    /// The text with the proposals in the gaps.
    pub(super) fn plain(&self) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) | Part::Gap(text) => text.as_str(),
                Part::Choice(options) => options.first().map_or("", String::as_str),
            })
            .collect()
    }

    /// The text in the snippet syntax of the Language Server Protocol; `None` where there is no gap.
    pub(super) fn snippet(&self) -> Option<String> {
        if !self.has_gaps() {
            return None;
        }
        let mut snippet = String::new();
        let mut number = 0;
        for part in &self.parts {
            if !matches!(part, Part::Text(_)) {
                number += 1;
            }
            // Writing to a String cannot fail.
            let _ = match part {
                Part::Text(text) => {
                    push_escaped(&mut snippet, text, &['\\', '$']);
                    Ok(())
                }
                Part::Gap(proposal) if proposal.is_empty() => write!(snippet, "${number}"),
                Part::Gap(proposal) => {
                    let written = write!(snippet, "${{{number}:");
                    push_escaped(&mut snippet, proposal, &['\\', '$', '}']);
                    snippet.push('}');
                    written
                }
                Part::Choice(options) => {
                    let written = write!(snippet, "${{{number}|");
                    for (place, option) in options.iter().enumerate() {
                        if place > 0 {
                            snippet.push(',');
                        }
                        push_escaped(&mut snippet, option, &['\\', '$', '}', ',', '|']);
                    }
                    snippet.push_str("|}");
                    written
                }
            };
        }
        Some(snippet)
    }
}

fn push_escaped(snippet: &mut String, text: &str, special: &[char]) {
    for character in text.chars() {
        if special.contains(&character) {
            snippet.push('\\');
        }
        snippet.push(character);
    }
}

/// `content` as a string of JSON.
pub(super) fn quoted(content: &str) -> String {
    format!("\"{}\"", escaped(content))
}

/// `content` as it stands between the quotes of a string of JSON.
pub(super) fn escaped(content: &str) -> String {
    let mut text = String::with_capacity(content.len());
    for character in content.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            _ => text.push(character),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_numbered_and_escaped() {
        let mut template = Template::text("\"a$\": ");
        template.push_gap("");
        template.push_gap("x}$");
        template.push_choice(vec!["a,b".to_owned(), "c".to_owned()]);
        template.push_choice(vec!["only".to_owned()]);
        assert_eq!(template.plain(), "\"a$\": x}$a,bonly");
        assert_eq!(template.snippet().as_deref(), Some(r#""a\$": $1${2:x\}\$}${3|a\,b,c|}only"#));
        assert_eq!(Template::string("a\"\\\n\u{1}").plain(), r#""a\"\\\n\u0001""#);
        assert_eq!(Template::string("a").snippet(), None);
    }
}
