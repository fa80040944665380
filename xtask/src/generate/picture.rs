//! `docs/check.svg`: a real run of `ecslint check` on an example, drawn as a terminal.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

/// Width and height of a character cell, in pixels, for the monospaced font at its size.
const CELL: (f32, f32) = (8.43, 19.0);
const FONT_SIZE: u32 = 14;
const MARGIN: f32 = 20.0;

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq)]
struct Style {
    colour: Option<&'static str>,
    bold: bool,
    underlined: bool,
}

pub(super) fn picture(root: &Path) -> anyhow::Result<String> {
    let example = "examples/batch-ec2.json";
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--package",
            "ecslint",
            "--",
            "check",
            "--color",
            "always",
            "--format",
            "human",
            example,
        ])
        .current_dir(root)
        .env("COLUMNS", "100")
        .env_remove("NO_COLOR")
        .output()
        .context("cannot run ecslint")?;
    if output.stdout.is_empty() {
        bail!("ecslint printed nothing: {}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout).context("ecslint printed something that is not UTF-8")?;
    Ok(draw(&format!("$ ecslint check {example}\n{}", text.trim_end())))
}

fn draw(text: &str) -> String {
    let lines: Vec<Vec<(Style, String)>> = lines(text);
    let columns = lines.iter().map(|line| line.iter().map(|(_, text)| text.chars().count()).sum()).max().unwrap_or(0);
    let width = columns as f32 * CELL.0 + 2.0 * MARGIN;
    let height = lines.len() as f32 * CELL.1 + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-label=\"Output of ecslint check\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16181d\"/>\n\
         <g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"{FONT_SIZE}\" fill=\"#d6d9e0\" xml:space=\"preserve\">\n"
    );
    for (row, line) in lines.iter().enumerate() {
        let y = MARGIN + (row as f32 + 0.8) * CELL.1;
        let mut column = 0;
        for (style, text) in line {
            let x = MARGIN + column as f32 * CELL.0;
            let count = text.chars().count();
            column += count;
            if text.trim().is_empty() {
                continue;
            }
            let colour = style.colour.map_or(String::new(), |colour| format!(" fill=\"{colour}\""));
            let bold = if style.bold { " font-weight=\"bold\"" } else { "" };
            let line = if style.underlined { " text-decoration=\"underline\"" } else { "" };
            let length = count as f32 * CELL.0;
            let _ = writeln!(
                svg,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\"{colour}{bold}{line}>{}</text>",
                escape(text)
            );
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Splits text with ANSI escapes into lines of styled stretches. Links are reduced to their text.
fn lines(text: &str) -> Vec<Vec<(Style, String)>> {
    let mut lines = vec![Vec::new()];
    let mut style = Style::default();
    let mut stretch = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\u{1b}' if characters.peek() == Some(&'[') => {
                characters.next();
                let codes: String =
                    characters.by_ref().take_while(|character| !character.is_ascii_alphabetic()).collect();
                flush(&mut lines, &style, &mut stretch);
                style.apply(&codes);
            }
            '\u{1b}' => {
                // An operating system command, such as a link: skipped up to its end.
                while let Some(skipped) = characters.next() {
                    if skipped == '\u{7}' || (skipped == '\u{1b}' && characters.next().is_some()) {
                        break;
                    }
                }
            }
            '\n' => {
                flush(&mut lines, &style, &mut stretch);
                lines.push(Vec::new());
            }
            other => stretch.push(other),
        }
    }
    flush(&mut lines, &style, &mut stretch);
    lines
}

fn flush(lines: &mut [Vec<(Style, String)>], style: &Style, stretch: &mut String) {
    if let (Some(line), false) = (lines.last_mut(), stretch.is_empty()) {
        line.push((style.clone(), std::mem::take(stretch)));
    }
}

impl Style {
    fn apply(&mut self, codes: &str) {
        let mut codes = codes.split(';').map(|code| code.parse::<u32>().unwrap_or(0));
        while let Some(code) = codes.next() {
            match code {
                0 => *self = Style::default(),
                1 => self.bold = true,
                22 => self.bold = false,
                4 => self.underlined = true,
                24 => self.underlined = false,
                39 => self.colour = None,
                31 | 91 => self.colour = Some("#ff6b6b"),
                32 | 92 => self.colour = Some("#8fd18a"),
                33 | 93 => self.colour = Some("#ffd166"),
                34 | 94 => self.colour = Some("#7aa2f7"),
                35 | 95 => self.colour = Some("#d3a4f9"),
                36 | 96 => self.colour = Some("#6fd3e3"),
                2 | 30 | 37 | 90 => self.colour = Some("#8b93a5"),
                // Extended colours carry their own arguments; the picture shows them in the accent colour.
                38 => {
                    let arguments = if codes.next() == Some(5) { 1 } else { 3 };
                    codes.by_ref().take(arguments).for_each(drop);
                    self.colour = Some("#7aa2f7");
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_links_become_stretches() {
        let found = lines("a\u{1b}[1;31mb\u{1b}[0m\nc\u{1b}]8;;https://example.com\u{1b}\\d\u{1b}]8;;\u{1b}\\");
        let bold = Style { colour: Some("#ff6b6b"), bold: true, underlined: false };
        assert_eq!(found[0], vec![(Style::default(), "a".to_owned()), (bold, "b".to_owned())]);
        assert_eq!(found[1].iter().map(|(_, text)| text.as_str()).collect::<String>(), "cd");
    }
}
