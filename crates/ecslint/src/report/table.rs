//! Tables for people.

use std::io::{self, Write};

use anstyle::Style;

use crate::terminal::{Terminal, printable};

/// The last column keeps at least this width, whatever stands before it.
const NARROWEST_LAST: usize = 30;

/// Writes rows with columns under each other. The last column is wrapped to the terminal. Columns with no text in any row
/// are left out.
pub(crate) fn write<const N: usize>(
    out: &mut impl Write,
    head: Option<[&str; N]>,
    rows: &[[String; N]],
    terminal: Terminal,
) -> io::Result<()> {
    let is_used = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
    let columns: Vec<usize> = (0..N).filter(is_used).collect();
    let Some((last, aligned)) = columns.split_last() else { return Ok(()) };
    let length = |text: &str| text.chars().count();
    let width = |column: &usize| {
        let head = head.map_or(0, |head| length(head[*column]));
        rows.iter().map(|row| length(&row[*column])).fold(head, usize::max)
    };
    let widths: Vec<usize> = aligned.iter().map(width).collect();
    let start = widths.iter().map(|width| width + 2).sum::<usize>() + 2;
    let line = |cells: &[&str; N]| {
        let mut line = "  ".to_owned();
        for (column, width) in aligned.iter().zip(&widths) {
            line.push_str(&format!("{:<width$}  ", printable(cells[*column])));
        }
        line
    };
    if let Some(head) = head {
        let words = line(&head) + head[*last];
        writeln!(out, "{}", terminal.styling.paint(Style::new().bold(), words.trim_end()))?;
    }
    for row in rows {
        let first = line(&row.each_ref().map(String::as_str));
        let text = printable(&row[*last]).into_owned();
        if text.is_empty() {
            writeln!(out, "{}", first.trim_end())?;
        } else if start + NARROWEST_LAST > terminal.width {
            writeln!(out, "{first}{text}")?;
        } else {
            writeln!(out, "{}", terminal.wrap(&text, &first, &" ".repeat(start)))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Reader, Styling};

    #[test]
    fn columns_stand_under_each_other_and_empty_ones_are_left_out() {
        let terminal = Terminal { styling: Styling::Plain, width: 50, reader: Reader::Person };
        let row = |cells: [&str; 3]| cells.map(str::to_owned);
        let mut out = Vec::new();
        let rows = [row(["a", "", "one two three four five six seven eight"]), row(["bbb", "", ""])];
        write(&mut out, Some(["NAME", "GONE", "WHY"]), &rows, terminal).expect("memory");
        let expected = "  NAME  WHY\n  a     one two three four five six seven eight\n  bbb\n";
        assert_eq!(String::from_utf8(out).expect("text"), expected);
    }
}
