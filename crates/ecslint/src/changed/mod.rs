//! The files that differ from another branch: what `--changed` restricts a run to.

mod git;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::commands::CommandError;

/// How services are told to clone everything.
const FETCH_IN_CI: &str = "say `fetch-depth: 0` to actions/checkout, or `GIT_DEPTH: 0` in GitLab";

/// Names of the other branch where nobody gives one; the first that is there counts.
const USUAL: [&str; 5] = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/// What differs.
#[derive(Debug)]
pub(crate) struct Changed {
    /// The other branch or commit.
    reference: String,
    /// The commit at which both were the same, in short.
    base: String,
    /// The files, from the root on; those that are not there any more, too.
    pub(crate) names: BTreeSet<PathBuf>,
}

impl Changed {
    /// "3 files differ from origin/main since 1a2b3c4; 2 of them were looked at".
    pub(crate) fn words(&self, looked_at: usize) -> String {
        let differ = match self.names.len() {
            1 => "1 file differs".to_owned(),
            count => format!("{count} files differ"),
        };
        let looked = match looked_at {
            0 => "there is nothing to check".to_owned(),
            1 => "1 file was looked at".to_owned(),
            count => format!("{count} files were looked at"),
        };
        format!("{differ} from {} since {}: {looked}", self.reference, self.base)
    }
}

/// Finds what differs from `wanted`, or from the branch that this one is to go to: in the work tree of the current folder,
/// committed or not, and with the new files that git does not ignore. `paths` are what the run is to look at.
pub(crate) fn find(wanted: Option<&str>, paths: &[PathBuf]) -> Result<Changed, CommandError> {
    let root = root()?;
    if let Some(path) = paths.iter().find(|path| path.canonicalize().is_ok_and(|real| !real.starts_with(&root))) {
        let (path, root) = (path.display(), root.display());
        return Err(CommandError(format!("--changed looks into the repository {root} alone, and {path} is not in it")));
    }
    if git::line(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_none() {
        return Err(CommandError("this branch has no commit yet; check without --changed".to_owned()));
    }
    let reference = match wanted {
        Some(name) => name.to_owned(),
        None => usual_reference()?,
    };
    let base = base(&reference)?;
    let diff = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", &base, "--"];
    let differing = git::answer(&diff, &format!("what differs from {reference} cannot be found out"))?;
    let others = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"];
    let others = git::answer(&others, "new files cannot be listed")?;
    let names = git::names(&differing).chain(git::names(&others)).map(|name| root.join(name)).collect();
    let base = git::line(&["rev-parse", "--short", &base])?.unwrap_or(base);
    Ok(Changed { reference, base, names })
}

/// The topmost folder of the work tree.
fn root() -> Result<PathBuf, CommandError> {
    let printed = git::answer(&["rev-parse", "--show-toplevel"], "--changed needs the work tree of a git repository")?;
    let root = git::path(printed.strip_suffix(b"\n").unwrap_or(&printed));
    root.canonicalize().map_err(|error| CommandError(format!("cannot look into {}: {error}", Path::display(&root))))
}

/// The branch that this one is to go to: as GitHub and GitLab say it, or the usual one of the remote.
fn usual_reference() -> Result<String, CommandError> {
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(branch) = said("GITHUB_BASE_REF") {
        return Ok(format!("origin/{branch}"));
    }
    if let Some(commit) = said("CI_MERGE_REQUEST_DIFF_BASE_SHA") {
        return Ok(commit);
    }
    if let Some(branch) = said("CI_MERGE_REQUEST_TARGET_BRANCH_NAME") {
        return Ok(format!("origin/{branch}"));
    }
    for name in USUAL {
        if commit_of(name)?.is_some() {
            // What `origin/HEAD` stands for says more.
            let meant = git::line(&["rev-parse", "--abbrev-ref", name])?;
            return Ok(meant.unwrap_or_else(|| name.to_owned()));
        }
    }
    let words = format!("--changed does not know what to compare with: there is no {}", USUAL.join(", no "));
    Err(CommandError(format!("{words}; name a branch or commit with --changed=REF")))
}

/// The commit that a name stands for, if this clone holds it.
fn commit_of(name: &str) -> Result<Option<String>, CommandError> {
    git::line(&["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")])
}

/// The commit that the current one and `reference` both come from.
fn base(reference: &str) -> Result<String, CommandError> {
    if reference.is_empty() {
        let words = "--changed= names nothing; name a branch or commit, or leave the equals sign out";
        return Err(CommandError(words.to_owned()));
    }
    // A name that begins with a dash would be an option to git; git lets no branch be called so.
    let commit = if reference.starts_with('-') { None } else { commit_of(reference)? };
    let Some(commit) = commit else {
        let hint = match (reference.strip_prefix("origin/"), is_shallow()?) {
            // A clone of one branch keeps no other without being told where.
            (Some(branch), false) => format!("`git fetch origin {branch}:refs/remotes/origin/{branch}` may bring it"),
            (Some(branch), true) => format!(
                "this clone is shallow: fetch branch and history with `git fetch --unshallow origin \
                 {branch}:refs/remotes/origin/{branch}`, or {FETCH_IN_CI}"
            ),
            (None, true) => {
                format!("this clone is shallow: fetch the history with `git fetch --unshallow`, or {FETCH_IN_CI}")
            }
            (None, false) => "`git fetch` may bring it, and `git branch --all` lists what there is".to_owned(),
        };
        return Err(CommandError(format!("`{reference}` is no branch, tag or commit of this repository; {hint}")));
    };
    if let Some(base) = git::line(&["merge-base", &commit, "HEAD"])? {
        return Ok(base);
    }
    let hint = if is_shallow()? {
        format!("this clone is shallow: fetch the history with `git fetch --unshallow`, or {FETCH_IN_CI}")
    } else {
        "name another with --changed=REF".to_owned()
    };
    Err(CommandError(format!("no commit is known that both `{reference}` and this branch come from; {hint}")))
}

fn is_shallow() -> Result<bool, CommandError> {
    Ok(git::line(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
}
