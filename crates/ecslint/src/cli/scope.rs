//! Which files a run looks at, and how often.

use clap::Args;

/// What a run is restricted to, and whether it goes on.
#[derive(Debug, Args)]
pub(crate) struct ScopeArguments {
    /// Check only the files that differ from the branch REF since it was left
    ///
    /// Committed or not, and new files that git does not ignore. A changed ecslint.toml or baseline brings all files that it
    /// is about. Without REF the branch counts that this one is to go to: as GitHub and GitLab say it, or else what
    /// origin/HEAD stands for, origin/main, origin/master, main or master. Where the history does not tell what differs, as
    /// in a shallow clone, that is an error.
    #[arg(long, value_name = "REF", num_args = 0..=1, require_equals = true)]
    pub(crate) changed: Option<Option<String>>,

    /// Go on, and check again whenever a file changes; Ctrl-C ends it
    ///
    /// Looks at what has changed and prints everything that holds now, for people.
    #[arg(long, conflicts_with_all = [
        "changed", "format", "fix", "diff", "statistics", "write_baseline", "prune_baseline", "stdin_filename",
    ])]
    pub(crate) watch: bool,
}
