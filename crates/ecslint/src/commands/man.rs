//! `ecslint man`

use std::fs;

use clap::CommandFactory;
use clap::builder::StyledStr;
use clap_mangen::Man;
use ecslint_project::path_text;

use super::{CommandError, Ending};
use crate::cli::{Cli, ManArguments};

/// Writes a page for the program and for each of its commands.
pub(crate) fn run(arguments: &ManArguments) -> Result<Ending, CommandError> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    write(&program, arguments).map(|()| Ending::Clean)
}

fn write(command: &clap::Command, arguments: &ManArguments) -> Result<(), CommandError> {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        write(below, arguments)?;
    }
    let last = command.get_after_long_help().or(command.get_after_help()).map(StyledStr::to_string);
    // The library would run the lines of examples together.
    let command = command.clone().after_help(None::<&'static str>).after_long_help(None::<&'static str>);
    let page = Man::new(command).manual("ecslint").source(concat!("ecslint ", env!("CARGO_PKG_VERSION")));
    let path = arguments.folder.join(page.get_filename());
    let mut text = Vec::new();
    let made = page.render(&mut text).and_then(|()| fs::create_dir_all(&arguments.folder));
    text.extend(sections(last.as_deref().unwrap_or_default()).into_bytes());
    made.and_then(|()| fs::write(&path, text))
        .map_err(|error| CommandError(format!("cannot write {}: {error}", path_text(&path))))
}

/// Examples and exit codes as sections in which every line stays as it is.
fn sections(help: &str) -> String {
    let mut page = String::new();
    for line in help.lines().filter(|line| !line.is_empty()) {
        match line.strip_suffix(':').filter(|_| !line.starts_with(' ')) {
            Some(title) => page.push_str(&format!(".fi\n.SH {}\n.nf\n", title.to_uppercase())),
            // `\&` is nothing: behind it a dot does not begin a request.
            None => page.push_str(&format!("\\&{}\n", line.replace('\\', "\\e").replace('-', "\\-"))),
        }
    }
    if !page.is_empty() {
        page.push_str(".fi\n");
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_as_they_are() {
        assert_eq!(
            sections("Examples:\n  ecslint check -\n.\\n\n\nExit codes:\n  0  all"),
            ".fi\n.SH EXAMPLES\n.nf\n\\&  ecslint check \\-\n\\&.\\en\n.fi\n.SH EXIT CODES\n.nf\n\\&  0  all\n.fi\n"
        );
        assert_eq!(sections(""), "");
    }
}
