//! Just enough Markdown for the pages of rules on a terminal.

use anstyle::{AnsiColor, Style};

use crate::terminal::Terminal;

const CODE: Style = AnsiColor::Cyan.on_default();

/// The page with bold headings, indented examples, and paragraphs wrapped to the terminal.
pub(crate) fn render(page: &str, terminal: Terminal) -> String {
    let mut rendered = String::new();
    let mut paragraph = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let starts_block =
            line.is_empty() || line.starts_with("- ") || line.starts_with('#') || line.starts_with("```");
        if starts_block {
            flush(&mut paragraph, &mut rendered, terminal);
        }
        if let Some(info) = line.strip_prefix("```") {
            if let Some(title) = title(info) {
                rendered.push_str(&format!("  {title}:\n"));
            }
            for code in lines.by_ref().take_while(|line| !line.starts_with("```")) {
                rendered.push_str(format!("    {code}").trim_end());
                rendered.push('\n');
            }
        } else if line.starts_with('#') {
            let heading = line.trim_start_matches('#').trim();
            rendered.push_str(&terminal.styling.paint(Style::new().bold(), heading));
            rendered.push('\n');
        } else if line.is_empty() {
            rendered.push('\n');
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut paragraph, &mut rendered, terminal);
    rendered
}

/// What an example shows, by the words behind its fence.
fn title(info: &str) -> Option<&'static str> {
    match info {
        "jsonc fail" => Some("reported"),
        "jsonc fixed" => Some("after the fix"),
        "jsonc pass" => Some("not reported"),
        "jsonc pass unknown" => Some("not reported, since a value is unknown"),
        _ => None,
    }
}

fn flush(paragraph: &mut String, rendered: &mut String, terminal: Terminal) {
    if paragraph.is_empty() {
        return;
    }
    let text = style_code(paragraph, terminal);
    let (text, rest) = match text.strip_prefix("- ") {
        Some(item) => (format!("• {item}"), "  "),
        None => (text, ""),
    };
    rendered.push_str(&terminal.wrap(&text, "", rest));
    rendered.push('\n');
    paragraph.clear();
}

/// Colours what stands between backticks; the backticks stay, for they are also for those who see no colours.
fn style_code(text: &str, terminal: Terminal) -> String {
    let pieces = text.split('`').enumerate();
    let last = text.matches('`').count();
    pieces
        .map(|(index, piece)| {
            let is_code = index % 2 == 1 && index < last;
            if is_code { terminal.styling.paint(CODE, &format!("`{piece}`")) } else { piece.to_owned() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Reader, Styling};

    fn rendered(page: &str, styling: Styling) -> String {
        render(page, Terminal { styling, width: 30, reader: Reader::Person })
    }

    #[test]
    fn renders_what_pages_are_made_of() {
        let page = "# name\n\nA long sentence\nabout `one` thing that wraps.\n\n## Examples\n\n\
                    ```jsonc fail\n{}\n```\n\n- an item that is long enough\n  to wrap\n- two\n";
        assert_eq!(
            rendered(page, Styling::Plain),
            "name\n\nA long sentence about `one`\nthing that wraps.\n\nExamples\n\n  reported:\n    {}\n\n\
             • an item that is long enough\n  to wrap\n• two\n"
        );
    }

    #[test]
    fn colours_code() {
        assert_eq!(rendered("a `b` c", Styling::Ansi), "a \u{1b}[36m`b`\u{1b}[0m c\n");
    }
}
