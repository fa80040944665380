//! Where a comment about a line can stand, in languages that have comments.

use ecslint_core::Edit;
use ecslint_syntax::{NodeKind, Span, Syntax};

use crate::view::View;

/// The edit that writes `words` as a comment on a line of its own above the line of `offset`; `None` where the language has
/// no comments, inside of texts over several lines, and above a comment, which would be about something else then.
pub fn comment_above(view: View<'_>, offset: u32, words: &str) -> Option<Edit> {
    let mark = match view.document.syntax() {
        Syntax::Json => return None,
        Syntax::Jsonc => "//",
        Syntax::Yaml => "#",
    };
    let before = view.text.get(..offset as usize)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = view.text[start..].split('\n').next().unwrap_or_default();
    // A mark at the beginning of the text stays there.
    let start = start + if start == 0 { line.len() - line.trim_start_matches('\u{feff}').len() } else { 0 };
    let line = line.trim_start_matches('\u{feff}');
    let content = line.trim_start_matches([' ', '\t']);
    let blanks = &line[..line.len() - content.len()];
    let line_end = if line.ends_with('\r') { "\r\n" } else { "\n" };
    let at = u32::try_from(start).ok()?;
    let is_inside = |span: Span| span.start < at && at < span.end;
    let mut comments = view.document.comments().iter();
    if content.trim().is_empty()
        || content.starts_with(['#', '/'])
        || comments.any(|comment| is_inside(comment.span))
        || is_in_string(view, is_inside)
    {
        return None;
    }
    Some(Edit { span: Span::empty(at), text: format!("{blanks}{mark} {words}{line_end}") })
}

/// Whether the line begins inside of a value that takes a comment for its own.
fn is_in_string(view: View<'_>, is_inside: impl Fn(Span) -> bool) -> bool {
    let is_text = |kind: NodeKind<'_>| matches!(kind, NodeKind::String(_) | NodeKind::Expression | NodeKind::Error);
    view.document.nodes().any(|node| is_inside(node.span()) && is_text(node.kind()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn comments_stand_above_their_line() {
        for (syntax, text, expected) in [
            (Syntax::Yaml, "family: a\nvolumes:\n  - na|me: b\n", "family: a\nvolumes:\n  # x\n  - name: b\n"),
            (Syntax::Yaml, "fami|ly: a\r\ncpu: 1\r\n", "# x\r\nfamily: a\r\ncpu: 1\r\n"),
            (Syntax::Yaml, "\u{feff}fami|ly: a\n", "\u{feff}# x\nfamily: a\n"),
            (Syntax::Yaml, "{\n  family: |a\n}\n", "{\n  # x\n  family: a\n}\n"),
            (Syntax::Yaml, "family: >\n  a|\n", ""),
            (Syntax::Yaml, "family: \"a\n  b|\"\n", ""),
            (Syntax::Yaml, "family: a\n# b|\n", ""),
            (Syntax::Jsonc, "{\n  \"fam|ily\": 1\n}", "{\n  // x\n  \"family\": 1\n}"),
            (Syntax::Jsonc, "{ /* a\n b */ \"fam|ily\": 1 }", ""),
            (Syntax::Json, "{\n  \"fam|ily\": 1\n}", ""),
        ] {
            let written = testing::look_as(syntax, text, |view, offset| {
                let edit = comment_above(view, offset, "x")?;
                let mut written = view.text.to_owned();
                written.replace_range(edit.span.range(), &edit.text);
                Some(written)
            });
            assert_eq!(written.unwrap_or_default(), expected, "{text}");
        }
    }
}
