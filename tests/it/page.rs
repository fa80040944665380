//! What the tests of pages in `docs` share.

/// The fenced blocks: what stands behind the marks, and the text.
pub(crate) fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        blocks.push((info, text));
    }
    blocks
}

/// The commands of a block `console`, and what the page says that they print.
pub(crate) fn commands(text: &str) -> Vec<(&str, &str)> {
    let commands = text.split("$ ecslint ").filter(|command| !command.is_empty());
    commands.map(|command| command.split_once('\n').expect("a line")).collect()
}

/// The words of a command line, with double quotes.
pub(crate) fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        if index % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
    }
    words
}
